"""The shapes of drives and of the duty list: as everybody may read them, and of a drive's board for staff."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from maplebridge.doors.api.v1.shapes.cases import Named, StateOut
from maplebridge.doors.api.v1.shapes.problems import Both, Out

DutyMonth = Annotated[
    str,
    Field(pattern=r"^([0-9]{4}-[0-9]{2})?$", description="This month or one of the twelve before, as 2026-10."),
]
DriveState = Literal["draft", "running", "ended", "published"]
Batch = Annotated[str, Field(pattern=r"^(cases|disputes|aid|publicity|measures)?$", description="One of the batches.")]


class YuanOut(Out):
    """An exact sum of one kind of money; null where too few cases lie behind it to tell it."""

    label: Both
    yuan: Decimal | None


class DriveNumbersOut(Out):
    """What the whole list, or that of one team, came to; null where a number is too small to be told, or would give
    such a one away. `name` and `unit` are null for the whole."""

    name: Both | None
    unit: Both | None
    cases: int | None
    touched: int | None
    finished: int | None
    money: list[YuanOut]


class MeasureOut(Out):
    """In how many cases a kind of measure was taken; null when fewer than ten."""

    label: Both
    cases: int | None


class DriveOut(Out):
    """A drive as its result was published; nothing that happened later changes it."""

    id: UUID
    name: str
    purpose: str
    unit: Both
    first_day: date
    last_day: date
    as_of: datetime
    published_at: datetime
    total: DriveNumbersOut
    teams: list[DriveNumbersOut]
    measures: list[MeasureOut]


class DrivesOut(Out):
    """The drives whose result is out, the newest first."""

    drives: list[DriveOut]


class MyDriveOut(Out):
    """A drive that you may see. `days_left` counts today; `runs` whether you may organise it."""

    id: UUID
    name: str
    purpose: str
    unit: Named | None
    state: DriveState
    first_day: date
    last_day: date
    days_left: int
    runs: bool


class MyDrivesOut(Out):
    """The drives that you may see, the newest first."""

    drives: list[MyDriveOut]


class MoneyOfDriveOut(Out):
    """An exact sum of one kind of money, as text."""

    kind: str
    label: Both
    yuan: Decimal


class TakenMeasureOut(Out):
    """A kind of measure: in how many cases it was taken, or how often on one."""

    kind: str
    label: Both
    many: int


class TallyOut(Out):
    """What some cases have come to."""

    cases: int
    touched: int
    finished: int
    measures: list[TakenMeasureOut]
    money: list[MoneyOfDriveOut]


class TeamOfDriveOut(Out):
    """A team with who works in it."""

    number: int
    name: str
    unit: Named | None
    share: int
    members: list[str]
    tally: TallyOut


class CaseOfDriveOut(Out):
    """A case on the list as you may know of it: one that you may not open has no title."""

    number: str
    title: str | None
    matter: Named
    state: StateOut
    place: Named
    team: int
    removed: bool
    touched: bool
    finished: bool
    measures: list[TakenMeasureOut]
    money: list[MoneyOfDriveOut]
    last_at: datetime | None


class DecisionOut(Out):
    """A change of the fixed list: who decided it, when and why. `team` is the one that the case has, or had."""

    kind: Literal["added", "removed", "put_back", "moved"]
    number: str
    team: int
    reason: str
    by: str
    at: datetime


class BoardOut(MyDriveOut):
    """The table of a drive: read from the journals of its cases. While it is set up only the teams are there."""

    days: int
    total: TallyOut
    teams: list[TeamOfDriveOut]
    cases: list[CaseOfDriveOut]
    decisions: list[DecisionOut]


class StandingOut(Out):
    """How many problems of a batch, or of a unit, wait to be claimed, are in hand, late, and off the list."""

    code: str
    name: Both
    waiting: int
    in_hand: int
    late: int
    done: int


class DutyResultOut(Out):
    """A result as it was made public, in words that a second person has checked."""

    batch: Both
    unit: Both
    title: str
    words: str
    told_on: date
    outcome: Both
    settled: Both | None


class DutiesOut(Out):
    """The duty list now, and the results of one month, the newest first."""

    month: str
    batches: list[StandingOut]
    units: list[StandingOut]
    results: list[DutyResultOut]
