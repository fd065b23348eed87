"""The standard fields that actions of any workflow may need. Not the fields of one matter: those stand in its form."""

from collections.abc import Mapping

from maplebridge.directory.units.licences import LICENCES
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
"""What a request may come to. Other processes list their own in their files."""
ALL_OUTCOMES = OUTCOMES + _choices(
    ("agreement", "达成协议", "Agreement"),
    ("settled_withdrawal", "和解撤回", "Settled and withdrawn"),
    ("no_agreement", "未达成协议", "No agreement"),
    ("withdrawn", "撤回", "Withdrawn"),
    ("granted", "准予", "Granted"),
    ("not_granted", "不予准许", "Not granted"),
    ("terminated", "终止", "Terminated"),
)
"""With those that come of disputes and applications, for whoever has to name an outcome."""
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

SIDES = _choices(
    ("applicant", "申请方", "Applicant"),
    ("respondent", "被申请方", "Respondent"),
    ("third", "第三方", "Third party"),
)
PARTY_KINDS = _choices(
    ("resident", "居民", "Resident"),
    ("company", "企业或其他组织", "Company or organisation"),
    ("unit", "行政机关", "Public authority"),
)
WILLING = _choices(("yes", "愿意", "Willing"), ("no", "不愿意", "Not willing"))
FORMS_OF_SESSION = _choices(
    ("joint", "面对面", "Face to face"),
    ("back_to_back", "背靠背", "Back to back"),
    ("phone", "电话", "By phone"),
    ("video", "视频", "By video"),
)
FOUND = _choices(
    ("confirmed", "属实", "Confirmed"),
    ("not_solved", "未解决", "Not solved"),
)
LICENCE_CHOICES = tuple(Choice(name, label) for name, label in LICENCES.items())

_STAFF: tuple[Audience, ...] = ("staff",)


def _of_party(name: str, kind: T, label: Text, purpose: Text) -> Field:
    return Field(name, kind, label, words=True, personal=True, purpose=purpose, longest=200)


def _amounts(*rows: tuple[str, str, str]) -> tuple[Field, ...]:
    return tuple(Field(name, T.YUAN, Text(zh, en)) for name, zh, en in rows)


AMOUNTS = ("claimed", "agreed", "performed", "recovered", "waived", "paid")
"""Fields of money that roll up, in yuan: on whatever action of whatever workflow they stand."""

_ALL = (
    Field("unit", T.UNIT, Text("承办单位", "Unit")),
    Field("units", T.UNITS, Text("单位", "Units")),
    Field("excluded", T.UNITS, Text("回避单位", "Units kept out"), seen_by=_STAFF),
    Field("excluded_person", T.PERSON, Text("回避人员", "Person kept out"), seen_by=_STAFF),
    Field("right_unit", T.UNIT, Text("应由哪个单位办理", "The right unit")),
    Field("lead", T.TEXT, Text("主案编号", "Number of the lead case"), seen_by=_STAFF, longest=400),
    Field("person", T.PERSON, Text("人员", "Person"), seen_by=_STAFF),
    Field("place", T.PLACE, Text("地点", "Place")),
    Field("matter", T.MATTER, Text("事项", "Matter")),
    Field("reason", T.LONG_TEXT, Text("理由", "Reason"), words=True),
    Field("text", T.LONG_TEXT, Text("内容", "Text"), words=True),
    Field("trip_reason", T.LONG_TEXT, Text("为什么要再跑一趟", "Why they had to come again"), words=True, longest=500),
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
    Field("side", T.CHOICE, Text("哪一方", "Which side"), choices=SIDES),
    Field("party_kind", T.CHOICE, Text("当事人类型", "Kind of party"), choices=PARTY_KINDS),
    _of_party(
        "party_name",
        T.PERSON_NAME,
        Text("当事人姓名或名称", "Name of the party"),
        Text("写入调解文书", "For the papers"),
    ),
    _of_party(
        "party_phone", T.PHONE, Text("当事人电话", "Phone of the party"), Text("联系当事人", "To reach the party")
    ),
    _of_party(
        "party_id_number",
        T.ID_NUMBER,
        Text("当事人身份证号", "Identity number of the party"),
        Text("核对身份", "To know who it is"),
    ),
    _of_party(
        "party_address",
        T.ADDRESS,
        Text("当事人住址", "Address of the party"),
        Text("写入文书、送达", "For papers and their delivery"),
    ),
    _of_party(
        "representative",
        T.PERSON_NAME,
        Text("代理人姓名", "Representative"),
        Text("核对代理权限", "To know who acts for the party"),
    ),
    Field("party_language", T.TEXT, Text("当事人语言", "Language of the party"), longest=20),
    Field("party", T.PARTY, Text("当事人", "Party")),
    Field("willing", T.CHOICE, Text("是否愿意", "Willing or not"), choices=WILLING),
    Field("terms", T.TERMS, Text("约定事项", "Terms")),
    Field("term", T.TERM, Text("哪一项约定", "Which term")),
    Field("session_at", T.MOMENT, Text("调解时间", "Time of the session")),
    Field("session_form", T.CHOICE, Text("调解方式", "Form of the session"), choices=FORMS_OF_SESSION),
    Field("next_matter", T.MATTER, Text("转为哪个事项", "Goes on as")),
    Field("licence", T.CHOICE, Text("鉴定类别", "Kind of appraisal"), choices=LICENCE_CHOICES),
    Field("found", T.CHOICE, Text("复核结果", "What was found"), choices=FOUND),
    *_amounts(
        ("claimed", "请求金额（元）", "Claimed, yuan"),
        ("agreed", "协议金额（元）", "Agreed, yuan"),
        ("performed", "已履行金额（元）", "Performed, yuan"),
        ("recovered", "挽回金额（元）", "Recovered, yuan"),
        ("waived", "减免金额（元）", "Waived, yuan"),
        ("paid", "支付金额（元）", "Paid, yuan"),
    ),
)

FIELDS: Mapping[str, Field] = {each.name: each for each in _ALL}
