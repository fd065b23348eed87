"""The shapes of lawful routes out of a dispute."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from maplebridge.doors.api.v1.shapes.problems import Both, Out
from maplebridge.rulebook.routes.names import CONDITIONS, STARTING_FACTS

Kind = Annotated[str, Field(pattern=r"^[0-9]{4}$", description="Category of the dispute, four digits.")]
Has = Annotated[
    str,
    Field(max_length=400, description=f"What is so, separated by commas: {', '.join(CONDITIONS)}."),
]
Days = Annotated[
    str,
    Field(
        max_length=600,
        description=f"Days that limits are counted from, as name:2026-09-18, by commas: {', '.join(STARTING_FACTS)}.",
    ),
]
Amount = Annotated[str, Field(max_length=20, description="Yuan in dispute.")]


class RoutePaperOut(Out):
    """Something to bring, and the rule that asks for it, if one does."""

    zh: str
    en: str
    basis: Both | None


class LimitOut(Out):
    """A time limit in words; `last_day` once the day it is counted from is known. A court has the last word."""

    words: Both
    starts: str
    amount: int
    unit: Literal["W", "D", "month", "year"]
    starts_on: date | None
    last_day: date | None
    days_left: int | None
    provisional: bool
    basis: Both


class PriceOut(Out):
    """What it costs in yuan; no numbers where nobody can say beforehand."""

    words: Both
    least: Decimal | None
    most: Decimal | None
    halved: Decimal | None
    basis: Both | None


class RouteOut(Out):
    """A way out of a dispute, and how it stands: `waits_for` and `closed_by` are names of conditions."""

    name: str
    to: str
    title: Both
    plain: Both
    where: Both
    state: Literal["open", "not_yet", "too_late", "closed_by"]
    waits_for: list[str]
    closed_by: list[str]
    limits: list[LimitOut]
    price: PriceOut
    papers: list[RoutePaperOut]
    leads_to: list[str]
    closes: list[str]
    basis: list[Both]


class RoutesOut(Out):
    """The ways of one kind of dispute, open ones first; `caution` goes with them wherever they are shown."""

    rules: int
    kind: str
    caution: Both
    routes: list[RouteOut]
