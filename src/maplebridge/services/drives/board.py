"""The table of a drive, read from the journals of its cases: what each team has done since the start.
Not for who may see a drive; of each case a reader sees what the case's own gate allows."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from maplebridge.cases.rights import kept_out, may_see
from maplebridge.cases.stored import StoredCase, read_stored
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack, get_pack
from maplebridge.rulebook.workflows.definition import Matter, State, Workflow
from maplebridge.services.drives.models import Drive, DriveTeam
from maplebridge.services.drives.rules import MONEY, Progress, Step, Tally, days_left, progress_of, tally

SQL = Path(__file__).parent / "sql"
MEASURE = "measure"
LETS_IN = "add_helper"


@dataclass(frozen=True, slots=True)
class Line:
    """One case on the list: its team, where it stands, what it has come to in the drive."""

    case: StoredCase
    team: int
    progress: Progress
    removed: bool

    @property
    def matter(self) -> Matter:
        """Its matter, by the rules it began under."""
        return get_pack(self.case.facts.county, self.case.facts.rules).matters[self.case.facts.matter]

    @property
    def state(self) -> State:
        """Its state, by the rules it began under."""
        return _workflow(self.case).states[self.case.facts.state]

    @property
    def actions(self) -> Collection[str]:
        """The actions that are open in its state, whoever may take them."""
        actions = _workflow(self.case).actions.values()
        return {action.name for action in actions if self.case.facts.state in action.from_states}

    def seen_by(self, actor: Actor) -> bool:
        """Whether the reader may open the case."""
        return may_see(actor, self.case.facts)

    def known_to(self, actor: Actor) -> bool:
        """Whether the reader is told how it stands: not of one sealed, or their unit kept out of, meanwhile."""
        facts = self.case.facts
        return self.seen_by(actor) or (facts.secrecy == "ordinary" and not kept_out(actor, facts))


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One team and what its cases have come to."""

    team: DriveTeam
    tally: Tally


@dataclass(frozen=True, slots=True)
class Board:
    """A drive with its teams and cases; `kinds` names every kind of measure that was taken."""

    drive: Drive
    lines: tuple[Line, ...]
    teams: tuple[TeamLine, ...]
    total: Tally
    kinds: Mapping[str, Text]

    def days_left(self, now: datetime) -> int:
        """Days until it ends, today counted; 0 when its last day has passed."""
        return days_left(self.drive.first_day, self.drive.last_day, day_of(now))

    @property
    def days(self) -> int:
        """How many days it lasts."""
        first: date = self.drive.first_day
        return int((self.drive.last_day - first).days) + 1


def get_board(drive: Drive) -> Board:
    """The table of a drive as the journals have it now; once ended, as they had it then. Three round trips."""
    values = {"county": drive.county, "drive": drive.id}
    steps = _steps(fetch(SQL / "steps.sql", {**values, "apart": LETS_IN}))
    rows = fetch(SQL / "listed.sql", values)
    lines = tuple(_line(read_stored(row[0]), row[1], row[4], steps) for row in rows)
    teams = DriveTeam.objects.of(drive.county).filter(drive_id=drive.id).order_by("number")
    counted = [line for line in lines if not line.removed]
    return Board(
        drive=drive,
        lines=lines,
        teams=tuple(TeamLine(each, tally(x.progress for x in counted if x.team == each.number)) for each in teams),
        total=tally(line.progress for line in counted),
        kinds=_kinds(counted),
    )


def _line(case: StoredCase, team: int, removed: bool, steps: Mapping[UUID, list[Step]]) -> Line:
    ends = {state.name for state in _workflow(case).states.values() if state.end}
    return Line(case, team, progress_of(steps.get(case.facts.id, ()), ends), removed)


def _workflow(case: StoredCase) -> Workflow:
    pack = get_pack(case.facts.county, case.facts.rules)
    return pack.workflows[pack.matters[case.facts.matter].workflow]


def _steps(rows: Collection[tuple[Any, ...]]) -> dict[UUID, list[Step]]:
    found: defaultdict[UUID, list[Step]] = defaultdict(list)
    for case_id, seq, action, staff, state_from, state_to, at, measure, *amounts in rows:
        yuan = {name: Decimal(said) for name, said in zip(MONEY, amounts, strict=True) if said}
        found[case_id].append(Step(case_id, seq, action, staff, state_from, state_to, at, measure, yuan))
    return found


def _kinds(lines: Collection[Line]) -> dict[str, Text]:
    """What each kind is called, in the order in which the rules list actions and their choices."""
    found: dict[str, Text] = {}
    wanted = {kind for line in lines for kind in line.progress.kinds}
    workflows = {id(each): each for each in (_workflow(line.case) for line in lines)}
    for workflow in workflows.values():
        for action in workflow.actions.values():
            named = next((need for need in action.needs if need.name == MEASURE), None)
            for choice in named.choices if named else ():
                found.setdefault(f"{action.name}:{choice.value}", choice.label)
            found.setdefault(action.name, action.label)
    return {kind: label for kind, label in found.items() if kind in wanted}


def list_matters(county: str) -> list[Matter]:
    """What a list can be put together from."""
    return sorted(get_current_pack(county).matters.values(), key=lambda matter: matter.category)
