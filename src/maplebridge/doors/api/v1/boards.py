"""Drives over the API for the staff who see them: which there are, and the table of one. Cases on it are read and moved
like any other. Not for running a drive: driving."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import caller_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.drives import BoardOut, DriveState, MyDrivesOut
from maplebridge.doors.api.v1.writing import staff_of
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.text import Text
from maplebridge.services.drives.access import access_drive, may_run
from maplebridge.services.drives.board import Board, Line, get_board
from maplebridge.services.drives.models import Drive
from maplebridge.services.drives.queries import Decided, list_drives, list_known_decisions, list_members
from maplebridge.services.drives.rules import MONEY, Tally, days_left

router = Router(tags=["drives"])


@operation(router, "GET", "/drives/mine", "token:read", returns=MyDrivesOut)
def list_my_drives(request: HttpRequest, state: DriveState | None = None) -> HttpResponse:
    """The drives that you may see, the newest first: all, or those that are running (`state=running`)."""
    actor = staff_of(request)
    found = [drive for drive in list_drives(actor) if state in (None, drive.state)]
    return answer({"drives": [_drive(request, actor, drive) for drive in found]})


@operation(router, "GET", "/drives/{drive_id}/board", "token:read", returns=BoardOut)
def read_board(request: HttpRequest, drive_id: UUID, team: Annotated[int, Field(ge=0, le=100)] = 0) -> HttpResponse:
    """The table of a drive that you may see: days left, teams, measures, money, and its cases, of all teams or of one.

    What is sealed, or kept from your unit, is counted and not listed.
    """
    actor = staff_of(request)
    drive = access_drive(actor, drive_id)
    board = get_board(drive)
    running = drive.state != "draft"
    known = [line for line in board.lines if running and line.known_to(actor) and team in (0, line.team)]
    return answer(
        {
            **_drive(request, actor, drive),
            "days": board.days,
            "total": _tally(board, board.total),
            "teams": _teams(actor, board),
            "cases": [_case(actor, board, line) for line in known],
            "decisions": [_decision(each) for each in list_known_decisions(board, actor)],
        }
    )


def _drive(request: HttpRequest, actor: Actor, drive: Drive) -> rendering.JSON:
    same = ("id", "name", "purpose", "state", "first_day", "last_day")
    return {
        **{name: getattr(drive, name) for name in same},
        "unit": rendering.unit_named(get_registry(actor.county), drive.unit),
        "days_left": days_left(drive.first_day, drive.last_day, day_of(caller_of(request).now)),
        "runs": may_run(actor, drive.unit),
    }


def _decision(decided: Decided) -> rendering.JSON:
    row = decided.decision
    same = {name: getattr(row, name) for name in ("kind", "number", "team", "reason")}
    return {**same, "by": decided.name, "at": rendering.moment(row.at)}


def _teams(actor: Actor, board: Board) -> list[rendering.JSON]:
    members, registry = list_members(actor.county, board.drive.id), get_registry(actor.county)
    return [
        {
            **{name: getattr(each.team, name) for name in ("number", "name", "share")},
            "unit": rendering.unit_named(registry, each.team.unit),
            "members": [name for _, name in members.get(each.team.number, [])],
            "tally": _tally(board, each.tally),
        }
        for each in board.teams
    ]


def _tally(board: Board, tally: Tally) -> rendering.JSON:
    counts = {name: getattr(tally, name) for name in ("cases", "touched", "finished")}
    return {**counts, "measures": _measures(board.kinds, tally.kinds), "money": _money(tally.yuan)}


def _case(actor: Actor, board: Board, line: Line) -> rendering.JSON:
    facts, progress = line.case.facts, line.progress
    return {
        "number": facts.number,
        "title": line.case.row["title"] if line.seen_by(actor) else None,
        "matter": rendering.named(line.matter.name, line.matter.title),
        "state": rendering.state_for(line.state, staff=True),
        "place": rendering.place_named(actor.county, facts.place),
        "team": line.team,
        "removed": line.removed,
        "touched": progress.touched,
        "finished": progress.finished,
        "measures": _measures(board.kinds, progress.kinds),
        "money": _money(progress.yuan),
        "last_at": rendering.moment(progress.last_at),
    }


def _measures(labels: Mapping[str, Text], taken: Mapping[str, int]) -> list[rendering.JSON]:
    return [
        {"kind": kind, "label": rendering.both(label), "many": taken[kind]}
        for kind, label in labels.items()
        if kind in taken
    ]


def _money(yuan: Mapping[str, Decimal]) -> list[rendering.JSON]:
    return [
        {"kind": name, "label": rendering.both(label), "yuan": f"{yuan[name]:.2f}"}
        for name, label in MONEY.items()
        if name in yuan
    ]
