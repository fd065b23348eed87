"""The shapes of writing activities, of signing up, and of the register of legal vice-principals."""

from datetime import UTC, date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from maplebridge.doors.api.v1.shapes.cases import Code, County, Key, Named, PlaceCode
from maplebridge.doors.api.v1.shapes.problems import In, Out

EARLIEST, LATEST = date(1949, 10, 1), date(2200, 1, 1)
Moment = Annotated[AwareDatetime, Field(ge=datetime(1949, 10, 1, tzinfo=UTC), le=datetime(2200, 1, 1, tzinfo=UTC))]
Day = Annotated[date, Field(ge=EARLIEST, le=LATEST)]
Words = Annotated[str, Field(max_length=2000)]


class SignUpIn(In):
    """Who means to come. Name and phone are seen by the units that hold it and destroyed thirty days after it. The same
    `key` with the same name and phone is one sign-up."""

    name: Annotated[str, Field(max_length=200)]
    phone: Annotated[str, Field(max_length=40)]
    county: County = ""
    language: Literal["zh", "en"] = "zh"
    key: Key = ""


class SignUpOut(Out):
    """A sign-up: `in` has a place, `waiting` has so many `ahead`. Keep `id` and `secret`: together they give it back,
    over the API or on the page `link`."""

    id: UUID
    state: Literal["in", "waiting", "cancelled"]
    ahead: int
    secret: str
    link: str


class GiveBackIn(In):
    """The secret of a sign-up."""

    secret: Annotated[str, Field(max_length=200)]
    county: County = ""


class GuestOut(Out):
    """Somebody on the list; `untold` when no message has reached them yet, so that they are telephoned."""

    name: str
    phone: str
    state: Literal["in", "waiting", "cancelled"]
    made_at: datetime
    untold: bool


class GuestsOut(Out):
    """Who signed up, in their order."""

    guests: list[GuestOut]


class PlanOfActivityIn(In):
    """What is planned. `unit` leads and reports it, `units` join in; `capacity` null: everybody. `appointment` is for
    a school lecture."""

    kind: Code
    title: Words
    unit: Code
    place: PlaceCode
    starts_at: Moment
    ends_at: Moment
    units: Annotated[tuple[Code, ...], Field(max_length=50)] = ()
    address: Words = ""
    for_whom: Words = ""
    note: Words = ""
    capacity: int | None = None
    appointment: UUID | None = None
    key: Key = ""


class StepOfActivityIn(In):
    """What is done with an activity; calling it off needs a `reason` and tells everybody who signed up."""

    step: Literal["open_sign_up", "close_sign_up", "hold", "cancel"]
    reason: Words = ""
    key: Key = ""


class ReportIn(In):
    """What happened, in the figures of its kind, as text: "46", zero too. Sent again, it corrects them."""

    figures: Annotated[dict[Code, Annotated[str, Field(max_length=20)]], Field(max_length=50)]
    happened: Annotated[str, Field(max_length=4000)] = ""
    key: Key = ""


class ActivityMadeOut(Out):
    """An activity that was planned or changed, and how it stands; `already` when the same key had brought it before."""

    id: UUID
    state: str
    already: bool


class AppointmentOut(Out):
    """A legal vice-principal of a school. `agreement` says whether the signed one is kept."""

    id: UUID
    person: str
    sender: Named | None
    since: date
    until: date
    letter: str
    agreed_on: date | None
    agreement: bool
    duties: str
    lectures: int
    ended_on: date | None
    reason: str


class SchoolOut(Out):
    """A school. `gap`: `none` has nobody today, `ends_soon` nobody for longer than sixty days more, "" is served."""

    school: Named | None
    place: str
    gap: Literal["", "none", "ends_soon"]
    appointments: list[AppointmentOut]


class SchoolsOut(Out):
    """The schools of the county by code."""

    schools: list[SchoolOut]


class AppointmentIn(In):
    """What a letter of appointment says; both days count."""

    person: Words
    sender: Code
    since: Day
    until: Day
    letter: Words = ""
    agreed_on: Day | None = None
    duties: Words = ""
    key: Key = ""


class PapersIn(In):
    """The number of the letter and the day of the agreement, once they are on paper."""

    letter: Words = ""
    agreed_on: Day | None = None
    key: Key = ""


class WhyIn(In):
    """Why something ends."""

    reason: Words
    key: Key = ""


class MadeOut(Out):
    """What was written; `already` when the same key had brought it before."""

    id: UUID
    already: bool
