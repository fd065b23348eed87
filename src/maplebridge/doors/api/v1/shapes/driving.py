"""The shapes of setting up and running a drive."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from maplebridge.doors.api.v1.shapes.cases import Code, Key, Named, PlaceCode
from maplebridge.doors.api.v1.shapes.drives import DriveState
from maplebridge.doors.api.v1.shapes.problems import Both, In, Out

Day = Annotated[date, Field(ge=date(1949, 10, 1), le=date(2200, 1, 1))]
Words = Annotated[str, Field(max_length=2000)]
Person = Annotated[str, Field(max_length=40, description="An id from the drive's people.")]
TeamNumber = Annotated[int, Field(ge=1, le=100)]
CaseNumber = Annotated[str, Field(max_length=40)]


class DriveIn(In):
    """A new drive: `unit` leads it, both days count, name and purpose are told to the public with the result."""

    name: Words
    purpose: Words
    unit: Code
    first_day: Day
    last_day: Day
    key: Key = ""


class DaysOfDriveIn(In):
    """Other days of a drive that has not started."""

    first_day: Day
    last_day: Day
    key: Key = ""


class TeamIn(In):
    """A team: its unit, and how much of the list falls to it beside the others, 1 to 9."""

    name: Words
    unit: Code
    share: Annotated[int, Field(ge=0, le=100)] = 1
    key: Key = ""


class MemberIn(In):
    """Who joins a team; they serve in its unit."""

    team: TeamNumber
    person: Person
    key: Key = ""


class LeavingIn(In):
    """Who leaves their team."""

    person: Person
    key: Key = ""


class ListIn(In):
    """What is put on the list of a draft: the cases of `numbers`, or all open cases of a `matter` at a `place` and
    below it; the whole county without one."""

    numbers: Annotated[tuple[CaseNumber, ...], Field(max_length=5000)] = ()
    matter: Code = ""
    place: PlaceCode = ""
    key: Key = ""


class DecisionIn(In):
    """A change of the fixed list. `team` is for adding and moving; a case that is put back has the team it had."""

    kind: Literal["add", "remove", "put_back", "move"]
    number: CaseNumber
    reason: Words
    team: TeamNumber | None = None
    key: Key = ""


class StepOfDriveIn(In):
    """What is done with a drive: the list of a draft is emptied, it starts, ends, is published. None can be undone."""

    step: Literal["clear_list", "start", "end", "publish"]
    key: Key = ""


class DriveMadeOut(Out):
    """A drive that was written, and how it stands; `already` when the same key had brought it before."""

    id: UUID
    state: DriveState
    already: bool


class TeamMadeOut(Out):
    """The number of a new team; `already` when the same key had brought it before."""

    number: int
    already: bool


class WrongOut(Out):
    """A case that is not on the list, and why; `line` is its place among the numbers sent, 0 where none were."""

    line: int
    number: str
    message: Both


class ListedOut(Out):
    """How many cases are on the list by this, and those that are not. The same key has the same answer."""

    added: int
    wrong: list[WrongOut]
    already: bool


class StepOfDriveOut(DriveMadeOut):
    """How the drive stands; after the start, how many cases are on its fixed list and which are not on it any more."""

    cases: int
    wrong: list[WrongOut]


class OpenedOut(Out):
    """How many cases were opened to their teams, how many are left (call again), which could not be."""

    done: int
    left: int
    wrong: list[WrongOut]


class CandidateOut(Out):
    """Somebody on duty in the unit of a team; `team` is the one they are in."""

    id: UUID
    name: str
    unit: Named | None
    team: int | None


class PeopleOut(Out):
    """Who can be in the teams of a drive, by unit and name."""

    people: list[CandidateOut]
