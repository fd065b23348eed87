"""The shapes of teams and stations, and of what is missing where."""

from maplebridge.doors.api.v1.shapes.lists import Next
from maplebridge.doors.api.v1.shapes.problems import Both, Out


class StationLineOut(Out):
    """A team or station; `matter` is the one under which residents ask it."""

    code: str
    kind: str
    name: Both
    place: str
    covers: list[str]
    unit: str
    matter: str
    phone: str
    hours: Both
    languages: list[str]
    people: int


class StationsOut(Out):
    """Teams and stations."""

    stations: list[StationLineOut]
    next: Next


class OnDutyOut(Out):
    """Somebody on duty, by name and office."""

    name: str
    part: Both


class StationOut(StationLineOut):
    """One, with who is on duty today."""

    on_duty: list[OnDutyOut]


class GapOut(Out):
    """Something missing at a place, in a team if there is one; `what` is the need, language or part, `day` the empty day."""

    gap: str
    place: str
    kind: str
    team: str
    what: str
    many: int
    day: str | None


class GapsOut(Out):
    """Every gap, by place."""

    gaps: list[GapOut]
