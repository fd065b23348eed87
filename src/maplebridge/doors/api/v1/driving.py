"""Setting up and running a drive over the API: as on the desk, by the same people, and once for each key. Not for
reading it: boards; nor for what is done to its cases: those are actions."""

from typing import Any
from uuid import UUID

import orjson
from django.http import HttpRequest, HttpResponse
from ninja import Router

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.api.v1 import drives, rendering
from maplebridge.doors.api.v1.entrance import caller_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.driving import (
    DaysOfDriveIn,
    DecisionIn,
    DriveIn,
    DriveMadeOut,
    LeavingIn,
    ListedOut,
    ListIn,
    MemberIn,
    OpenedOut,
    PeopleOut,
    StepOfDriveIn,
    StepOfDriveOut,
    TeamIn,
    TeamMadeOut,
)
from maplebridge.doors.api.v1.writing import staff_of, write_once
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.services.drives.access import access_drive, check_runs
from maplebridge.services.drives.actions import listing, opening, planning, running
from maplebridge.services.drives.queries import list_candidates, list_members, list_teams
from maplebridge.services.repeating.actions import Done

router = Router(tags=["drives"])
ONE_OF = Text("写案件编号，或者写事项，只写一样", "name either case numbers or a matter")
TEAM_WHERE_NEEDED = Text(
    "增列、调组要写工作组；移出、放回不写", "adding and moving name a team; removing and putting back do not"
)
NOTHING = listing.Listed(0)
CHANGES = {
    "add": running.add_case,
    "move": running.move_case,
    "remove": running.remove_case,
    "put_back": running.put_back,
}


@operation(drives.router, "POST", "/drives", "token:act", returns=DriveMadeOut, status=201)
def plan_a_drive(request: HttpRequest, body: DriveIn) -> HttpResponse:
    """Set up a drive that you may run; it begins as a draft."""
    now = caller_of(request).now

    def write(actor: Actor) -> UUID:
        said = {name: getattr(body, name) for name in ("name", "purpose", "unit")}
        return planning.plan_drive(actor=actor, **said, first=body.first_day, last=body.last_day, now=now)

    done = write_once(request, "plan a drive", body, write)
    return _made(request, UUID(done.made), done, 201)


@operation(router, "POST", "/drives/{drive_id}/days", "token:act", returns=DriveMadeOut)
def change_days_of_drive(request: HttpRequest, drive_id: UUID, body: DaysOfDriveIn) -> HttpResponse:
    """Give a draft other days."""

    def write(actor: Actor) -> None:
        planning.change_days(actor=actor, drive_id=drive_id, first=body.first_day, last=body.last_day)

    return _made(request, drive_id, write_once(request, f"days {drive_id}", body, write))


@operation(router, "POST", "/drives/{drive_id}/teams", "token:act", returns=TeamMadeOut, status=201)
def add_team_to_drive(request: HttpRequest, drive_id: UUID, body: TeamIn) -> HttpResponse:
    """Add a team to a draft."""

    def write(actor: Actor) -> int:
        return planning.add_team(actor=actor, drive_id=drive_id, name=body.name, unit=body.unit, share=body.share)

    done = write_once(request, f"team {drive_id}", body, write)
    return answer({"number": int(done.made), "already": done.already}, 200 if done.already else 201)


@operation(router, "GET", "/drives/{drive_id}/people", "token:read", returns=PeopleOut)
def list_people_for_drive(request: HttpRequest, drive_id: UUID) -> HttpResponse:
    """Who can be in the teams of a drive that you run, and who is."""
    actor = staff_of(request)
    drive, now = access_drive(actor, drive_id), caller_of(request).now
    check_runs(actor, drive)
    units = [team.unit for team in list_teams(actor.county, drive_id)]
    members = list_members(actor.county, drive_id)
    team_of = {person: number for number, people in members.items() for person, _ in people}
    registry = get_registry(actor.county)
    people = [
        {"id": person, "name": name, "unit": rendering.unit_named(registry, unit), "team": team_of.get(person)}
        for unit, group in list_candidates(actor.county, units, now).items()
        for person, name in group
    ]
    return answer({"people": people})


@operation(router, "POST", "/drives/{drive_id}/members", "token:act", returns=DriveMadeOut)
def add_member_to_drive(request: HttpRequest, drive_id: UUID, body: MemberIn) -> HttpResponse:
    """Put somebody into a team, before the start or later; whoever was in another team moves."""
    now = caller_of(request).now

    def write(actor: Actor) -> None:
        planning.add_member(actor=actor, drive_id=drive_id, team=body.team, person=body.person, now=now)

    return _made(request, drive_id, write_once(request, f"member {drive_id}", body, write))


