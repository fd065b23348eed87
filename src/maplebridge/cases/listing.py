"""Lists of cases, a page at a time by the last one seen: the inbox of staff, the own cases of residents.
No row is an object of its own table here, and nothing is counted."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from uuid import UUID

from maplebridge.cases.desks import desks_of
from maplebridge.cases.queries import SQL
from maplebridge.cases.rows import NEVER
from maplebridge.directory.people.rules import Actor, ties_of
from maplebridge.directory.places.queries import list_prefixes
from maplebridge.ground.sql.statements import fetch
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_current_pack, get_pack
from maplebridge.rulebook.workflows.definition import Action, Matter, State, Workflow

FIRST = (datetime(1, 1, 2, tzinfo=UTC), UUID(int=0))
NEWEST = UUID(int=2**128 - 1)
ALWAYS = datetime(9999, 12, 30, tzinfo=UTC)
HELD_BY = {
    "county_dispatcher": frozenset({"dispatcher"}),
    "handler": frozenset({"handler", "unit_head", "grid_worker"}),
}
ANYBODY_IN_THE_UNIT = frozenset({"owner_person", "helper", "called"})
Cursor = tuple[datetime, UUID]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases of an inbox are wanted; empty: all of them. `place` is a code, what was merged into it counts."""

    state: str = ""
    matter: str = ""
    place: str = ""
    language: str = ""
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case of a list."""

    id: UUID
    number: str
    version: int
    rules: int
    title: str
    matter: str
    category: str
    kind: str
    state: str
    place: str
    centre: str
    unit: str | None
    person: str | None
    language: str
    secrecy: str
    marks: tuple[str, ...]
    opened_at: datetime
    changed_at: datetime
    next_due_at: datetime
    ended_at: datetime | None

    @property
    def due_at(self) -> datetime | None:
        """When somebody must have acted next."""
        return None if self.next_due_at >= NEVER else self.next_due_at

    @property
    def cursor(self) -> Cursor:
        """Where a page that ends here goes on."""
        return self.next_due_at, self.id


def list_inbox(actor: Actor, wanted: Wanted, *, now: datetime, after: Cursor = FIRST, many: int = 50) -> list[CaseLine]:
    """The cases on the actor's desks (desks_of) in which one of their roles can act, the most urgent first."""
    units, desks = sorted({duty.unit for duty in actor.duties if duty.unit}), desks_of(actor, now)
    places = list_prefixes(actor.county, wanted.place) if wanted.place else ()
    pack = get_current_pack(actor.county)
    values = {
        "county": actor.county,
        "desks": desks,
        "ties": sorted(ties_of(actor)),
        "circle": [*desks, *units, actor.id],
        "closed": list(closed_states(actor.county, pack.number, frozenset(duty.role for duty in actor.duties))),
        "after_due": after[0],
        "after_id": after[1],
        "until": now if wanted.overdue else ALWAYS,
        "state": wanted.state,
        "matter": wanted.matter,
        "language": wanted.language,
        "places": [f"{prefix}%" for prefix in places],
        "many": many,
    }
    return [CaseLine(*row) for row in fetch(SQL / "inbox.sql", values)]


def list_own(actor: Actor, *, before: UUID = NEWEST, many: int = 50) -> list[CaseLine]:
    """The cases that the actor brought, the newest first."""
    values = {"county": actor.county, "reporter": actor.id, "before": before, "many": many}
    return [CaseLine(*row) for row in fetch(SQL / "own.sql", values)]


def labels_of(county: str, line: CaseLine) -> tuple[Pack, Matter, State]:
    """The rules that a listed case pins, with its matter and state; a version is read once in a process."""
    pack = get_pack(county, line.rules)
    matter = pack.matters[line.matter]
    return pack, matter, pack.workflows[matter.workflow].states[line.state]


@lru_cache(maxsize=1024)
def closed_states(county: str, rules: int, roles: frozenset[str]) -> tuple[str, ...]:
    """States in which nobody with these roles has anything to do that is not always possible, by the rules' version.

    Those that are so in every process that has them are named alone, others as `matter/state`. States it does not name
    stay in the inbox: a case is rather shown once too often than lost.
    """
    pack = get_pack(county, rules)
    closed = {workflow.name: _closed_in(workflow, roles) for workflow in pack.workflows.values()}
    known = {name for workflow in pack.workflows.values() for name in workflow.states}
    open_ = {
        name for workflow in pack.workflows.values() for name in workflow.states if name not in closed[workflow.name]
    }
    some = {f"{matter.name}/{name}" for matter in pack.matters.values() for name in closed[matter.workflow] & open_}
    return (*sorted(known - open_), *sorted(some))


def _closed_in(workflow: Workflow, roles: frozenset[str]) -> set[str]:
    takable = (action for action in workflow.actions.values() if _may_take(action, roles))
    return set(workflow.states) - {name for action in takable for name in action.from_states}


def _may_take(action: Action, roles: frozenset[str]) -> bool:
    return any(role in ANYBODY_IN_THE_UNIT or HELD_BY.get(role, {role}) & roles for role in action.roles)
