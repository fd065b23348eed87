"""What may be done with an activity and when, and what its report must say. Pure. Not for rights of people."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation

from maplebridge.ground.words.fault import Conflict, Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.matters.activity_kinds import FigureSpec

STATES: Mapping[str, Text] = {
    "planned": Text("已计划", "Planned"),
    "open": Text("可报名", "Open for sign-up"),
    "held": Text("已举办", "Held"),
    "reported": Text("已填报", "Reported"),
    "cancelled": Text("已取消", "Cancelled"),
}
COLOURS: Mapping[str, str] = {
    "planned": "grey",
    "open": "blue",
    "held": "amber",
    "reported": "green",
    "cancelled": "red",
}
STEPS: Mapping[str, tuple[frozenset[str], str]] = {
    "open_sign_up": (frozenset({"planned"}), "open"),
    "close_sign_up": (frozenset({"open"}), "planned"),
    "hold": (frozenset({"planned", "open"}), "held"),
    "report": (frozenset({"planned", "open", "held", "reported"}), "reported"),
    "cancel": (frozenset({"planned", "open"}), "cancelled"),
    "change": (frozenset({"planned", "open"}), ""),
}
"""What may be done from which states, and to which it leads; "" stays where it is. A report may be corrected."""
AFTER_START = frozenset({"hold", "report"})
BEFORE_START = frozenset({"open_sign_up"})
LARGEST = Decimal(10) ** 9
PLACES = {"integer": 0, "decimal": 1, "yuan": 2}
NOT_NOW = Text("活动现在的状态不能这样做，请刷新页面", "The activity has moved on; look at the page again")
NOT_BEGUN = Text("活动还没有开始", "The activity has not begun yet")
BEGUN = Text("活动已经开始", "The activity has begun")
NO_FIGURE = Text("请填写这一项，没有就填 0", "Fill this in; 0 where there was none")
NOT_A_NUMBER = Text("请填写数字，不能是负数", "A number, please, and not below zero")
NOT_WHOLE = Text("请填写整数", "A whole number, please")
TOO_FINE = Text("小数位太多", "Too many decimal places")
TOO_LARGE = Text("数字太大", "That is too large")


def check_step(step: str, state: str, starts_at: datetime, now: datetime) -> str:
    """The state in which an activity is after `step`. Raises Conflict or Fault when it may not be taken now."""
    states, to = STEPS[step]
    if state not in states:
        raise Conflict("not_now", NOT_NOW)
    if step in AFTER_START and now < starts_at:
        raise Fault("not_begun", NOT_BEGUN)
    if step in BEFORE_START and now >= starts_at:
        raise Fault("begun", BEGUN)
    return to or state


def read_figures(specs: Sequence[FigureSpec], said: Mapping[str, str]) -> dict[str, str]:
    """The figures of a report as decimal text: all that its kind asks for, zero too. Raises Fault naming the field."""
    return {spec.name: str(read_figure(spec, said.get(spec.name, ""))) for spec in specs}


def read_figure(spec: FigureSpec, said: str) -> Decimal:
    """One figure by its type. Raises Fault naming it."""
    field, text = f"figures.{spec.name}", said.strip().replace(",", "").replace("，", "")
    if not text:
        raise Fault("missing", NO_FIGURE, field=field)
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise Fault("not_a_number", NOT_A_NUMBER, field=field) from None
    if not number.is_finite() or number < 0:
        raise Fault("not_a_number", NOT_A_NUMBER, field=field)
    if number > LARGEST:
        raise Fault("too_large", TOO_LARGE, field=field)
    rounded = number.quantize(Decimal(1).scaleb(-PLACES[spec.type]))
    if rounded != number:
        raise Fault("not_whole" if spec.type == "integer" else "too_fine",
                    NOT_WHOLE if spec.type == "integer" else TOO_FINE, field=field)  # fmt: skip
    return rounded


def may_come_in(capacity: int | None, taken: int) -> bool:
    """Whether one more has a place; otherwise they wait."""
    return capacity is None or taken < capacity
