"""The shapes of money: of one case, of a place or unit, and what everybody may know."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from maplebridge.doors.api.v1.shapes.cases import Named
from maplebridge.doors.api.v1.shapes.problems import Both, Out

PeriodName = Annotated[
    str,
    Field(
        max_length=40,
        description="today, 7d, 30d, month, last_month, 90d, year, or days such as 2026-01-01..2026-03-31.",
    ),
]
MonthName = Annotated[
    str,
    Field(pattern=r"^([0-9]{4}-[0-9]{2})?$", description="A month that is over, as 2026-10; the last one if empty."),
]


class KindOut(Out):
    """A kind of money and what is counted under it."""

    kind: str
    label: Both
    meaning: Both


class CaseAmountOut(Out):
    """What one case amounts to, in one kind of money."""

    kind: str
    label: Both
    yuan: Decimal


class CaseMoneyOut(Out):
    """What a case amounts to; only what there is."""

    number: str
    amounts: list[CaseAmountOut]


class AmountOut(Out):
    """A sum of one kind of money, and in how many cases it was said; a case counts once in each month."""

    kind: str
    yuan: Decimal
    cases: int


class PartOut(Out):
    """The money of one place, category or matter."""

    part: Named
    amounts: list[AmountOut]


class ShareOut(Out):
    """One kind of money as a share of another, in per cent."""

    label: Both
    percent: Decimal


class MoneyOut(Out):
    """The money of a place with all below it, or of the cases that a unit has, in whole months. Parts are those of a
    place; `apart` is money of sealed cases, told for the whole county alone and of ten cases a month at least."""

    place: str | None
    unit: Named | None
    first_month: date
    last_month: date
    kinds: list[KindOut]
    total: list[AmountOut]
    shares: list[ShareOut]
    places: list[PartOut]
    categories: list[PartOut]
    matters: list[PartOut]
    apart: list[AmountOut]


class ToldOut(Out):
    """A sum that everybody may know; null where fewer than ten cases lie behind it or it would give such a one away."""

    kind: str
    yuan: Decimal | None


class ToldPartOut(Out):
    """What everybody may know of one town or group of categories."""

    part: Named
    amounts: list[ToldOut]


class PublicMoneyOut(Out):
    """The money of a county in one month that is over."""

    month: str
    kinds: list[KindOut]
    total: list[ToldOut]
    towns: list[ToldPartOut]
    groups: list[ToldPartOut]
