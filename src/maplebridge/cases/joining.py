"""Many voices, one matter: cases alike, the lead that one may be merged under, and the voices under a lead.
Not for merging itself: that is the action `merge` of a workflow."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from math import hypot
from typing import Any
from uuid import UUID

from maplebridge.cases.actions.take import Taken, take
from maplebridge.cases.clock_sights import Promise, next_promise, show_clocks
from maplebridge.cases.intake import Point
from maplebridge.cases.leads import make_reference
from maplebridge.cases.listing import CaseLine, labels_of
from maplebridge.cases.queries import SQL
from maplebridge.cases.rights import kept_out, may_see
from maplebridge.cases.scenes import rules_of
from maplebridge.cases.stored import StoredCase, read_stored
from maplebridge.cases.viewing import CaseView
from maplebridge.directory.people.rules import Actor, ties_of
from maplebridge.ground.sql.statements import fetch
from maplebridge.rulebook.deadlines.queries import get_calendar
from maplebridge.rulebook.workflows.definition import Matter, State

ALIKE_WITHIN = timedelta(days=30)
PUBLIC_WITHIN = timedelta(days=7)
VILLAGE_LENGTH, LOOKED_AT = 12, 100
METRES_A_DEGREE = 111_000.0
JOIN = "merge"


@dataclass(frozen=True, slots=True)
class Alike:
    """An open case like another one. `likeness` of the titles is from 0 to 1, `metres` the distance if both have a
    point, `voices` how many are merged under it."""

    line: CaseLine
    likeness: float
    metres: int | None
    voices: int


@dataclass(frozen=True, slots=True)
class AlikeSight:
    """An open case as a stranger may know of it: `reference` joins it, and tells nothing else."""

    reference: str
    matter: Matter
    state: State
    place: str
    opened_at: datetime
    voices: int


@dataclass(frozen=True, slots=True)
class Voice:
    """A case merged under a lead. `line.title` is empty where the reader may not see the case."""

    line: CaseLine
    seen: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """How the matter stands that a case is merged into, without telling whose the lead is."""

    state: State
    unit: str | None
    promise: Promise | None
    voices: int


def list_alike(actor: Actor, view: CaseView, now: datetime, *, many: int = 5) -> list[Alike]:
    """Open cases of the same category at the same village that `actor` may see, the likest first; one round trip."""
    row = view.row
    point = Point(row["longitude"], row["latitude"]) if row.get("longitude") is not None else None
    found = _look(actor.county, row["category"], row["place"], row["title"], point, now - ALIKE_WITHIN, actor)
    return [each for each in found if each.line.id != view.stored.facts.id][:many]


def list_alike_in_public(
    county: str, *, category: str, place: str, text: str, point: Point | None, now: datetime, many: int = 3
) -> list[AlikeSight]:
    """Open cases of ordinary secrecy that keep nobody out, like what somebody is about to bring; nothing personal, no
    words, no number."""
    found = _look(county, category, place, text, point, now - PUBLIC_WITHIN, None)
    return [_in_public(county, each) for each in found[:many]]


def join(*, actor: Actor, number: str, reference: str, now: datetime) -> Taken:
    """Merges the resident's own case under the one that `reference` stands for. Raises Fault."""
    return take(actor=actor, number=number, action=JOIN, fields={"lead": reference}, seen=None, now=now)


def list_voices(actor: Actor, lead: StoredCase) -> list[Voice]:
    """The cases merged under `lead`, the oldest first, to somebody who may see the lead; one round trip. One that keeps
    the actor out is as good as none."""
    values = {"county": actor.county, "lead": lead.facts.id}
    voices = []
    for text, *columns in fetch(SQL / "voices.sql", values):
        case = read_stored(text).facts
        if kept_out(actor, case):
            continue
        seen = may_see(actor, case)
        columns[4] = columns[4] if seen else ""
        voices.append(Voice(CaseLine(*columns), seen))
    return voices


def number_of_lead(actor: Actor, lead_id: UUID) -> str:
    """The number of the lead of a merged case; "" where the actor may not see it. One round trip."""
    ((text, _),) = fetch(SQL / "lead.sql", {"county": actor.county, "lead": lead_id})
    lead = read_stored(text).facts
    return lead.number if may_see(actor, lead) else ""


def get_progress(view: CaseView) -> Progress | None:
    """How the lead of a merged case stands; None for a case that stands by itself. One round trip."""
    lead_id = view.stored.facts.lead_id
    if lead_id is None:
        return None
    county = view.pack.county
    text, voices = fetch(SQL / "lead.sql", {"county": county, "lead": lead_id})[0]
    lead = read_stored(text)
    _, workflow, matter = rules_of(lead.facts)
    clocks = show_clocks(workflow, matter, lead.facts, get_calendar(county))
    return Progress(workflow.states[lead.facts.state], lead.facts.unit, next_promise(clocks), voices)


def _look(
    county: str, category: str, place: str, text: str, point: Point | None, since: datetime, actor: Actor | None
) -> list[Alike]:
    values: Mapping[str, Any] = {
        "county": county,
        "category": category,
        "place": f"{place[:VILLAGE_LENGTH]}%",
        "since": since,
        "many": LOOKED_AT,
        "ties": sorted(ties_of(actor)) if actor is not None else [],
    }
    found = []
    for document, longitude, latitude, voices, *columns in fetch(SQL / "alike.sql", values):
        case = read_stored(document).facts
        if case.excluded_units if actor is None else not may_see(actor, case):
            continue
        line = CaseLine(*columns)
        found.append(Alike(line, likeness(text, line.title), _metres(point, longitude, latitude), voices))
    return sorted(found, key=lambda each: (-each.likeness, each.metres or 0, each.line.id))


def _in_public(county: str, alike: Alike) -> AlikeSight:
    line = alike.line
    _, matter, state = labels_of(county, line)
    return AlikeSight(
        reference=make_reference(county, line.number),
        matter=matter,
        state=state,
        place=line.place[:VILLAGE_LENGTH],
        opened_at=line.opened_at,
        voices=alike.voices,
    )


def likeness(one: str, other: str) -> float:
    """How much two texts share, from 0 to 1: the pairs of neighbouring signs of the shorter one found in the other."""
    pairs, others = _pairs(one), _pairs(other)
    least = min(len(pairs), len(others))
    return len(pairs & others) / least if least else 0.0


def _pairs(text: str) -> set[str]:
    signs = [sign for sign in text if sign.isalnum()]
    return {a + b for a, b in pairwise(signs)}


def _metres(point: Point | None, longitude: float | None, latitude: float | None) -> int | None:
    """A rough distance: a county is flat, and a degree of longitude there a little shorter."""
    if point is None or longitude is None or latitude is None:
        return None
    east, north = (point.longitude - longitude) * 0.9, point.latitude - latitude
    return round(hypot(east, north) * METRES_A_DEGREE)