@operation(router, "POST", "/drives/{drive_id}/members/leave", "token:act", returns=DriveMadeOut)
def drop_member_of_drive(request: HttpRequest, drive_id: UUID, body: LeavingIn) -> HttpResponse:
    """Take somebody out of their team."""

    def write(actor: Actor) -> None:
        planning.drop_member(actor=actor, drive_id=drive_id, person=body.person)

    return _made(request, drive_id, write_once(request, f"leave {drive_id}", body, write))


@operation(router, "POST", "/drives/{drive_id}/list", "token:act", returns=ListedOut)
def put_cases_on_list(request: HttpRequest, drive_id: UUID, body: ListIn) -> HttpResponse:
    """Put cases on the list of a draft, by their numbers or by matter and place.

    What is wrong with one stops no other: it is named with the reason. A case counts for one running drive at a time.
    """
    if bool(body.numbers) == bool(body.matter):
        raise Fault("one_of", ONE_OF, field="numbers")

    def write(actor: Actor) -> str:
        if body.matter:
            listed = listing.list_by_matter(actor=actor, drive_id=drive_id, matter=body.matter, place=body.place)
        else:
            lines = list(enumerate(body.numbers, 1))
            listed = listing.list_numbers(actor=actor, drive_id=drive_id, lines=lines)
        return _kept(listed)

    done = write_once(request, f"list {drive_id}", body, write)
    return answer({**orjson.loads(done.made), "already": done.already})


@operation(router, "POST", "/drives/{drive_id}/decisions", "token:act", returns=DriveMadeOut)
def decide_on_list(request: HttpRequest, drive_id: UUID, body: DecisionIn) -> HttpResponse:
    """Add a case to the fixed list of a running drive, take one off, put it back, or move it to another team.

    Each is kept with who, when and why. What is taken off counts no more; put back, what was done meanwhile does not
    count. 409 when the case counts for another running drive.
    """
    if (body.team is None) == (body.kind in ("add", "move")):
        raise Fault("team", TEAM_WHERE_NEEDED, field="team")
    now, team = caller_of(request).now, {} if body.team is None else {"team": body.team}

    def write(actor: Actor) -> None:
        change: Any = CHANGES[body.kind]
        change(actor=actor, drive_id=drive_id, number=body.number, reason=body.reason, now=now, **team)

    return _made(request, drive_id, write_once(request, f"decide {drive_id}", body, write))


@operation(router, "POST", "/drives/{drive_id}/steps", "token:act", returns=StepOfDriveOut)
def take_step_of_drive(request: HttpRequest, drive_id: UUID, body: StepOfDriveIn) -> HttpResponse:
    """Empty the list of a draft, start a drive, end it, or publish its result.

    The start names cases that have ended meanwhile, or count for another drive: they are not on the fixed list.
    """
    now = caller_of(request).now

    def write(actor: Actor) -> str:
        same: dict[str, Any] = {"actor": actor, "drive_id": drive_id}
        if body.step == "start":
            return _kept(running.start(**same, now=now))
        if body.step == "clear_list":
            listing.clear_list(**same)
        else:
            (running.end if body.step == "end" else running.publish)(**same, now=now)
        return _kept(NOTHING)

    done = write_once(request, f"step {drive_id}", body, write)
    told = orjson.loads(done.made)
    state = access_drive(staff_of(request), drive_id).state
    stands = {"id": drive_id, "state": state, "already": done.already}
    return answer({**stands, "cases": told["added"], "wrong": told["wrong"]})


@operation(router, "POST", "/drives/{drive_id}/open", "token:act", returns=OpenedOut)
def open_drive_to_teams(request: HttpRequest, drive_id: UUID) -> HttpResponse:
    """Let the teams' units help with cases of theirs that they cannot work on yet, some at a time; again, it goes on.

    It needs no key: a case that was opened is not opened twice.
    """
    opened = opening.open_to_teams(actor=staff_of(request), drive_id=drive_id, now=caller_of(request).now)
    wrong = [{"line": 0, "number": number, "message": rendering.both(text)} for number, text in opened.wrong]
    return answer({"done": opened.done, "left": opened.left, "wrong": wrong})


def _kept(listed: listing.Listed) -> str:
    """What is answered, and answered again to the same key."""
    wrong = [{"line": each.line, "number": each.said, "message": rendering.both(each.text)} for each in listed.wrong]
    return orjson.dumps({"added": listed.added, "wrong": wrong}).decode()


def _made(request: HttpRequest, drive_id: UUID, done: Done, status: int = 200) -> HttpResponse:
    state = access_drive(staff_of(request), drive_id).state
    return answer({"id": drive_id, "state": state, "already": done.already}, 200 if done.already else status)
