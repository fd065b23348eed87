"""Reads what somebody says of a dispute to be shown the ways out of it: kind, days, what is so, amount.
Not for what is known from a case: composing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from urllib.parse import urlencode

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.routes.names import CONDITIONS, STARTING_FACTS
from maplebridge.rulebook.routes.rules import Situation

FIRST, LAST = date(1992, 1, 1), date(2099, 12, 31)
MOST = Decimal(10) ** 12
BAD_DAY = Text("请填 1992 年以后的日期，如 2026-09-18", "Give a day after 1991, as 2026-09-18")
BAD_AMOUNT = Text("请填金额，如 20000 或 20000.50", "Give an amount, as 20000 or 20000.50")
BAD_CONDITION = Text("没有这种情形", "There is no such condition")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed; empty where nothing was."""

    kind: str = ""
    dates: Mapping[str, str] = field(default_factory=dict)
    has: Sequence[str] = ()
    amount: str = ""


def read_situation(asked: Asked, today: date) -> tuple[Situation, dict[str, Text]]:
    """The situation, without what cannot be read; and what is wrong, by field."""
    wrong: dict[str, Text] = {}
    dates = {}
    for name in STARTING_FACTS:
        day = read_day(asked.dates.get(name, ""), name, wrong)
        if day is not None:
            dates[name] = day
    if not CONDITIONS.keys() >= set(asked.has):
        wrong["has"] = BAD_CONDITION
    has = frozenset(asked.has) & CONDITIONS.keys()
    return Situation(asked.kind, today, dates, has, _amount(asked.amount, wrong)), wrong


def write_query(situation: Situation) -> str:
    """The address part with which the public page asks for the same situation."""
    amount = [] if situation.amount is None else [("amount", f"{situation.amount:f}")]
    days = [(name, day.isoformat()) for name, day in situation.dates.items()]
    has = [("has", name) for name in CONDITIONS if name in situation.conditions]
    return urlencode([("kind", situation.category), *days, *has, *amount])


def read_day(text: str, name: str, wrong: dict[str, Text]) -> date | None:
    """A day as browsers send it; None when there is none or it makes no sense, which is then told."""
    if not text.strip():
        return None
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        day = date.min
    if FIRST <= day <= LAST:
        return day
    wrong[name] = BAD_DAY
    return None


def _amount(text: str, wrong: dict[str, Text]) -> Decimal | None:
    bare = text.strip().replace(",", "").replace("，", "").removesuffix("元")
    if not bare:
        return None
    try:
        amount = Decimal(bare) if bare.isascii() else Decimal(-1)
    except InvalidOperation:
        amount = Decimal(-1)
    if amount.is_finite() and 0 <= amount < MOST:
        return amount
    wrong["amount"] = BAD_AMOUNT
    return None
