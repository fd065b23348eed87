"""The shapes of mobile tours and of trips."""

from datetime import date, datetime
from uuid import UUID

from maplebridge.doors.api.v1.shapes.cases import Named
from maplebridge.doors.api.v1.shapes.problems import Both, Out


class StopTimeOut(Out):
    """A time at a stop. `called_off`: why, if it was."""

    id: UUID
    starts_at: datetime
    ends_at: datetime
    left: int
    called_off: str | None


class StopLineOut(Out):
    """A stop of a tour: where, from when to when. `called_off`: why, if it was."""

    number: int
    place: Named
    address: str
    starts_at: datetime
    ends_at: datetime
    called_off: str | None


class StopOut(StopLineOut):
    """A stop with its times."""

    times: list[StopTimeOut]


class TourHeadOut(Out):
    """A mobile tour: who goes out, with which matters, on which days. `called_off`: why, if it was."""

    id: UUID
    title: Both
    units: list[Named]
    matters: list[Named]
    first: date
    last: date
    called_off: str | None


class TourLineOut(TourHeadOut):
    """A mobile tour: who goes out, with which matters, on which days, where it stops. `called_off`: why, if it was."""

    stops: list[StopLineOut]


class ToursOut(Out):
    """Tours with their stops."""

    tours: list[TourLineOut]


class TourOut(TourHeadOut):
    """One tour with its stops and their times."""

    stops: list[StopOut]


class OnceOut(Out):
    """The share that took one trip at most. Null where fewer than ten cases lie behind it."""

    of: int
    percent: str | None


class MatterTripsOut(Out):
    """The trips that the cases of one matter took; `most` is the most for one case."""

    matter: Named
    cases: int
    trips: int
    most: int
    at_most_one: OnceOut


class PastClosingOut(Out):
    """How often a unit served somebody past closing time who had come before it."""

    unit: Named | None
    matter: Named
    times: int


class TripsOut(Out):
    """How often residents had to come, in cases that came to their outcome in a period."""

    place: str | None
    unit: Named | None
    first: date
    last: date
    trips: list[MatterTripsOut]
    past_closing: list[PastClosingOut]
