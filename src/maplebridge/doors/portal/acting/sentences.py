"""What a resident's action means, in a sentence. Not for its name: the rulebook says that."""

from collections.abc import Mapping

from maplebridge.ground.words.text import Text

SENTENCES: Mapping[str, Text] = {
    "supply": Text("材料补齐后继续办理，时限接着算。", "With these papers it goes on, and the time limit runs again."),
    "rate": Text("没有解决就退回重办。办理人员看不到您的评价。", "Unsolved means done again. Handlers do not see it."),
    "object": Text("县中心会重新核查，书面答复您。", "The county centre looks again and answers in writing."),
    "contest": Text("县中心会复核为什么没有受理。", "The county centre reviews why it was not accepted."),
    "legal_aid.object": Text(
        "由司法局审查，五日内书面答复您。", "The Justice Bureau examines it and answers in writing within five days."
    ),
    "appraisal.object": Text(
        "由县领导另行复核，五个工作日内答复您。",
        "A leader of the county reviews it and answers within five working days.",
    ),
    "bring_material": Text("材料补齐后继续鉴定，时限接着算。", "The appraisal goes on, and the time limit runs again."),
    "go_on_paying": Text(
        "鉴定费由您自己付，鉴定机构会先告诉您多少。", "You pay the fee; the institute tells you first how much."
    ),
    "ask_change": Text("由法律援助中心决定是否更换，会告诉您结果。", "The legal aid centre decides and tells you."),
    "withdraw": Text("撤回后不再办理，记录会保留。", "It will not be handled any more; the record stays."),
    "note": Text("补充的话会马上送到办理人员。", "What you add reaches the handlers at once."),
    "attach": Text(
        "可以传照片、录音、PDF。照片里的位置信息会去掉。", "Photos, recordings, PDF; photos lose their position."
    ),
    "correct": Text("原来写的会留底，以新的为准。", "What you wrote first is kept; the new words count."),
    "seal_identity": Text("承办人员将看不到您是谁。", "Those who handle it will not see who you are."),
}


def sentence_of(workflow: str, action: str) -> Text | None:
    """What it means to take `action` in a process; None when its name says all."""
    return SENTENCES.get(f"{workflow}.{action}", SENTENCES.get(action))
