"""The shapes of what finds cases: searches, cases alike, voices, looks."""

from datetime import datetime

from maplebridge.doors.api.v1.shapes.cases import Named
from maplebridge.doors.api.v1.shapes.lists import LineOut, Next
from maplebridge.doors.api.v1.shapes.problems import Out


class FoundOut(Out):
    """A page of what was found; `number` when the query is a case number."""

    number: str | None
    cases: list[LineOut]
    next: Next


class OneAlike(Out):
    """An open case like another one; `likeness` of the words from 0 to 1, `metres` away when both have a position."""

    case: LineOut
    likeness: float
    metres: int | None
    voices: int


class AlikeOut(Out):
    """Cases alike."""

    cases: list[OneAlike]


class VoicesOut(Out):
    """The cases merged under a lead; `unseen` are those that the reader may not see."""

    cases: list[LineOut]
    unseen: int


class LookOut(Out):
    """Somebody has looked."""

    unit: Named | None
    role: str
    at: datetime


class LooksOut(Out):
    """Who has looked, the newest first."""

    looks: list[LookOut]
