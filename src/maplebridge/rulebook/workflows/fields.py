"""The standard fields that actions of any workflow may need. Not the fields of one matter: those stand in its form."""

from collections.abc import Mapping

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import Audience, Choice, Field
from maplebridge.rulebook.workflows.definition import FieldType as T


def _choices(*rows: tuple[str, str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(value, Text(zh, en)) for value, zh, en in rows)


OUTCOMES = _choices(
    ("solved", "解决", "Solved"),
    ("partly_solved", "部分解决", "Partly solved"),
    ("explained", "解释说明", "Explained"),
    ("lawful_route", "引导法定途径", "Shown the lawful route"),
    ("not_accepted", "不予受理", "Not accepted"),
    ("merged", "重复合并", "Merged with an earlier case"),
)
SOLVED = _choices(
    ("yes", "解决了", "Solved"), ("partly", "部分解决", "Partly solved"), ("no", "没有解决", "Not solved")
)
SATISFACTION = _choices(
    ("very_satisfied", "非常满意", "Very satisfied"),
    ("satisfied", "满意", "Satisfied"),
    ("neutral", "一般", "Neither"),
    ("dissatisfied", "不满意", "Dissatisfied"),
    ("very_dissatisfied", "非常不满意", "Very dissatisfied"),
)
HOW = _choices(
    ("phone", "电话", "Phone"),
    ("in_person", "当面", "In person"),
    ("visit", "上门", "Visit"),
    ("message", "短信或微信", "Message"),
    ("no_answer", "三次未接通并已发短信", "Three unanswered calls and a message"),
)
LAWFUL_ROUTES = _choices(
    ("litigation", "诉讼", "Court"),
    ("arbitration", "仲裁", "Arbitration"),
    ("reconsideration", "行政复议", "Administrative reconsideration"),
    ("petition", "信访", "Petition"),
    ("police", "公安机关", "Police"),
    ("discipline", "纪检监察机关", "Discipline inspection"),
    ("other_county", "其他县区", "Another county"),
    ("other", "其他途径", "Another route"),
)
PAUSE_REASONS = _choices(
    ("waiting_for_papers", "等待补正材料", "Waiting for papers"),
    ("appraisal", "鉴定、检测期间", "Appraisal or testing under way"),
    ("litigation", "诉讼、仲裁、复议期间", "Court, arbitration or reconsideration under way"),
    ("public_notice", "公示公告期间", "Public notice under way"),
    ("force_majeure", "不可抗力", "Force majeure"),
    ("resident_asked", "群众要求暂缓", "The resident asked to wait"),
)
AGREES = _choices(("yes", "同意", "Agree"), ("no", "不同意", "Disagree"))
GROUNDS = _choices(
    ("consent", "本人或监护人同意", "Consent of the person or guardian"),
    ("law", "法律规定", "A law"),
)

_STAFF: tuple[Audience, ...] = ("staff",)
_ALL = (
    Field("unit", T.UNIT, Text("承办单位", "Unit")),
    Field("units", T.UNITS, Text("单位", "Units")),
    Field("excluded", T.UNITS, Text("回避单位", "Units kept out"), seen_by=_STAFF),
    Field("right_unit", T.UNIT, Text("应由哪个单位办理", "The right unit")),
    Field("lead", T.TEXT, Text("主案编号", "Number of the lead case"), seen_by=_STAFF, longest=400),
    Field("person", T.PERSON, Text("人员", "Person"), seen_by=_STAFF),
    Field("place", T.PLACE, Text("地点", "Place")),
    Field("matter", T.MATTER, Text("事项", "Matter")),
    Field("reason", T.LONG_TEXT, Text("理由", "Reason"), words=True),
    Field("text", T.LONG_TEXT, Text("内容", "Text"), words=True),
    Field("papers", T.PAPERS, Text("材料", "Papers"), words=True),
    Field("files", T.FILES, Text("附件", "Files"), words=True),
    Field("evidence", T.FILES, Text("办理凭证", "Evidence"), words=True),
    Field("result", T.LONG_TEXT, Text("办理结果", "Result"), words=True, longest=20_000),
    Field("outcome", T.CHOICE, Text("结论", "Outcome"), choices=OUTCOMES),
    Field("arrive_by", T.MOMENT, Text("到场时限", "Arrive by")),
    Field("how", T.CHOICE, Text("联系方式", "How"), choices=HOW),
    Field("lawful_route", T.CHOICE, Text("正确途径", "The lawful route"), choices=LAWFUL_ROUTES),
    Field(
        "solved",
        T.CHOICE,
        Text("问题是否解决", "Is it solved"),
        choices=SOLVED,
        seen_by=("resident", "circle"),
    ),
    Field(
        "satisfaction",
        T.CHOICE,
        Text("是否满意", "Are you satisfied"),
        choices=SATISFACTION,
        seen_by=("resident", "circle"),
    ),
    Field("rating_secret", T.SECRET, Text("评价凭证", "Rating link"), seen_by=("resident",)),
    Field("language", T.TEXT, Text("当事人语言", "Language"), longest=20),
    Field("extension", T.TEXT, Text("延期种类", "Extension"), longest=60),
    Field("next_promise", T.DATE, Text("下次答复日期", "Next promised date")),
    Field("exception", T.LONG_TEXT, Text("例外说明", "Why an exception"), words=True, seen_by=_STAFF),
    Field("agrees", T.CHOICE, Text("是否同意", "Agree or not"), choices=AGREES),
    Field("pause_reason", T.CHOICE, Text("暂停事由", "Why it pauses"), choices=PAUSE_REASONS),
    Field("clock", T.TEXT, Text("时限", "Clock"), longest=60),
    Field("turn", T.INTEGER, Text("第几次", "Which turn")),
    Field("ground", T.CHOICE, Text("依据", "Ground"), choices=GROUNDS),
    Field("ground_basis", T.TEXT, Text("法律条文或同意书", "Law or paper of consent"), words=True),
    Field("purpose", T.LONG_TEXT, Text("目的", "Purpose"), words=True),
    Field("until", T.DATE, Text("到期日", "Until")),
)

FIELDS: Mapping[str, Field] = {each.name: each for each in _ALL}
