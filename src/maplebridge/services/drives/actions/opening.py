"""Lets the units of the teams help with the cases of their teams, by an action on each case as anybody would take it.
Not for rights: whoever may not add a helper to a case adds none here."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from maplebridge.cases.actions.take import take
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.words.fault import Conflict, Fault
from maplebridge.ground.words.text import Text
from maplebridge.services.drives import words
from maplebridge.services.drives.access import access_drive, check_runs
from maplebridge.services.drives.board import LETS_IN, Board, Line, get_board

AT_ONCE = 25  # all of them bear one time, and nothing is written under a time that has passed


@dataclass(frozen=True, slots=True)
class Opened:
    """How many cases were opened to their teams, how many are left, and which could not be."""

    done: int
    left: int
    wrong: tuple[tuple[str, Text], ...]


def open_to_teams(
    *, actor: Actor, drive_id: UUID, now: datetime, but: Collection[str] = (), many: int = AT_ONCE
) -> Opened:
    """Adds the unit of each team as a helper to some of its cases that it cannot work on yet, `but` for those of these
    numbers. Call again while any are left."""
    drive = access_drive(actor, drive_id)
    check_runs(actor, drive)
    if drive.state != "running":
        raise Conflict("not_running", words.NOT_RUNNING)
    closed = [each for each in closed_to_teams(get_board(drive), actor) if each[0].case.facts.number not in but]
    done, wrong = 0, []
    for line, unit in closed[:many]:
        number = line.case.facts.number
        try:
            key = f"drive:{drive.id}:{unit}:{line.case.facts.id}:{line.case.facts.version}"
            take(actor=actor, number=number, action=LETS_IN, fields={"units": [unit]}, seen=None, now=now, key=key)
            done += 1
        except Fault as fault:
            wrong.append((number, fault.text))
    return Opened(done, max(len(closed) - many, 0), tuple(wrong))


def closed_to_teams(board: Board, actor: Actor) -> Iterator[tuple[Line, str]]:
    """The cases known to `actor` that the unit of their team neither has nor helps with, each with that unit."""
    units = {line.team.number: line.team.unit for line in board.teams}
    for line in board.lines:
        facts, unit = line.case.facts, units.get(line.team, "")
        waits = not line.removed and not line.state.end and line.known_to(actor)
        if unit and waits and unit not in (facts.unit, *facts.helpers):
            yield line, unit
