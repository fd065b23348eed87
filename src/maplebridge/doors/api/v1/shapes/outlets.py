"""The shapes of outlets and of what units took in for others."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from maplebridge.doors.api.v1.shapes.cases import Named
from maplebridge.doors.api.v1.shapes.lists import Next
from maplebridge.doors.api.v1.shapes.problems import Both, Out

Standing = Annotated[Literal["open", "ended", "all"], Field(description="Which of them.")]


class AccreditedOut(Out):
    """By which unit an outlet was accredited, from which day to which, both counted."""

    by: str
    since: date
    until: date
    matters: list[str]


class OutletOut(Out):
    """An agent outlet: `metres` from the point that was named; `open` now, `until` when, or when it `opens` next; hours
    by weekday, `holidays` for public holidays."""

    code: str
    name: Both
    address: Both | None
    phone: str
    longitude: float | None
    latitude: float | None
    metres: int | None
    hours: dict[str, str]
    open: bool | None
    until: str | None
    opens: str | None
    accredited: AccreditedOut


class OutletsOut(Out):
    """Outlets, the nearest first."""

    outlets: list[OutletOut]


class TakenInLineOut(Out):
    """A case that was taken in for another unit, and how it stands."""

    number: str
    matter: Named
    state: Named
    place: str
    unit: Named | None
    due_at: str | None
    ended: bool


class TakenInOut(Out):
    """A page of them, the newest first."""

    cases: list[TakenInLineOut]
    next: Next
