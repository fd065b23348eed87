"""The shapes of publishing, and of what units owe to publish."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from maplebridge.doors.api.v1.shapes.activities import Day
from maplebridge.doors.api.v1.shapes.cases import Code, Key, Named
from maplebridge.doors.api.v1.shapes.problems import Both, In, Out

Words = Annotated[str, Field(max_length=1000)]
Body = Annotated[str, Field(max_length=50_000)]
Rows = Annotated[tuple[tuple[Words, ...], ...], Field(max_length=1000)]


class TextIn(In):
    """The words of a publication: text, or the rows of the table whose columns its item names."""

    title: Words
    text: Body = ""
    rows: Rows = ()
    hand_out: bool = False
    key: Key = ""


class PublicationIn(TextIn):
    """A draft. `item` and `period` say which duty it meets; "" is what no list asks for. Numbers of persons are refused
    with the field and how they may be written."""

    unit: Code
    item: Code = ""
    period: Code = ""


class PublicationFormIn(In):
    """A draft that comes with a file (PDF or picture). `read_through` says that somebody has read the file and that it
    holds no numbers of persons."""

    unit: Code
    title: Words
    item: Code = ""
    period: Code = ""
    text: Body = ""
    hand_out: bool = False
    read_through: bool = False
    key: Key = ""


class CorrectionIn(TextIn):
    """The newer version, and what was corrected (public). The file of the older one stays with it."""

    why: Words


class WithdrawalIn(In):
    """Why a publication goes (public)."""

    reason: Words
    key: Key = ""


class EventIn(In):
    """Something after which an item must be published: its limit runs from that day."""

    unit: Code
    item: Code
    title: Words
    happened_on: Day
    key: Key = ""


class AskIn(In):
    """The duty that a unit is asked for."""

    item: Code
    period: Code
    key: Key = ""


class FitsOut(Out):
    """A draft could be published as it is."""

    fits: bool


class PublishedOut(Out):
    """A publication and its newest version; `already` when the same key had brought it before."""

    id: UUID
    version: int
    already: bool


class EventOut(Out):
    """An event that was noted: its id is the period of the duty that follows."""

    period: UUID
    already: bool


class AskedOut(Out):
    """A unit was asked."""

    unit: str
    already: bool


class ShareOut(Out):
    """Of what was due this year, how much was published in time, late, and not; `waiting` is still in its time."""

    due: int
    on_time: int
    late: int
    missing: int
    waiting: int


class BoundOut(Out):
    """A unit that must publish something."""

    unit: Named | None
    place: Named
    share: ShareOut


class BoundUnitsOut(Out):
    """The units of a place in its order, not by how they do: those that owe something, and those that no list asks."""

    units: list[BoundOut]
    others: list[Named | None]


class DutyOut(Out):
    """One thing that a unit must publish, by which day and which law, and how it stands."""

    item: str
    title: Both
    period: str
    label: Both
    basis: str
    due_on: date
    state: Literal["coming", "due", "on_time", "late", "missing"]
    published_on: date | None
    publication: UUID | None


class DutiesOfUnitOut(Out):
    """What a unit must publish in a year: what is missing first."""

    unit: Named | None
    year: int
    duties: list[DutyOut]
