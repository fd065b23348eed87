"""Cases that my unit took in and another one handles: how they stand, and what waits for us. For agents at outlets it
is all that they see; for windows it shows what they filed for elsewhere. Not for deciding any of them."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from maplebridge.cases.listing import NEWEST, CaseLine, labels_of
from maplebridge.directory.people.agents import list_own_outlets, list_taken_in
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.desk.lines import Row, rows_of
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.numbers.ids import read_id
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.elsewhere import queries as elsewhere

MANY = 50
TABS = {
    "open": Text("在办", "Open"),
    "ended": Text("已办结", "Ended"),
    "": Text("全部", "All"),
}
ALWAYS_POSSIBLE = frozenset({"note", "attach", "set_language"})


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case taken in, and what we may do next with it, as (name, label)."""

    row: Row
    next: tuple[tuple[str, Text], ...]


@page("staff", "staff:agent")
def taken(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """One page of them, the newest first."""
    actor = visitor.actor
    assert actor is not None
    said = request.GET.get("standing", "open")
    standing = said if said in TABS else "open"
    units = {duty.unit for duty in actor.duties if duty.unit}
    before = read_id(request.GET.get("before", "")) or NEWEST
    lines = elsewhere.list_taken_in(actor, units, standing=standing, before=before, many=MANY + 1)
    shown = lines[:MANY]
    registry, pack, day = get_registry(visitor.county), get_current_pack(visitor.county), day_of(visitor.now)
    outlets = list_own_outlets(actor, registry)
    matters = list_taken_in(actor, registry, day)
    return show(
        request,
        "desk/taken/page.html",
        here="taken",
        tabs=[(name, label, name == standing) for name, label in TABS.items()],
        rows=[Waiting(row, _next(actor, row.line)) for row in rows_of(visitor.county, shown, visitor.now)],
        outlets=[(each, each.accredited and each.accredited.stands_on(day)) for each in outlets],
        matters=[matter for name, matter in pack.matters.items() if name in matters],
        standing=standing,
        more=shown[-1].id if len(lines) > MANY else "",
        first=before == NEWEST,
    )


def _next(actor: Actor, line: CaseLine) -> tuple[tuple[str, Text], ...]:
    """What a unit that helps may do in that state, but for what is possible at any time."""
    pack, matter, _ = labels_of(actor.county, line)
    actions = pack.workflows[matter.workflow].actions.values()
    fits = (each for each in actions if "helper" in each.roles and line.state in each.from_states)
    return tuple((each.name, each.label) for each in fits if each.name not in ALWAYS_POSSIBLE)
