"""Every figure as data: what it is called, what it counts, by which moment. Not for counting: the statement counts.

A measure is a name that facts.sql gives to something that happened to a case; a figure shows one measure, or one as a
share of another.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from maplebridge.ground.words.text import Text

BY_OPENING = Text("按登记时间", "by when it was received")
BY_END = Text("按办结时间", "by when it ended")
BY_DUE = Text("按到期时间", "by when it was due")
BY_START = Text("按首次派单时间", "by when it was first dispatched")
BY_RATING = Text("按评价时间", "by when it was rated")
AS_OF_NOW = Text("此刻", "at this moment")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that pages show. `measure` opens the cases behind it; of a rate it is the numerator and `of` the
    denominator, and `missing` opens those that the rate lacks. `good` says which way is better: 1 up, -1 down, 0
    neither. Figures `of_ratings` are for those alone who may read ratings."""

    name: str
    label: Text
    formula: Text
    moment: Text
    measure: str
    of: str = ""
    missing: str = ""
    good: int = 0
    of_ratings: bool = False
    stock: bool = False


COUNTS = (
    Figure("received", Text("受理", "Received"), Text("登记的案件", "cases brought in"), BY_OPENING, "received"),
    Figure(
        "closed",
        Text("办结", "Closed"),
        Text("办结的案件，不含不予受理和撤回", "cases ended, without refused and withdrawn ones"),
        BY_END,
        "closed",
        good=1,
    ),
    Figure("open", Text("在办", "Open"), Text("未结束的案件", "cases not ended"), AS_OF_NOW, "open", stock=True),
    Figure(
        "overdue",
        Text("已超时", "Overdue"),
        Text("在办且单位有任一时限已过的案件", "open cases in which a limit that binds a unit has run out"),
        AS_OF_NOW,
        "overdue",
        good=-1,
        stock=True,
    ),
    Figure(
        "due_soon",
        Text("即将超时", "Due soon"),
        Text("在办、时限已用 80% 以上而未超时的案件", "open cases with 80 % of a limit used, none run out"),
        AS_OF_NOW,
        "due_soon",
        good=-1,
        stock=True,
    ),
    Figure(
        "refused",
        Text("不予受理", "Refused"),
        Text("依法不予受理而结束的案件，单列，不进入解决率", "lawfully refused; apart, not in the solved rate"),
        BY_END,
        "refused",
    ),
    Figure(
        "withdrawn",
        Text("撤回", "Withdrawn"),
        Text("来访人自己撤回的案件", "cases that whoever brought them withdrew"),
        BY_END,
        "withdrawn",
    ),
)
RATES = (
    Figure(
        "signed",
        Text("签收率", "Signed in time"),
        Text("按时签收（含按时退单）÷ 应签收", "signed, or returned with reasons, in time ÷ due to sign"),
        BY_DUE,
        "sign_met",
        "sign_due",
        "sign_missed",
        good=1,
    ),
    Figure(
        "responded",
        Text("响应率", "Response rate"),
        Text(
            "按时真实联系 ÷ 应联系；三次未接通并发短信计作联系，没联系就办完的不计",
            "really contacted in time ÷ due; three unanswered calls and a message count, finishing without does not",
        ),
        BY_DUE,
        "contact_met",
        "contact_due",
        "contact_missed",
        good=1,
    ),
    Figure(
        "on_time",
        Text("按时办结率", "On-time rate"),
        Text("按时办完 ÷ 全部到期，含到期仍未办完的", "done in time ÷ all due, those still open too"),
        BY_DUE,
        "answer_met",
        "answer_due",
        "answer_missed",
        good=1,
    ),
    Figure(
        "extended",
        Text("延期率", "Extension rate"),
        Text("到期件中延过期的 ÷ 全部到期；与按时办结率并列", "of those due, extended ones ÷ all; read with on-time"),
        BY_DUE,
        "answer_extended",
        "answer_due",
        good=-1,
    ),
    Figure(
        "solved",
        Text("解决率", "Solved rate"),
        Text("群众确认已解决 ÷ 有效评价，每次评价都算", "resident says solved ÷ valid ratings; every rating counts"),
        BY_RATING,
        "rated_solved",
        "rated",
        "rated_unsolved",
        good=1,
        of_ratings=True,
    ),
    Figure(
        "satisfied",
        Text("满意率", "Satisfaction"),
        Text(
            "（非常满意＋满意）÷ 有效评价；未评价不算满意",
            "(very satisfied + satisfied) ÷ valid ratings; unrated is never satisfied",
        ),
        BY_RATING,
        "rated_satisfied",
        "rated",
        "rated_dissatisfied",
        good=1,
        of_ratings=True,
    ),
    Figure(
        "rated",
        Text("参评率", "Rated share"),
        Text("已评价 ÷ 评价期已结束的请评", "rated ÷ requests to rate that are over"),
        BY_RATING,
        "rated",
        "rating_asked",
        "unrated",
        of_ratings=True,
    ),
    Figure(
        "accurate",
        Text("首派准确率", "Dispatch accuracy"),
        Text("首次派单未被退回 ÷ 首次派单", "first dispatch not returned ÷ first dispatches"),
        BY_START,
        "dispatch_kept",
        "dispatched",
        "dispatch_returned",
        good=1,
    ),
    Figure(
        "returned",
        Text("退单率", "Return rate"),
        Text("办结件中被退过单的 ÷ 办结", "of those closed, once returned by a unit ÷ closed"),
        BY_END,
        "closed_returned",
        "closed",
        good=-1,
    ),
    Figure(
        "redone",
        Text("重办率", "Redo rate"),
        Text("办结件中重办过的 ÷ 办结", "of those closed, worked on again ÷ closed"),
        BY_END,
        "closed_redone",
        "closed",
        good=-1,
    ),
    Figure(
        "repeated",
        Text("重复率", "Repeat rate"),
        Text(
            "同一村（网格）同类事 30 天内再次登记 ÷ 受理；只看地点和事项，不看人",
            "same place and category again within 30 days ÷ received; about places, not people",
        ),
        BY_OPENING,
        "repeated",
        "received",
        good=-1,
    ),
    Figure(
        "near",
        Text("就地解决率", "Settled nearby"),
        Text("由网格或村办结 ÷ 办结", "settled by grid or village ÷ closed"),
        BY_END,
        "closed_near",
        "closed",
        good=1,
    ),
    Figure(
        "settlement",
        Text("化解率", "Settlement rate"),
        Text(
            "（达成协议＋和解撤回）÷ 调解结束的纠纷，含一方不愿、撤回和终止的；不予受理和移交的不计",
            "(agreement + settled and withdrawn) ÷ disputes concluded, those declined, withdrawn or stopped too; "
            "not those refused or handed over",
        ),
        Text("按调解结束时间", "by when mediation was concluded"),
        "concluded_settled",
        "concluded",
        "concluded_unsettled",
        good=1,
    ),
    Figure(
        "settled_near",
        Text("村内化解率", "Settled in the village"),
        Text("由村一级调解组织化解 ÷ 化解的纠纷", "settled by a body of the village ÷ disputes settled"),
        Text("按调解结束时间", "by when mediation was concluded"),
        "settled_near",
        "concluded_settled",
        good=1,
    ),
    Figure(
        "performed",
        Text("履行率", "Performance rate"),
        Text(
            "已履行的约定 ÷ 到期的约定，迟履行也算履行；作废的不计",
            "terms performed, late ones too ÷ terms due; void ones do not count",
        ),
        BY_DUE,
        "term_performed",
        "term_due",
        "term_open",
        good=1,
    ),
    Figure(
        "followed_up",
        Text("回访率", "Follow-up rate"),
        Text("回访到人 ÷ 应回访；未接通不算", "reached ÷ should be reached; an unanswered call does not count"),
        BY_DUE,
        "follow_reached",
        "follow_due",
        "follow_missed",
        good=1,
    ),
)
FIGURES: Mapping[str, Figure] = {figure.name: figure for figure in (*COUNTS, *RATES)}
MEASURES: Mapping[str, Figure] = {
    **{measure: figure for figure in RATES for measure in (figure.of, figure.missing) if measure},
    **{figure.measure: figure for figure in RATES},
    **{figure.measure: figure for figure in COUNTS},
}
"""Which figure a measure belongs to: the count if there is one."""
