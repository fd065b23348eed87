"""What entrances, marks, languages and degrees of secrecy are called on the desk's pages. Not for what rules name."""

from collections.abc import Iterable, Mapping

from maplebridge.ground.words.text import Text

CHANNELS: Mapping[str, Text] = {
    "phone_page": Text("手机网页", "Phone page"),
    "plate": Text("门牌码", "Door plate"),
    "window": Text("窗口", "Window"),
    "hotline": Text("热线", "Hotline"),
    "grid": Text("网格员", "Grid worker"),
    "mini_programme": Text("小程序", "Mini-programme"),
    "chat_group": Text("微信群", "Chat group"),
    "province": Text("省级平台", "Province"),
    "bulk": Text("批量导入", "In bulk"),
    "api": Text("接口", "API"),
    "replay": Text("历史回放", "Replayed"),
}
SOURCES: Mapping[str, Text] = {
    "risk": Text("险源", "Risks"),
    "lawsuit": Text("诉源", "Lawsuits"),
    "police": Text("警源", "Police"),
    "petition": Text("访源", "Petitions"),
}
SECRECY: Mapping[str, Text] = {
    "identity_sealed": Text("身份保密", "Identity sealed"),
    "case_sealed": Text("密", "Sealed"),
}
MARKS: Mapping[str, tuple[Text, str]] = {
    "chased": (Text("督办待回复", "Chased"), "red"),
    "overdue": (Text("超时过", "Was late"), "amber"),
    "call_missed": (Text("吹哨未报到", "Call missed"), "red"),
    "returned": (Text("退过单", "Returned once"), "amber"),
    "cannot_be_returned": (Text("不可再退", "Not returnable"), "grey"),
    "extension_asked": (Text("延期待批", "More time asked"), "amber"),
    "redone": (Text("重办", "Redone"), "amber"),
    "objected": (Text("有异议", "Objected"), "red"),
    "escalated": (Text("已升级", "Escalated"), "red"),
    "reported_upward": (Text("上报件", "Reported up"), "grey"),
    "unsupplied": (Text("未补材料", "Papers not brought"), "grey"),
}
"""Marks that a clerk should see at once, in the order in which they are shown, with their colour."""
LANGUAGES: Mapping[str, Text] = {
    "zh": Text("汉语", "Chinese"),
    "hmd": Text("苗语", "Miao"),
    "yig": Text("彝语", "Yi"),
    "pcc": Text("布依语", "Bouyei"),
}
SEALED_TITLE = Text("（保密案件）", "(sealed case)")
NO_TITLE = Text("（无标题）", "(no title)")


def name_of(names: Mapping[str, Text], code: str) -> Text:
    """What `code` is called; itself where nobody named it."""
    return names.get(code) or Text(code, code)


def badges_of(marks: Iterable[str], secrecy: str) -> list[tuple[Text, str]]:
    """Secrecy and marks as (words, colour)."""
    held = set(marks)
    sealed = [(SECRECY[secrecy], "grey")] if secrecy in SECRECY else []
    return [*sealed, *(shown for mark, shown in MARKS.items() if mark in held)]
