"""The shapes of re-checks: what a unit has to look at again, what was found, and proof of a lot."""

from datetime import date, datetime

from maplebridge.doors.api.v1.shapes.cases import Named
from maplebridge.doors.api.v1.shapes.problems import Both, Out


class RecheckOut(Out):
    """A closed case that one of your units was drawn for: say what is found by the action `recheck` of the case until
    `due_at`. `arrived`: somebody of the unit has signed in."""

    number: str
    title: str
    matter: Named
    place: Named
    unit: Named | None
    closed_at: datetime
    due_at: datetime
    late: bool
    arrived: bool


class RechecksOut(Out):
    """What your units have to look at again, the most urgent first."""

    rechecks: list[RecheckOut]


class ResultOut(Out):
    """In how many cases one result was found."""

    result: str
    label: Both
    cases: int


class ConfirmedOut(Out):
    """The share found as told of those looked at again, with its interval of 95 per cent after Wilson. Null where fewer
    than ten lie behind it."""

    of: int
    percent: str | None
    low: float | None
    high: float | None


class ResultsOut(Out):
    """What became of cases of a place that closed in a period: how many had a lot, and the results of those drawn."""

    place: str
    first: date
    last: date
    lots: int
    results: list[ResultOut]
    overdue: int
    confirmed: ConfirmedOut


class LotOut(Out):
    """One lot worked out again: `genuine` when the county's keys give the same, `fell_at` where it fell from 0 to 100,
    drawn when below `share`, `as_recorded` when that is what was written down. `why`: what came of it, if drawn."""

    seq: int
    closed_at: datetime
    lot: str
    genuine: bool
    fell_at: float
    share: int
    drawn: bool
    as_recorded: bool
    unit: Named | None
    why: Both | None
    found: str | None


class LotsOut(Out):
    """Every lot of a case, the oldest first."""

    number: str
    lots: list[LotOut]
