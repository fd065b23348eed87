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


class DoneOut(Out):
    """How many times a duty was done and how much that was together; and in the same days of the year before."""

    duty: str
    times: int
    total: int
    times_before: int
    total_before: int


class MetOut(Out):
    """Of the months or quarters that are over: how many meetings were due and in how many they were held."""

    due: int
    held: int
    due_before: int
    held_before: int


class PlaceSumsOut(Out):
    """What the teams of a kind at one place, or below it, did."""

    place: str
    teams: int
    duties: list[DoneOut]
    meetings: MetOut


class FiguresOut(Out):
    """What all teams of a kind did, by place in the order of the codes."""

    kind: str
    first: str
    last: str
    first_before: str
    last_before: str
    places: list[PlaceSumsOut]


class GapOut(Out):
    """Something missing at a place, in a team if there is one: `what` is the need, language or part, `day` the day."""

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
