"""All open old cases that I may see: unit, leader, the day of the plan, the last word, and where a month passed without
one. Not for acting: that is done in the case."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict

from maplebridge.cases.listing import FIRST
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import get_place, list_children
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.desk.lines import Row, rows_of
from maplebridge.doors.desk.marking import read_mark, write_mark
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.services.viewing.old_cases import OldCase, Wanted, list_old_cases

MANY, LONGEST = 50, 60
VILLAGE = 12  # digits


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the list."""

    row: Row
    case: OldCase


@page("staff")
def old_cases(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """One page of them, those due first."""
    assert visitor.actor is not None
    wanted = _wanted(visitor.county, request.GET)
    after = read_mark(request.GET.get("after", ""))
    listed = list_old_cases(visitor.actor, wanted, visitor.now, after=after, many=MANY + 1)
    shown, rest = listed.cases[:MANY], _asked(wanted)
    rows = rows_of(visitor.county, [each.line for each in shown], visitor.now)
    more = len(listed.cases) > MANY
    return show(
        request,
        "desk/oldcases/page.html",
        here="old_cases",
        wanted=wanted,
        lines=[Shown(row, case) for row, case in zip(rows, shown, strict=True)],
        units=_units(visitor.county, {*listed.units, wanted.unit} - {""}),
        places=_places(visitor.actor, wanted.place),
        many=listed.many,
        address=urlencode(rest),
        more=urlencode(rest | {"after": write_mark(shown[-1].line.cursor)}) if more else "",
        first=after == FIRST,
    )


def _wanted(county: str, said: QueryDict) -> Wanted:
    """What the address narrows the list to; a place or unit that there is not narrows nothing."""
    place, unit = (said.get(name, "").strip()[:LONGEST] for name in ("place", "unit"))
    try:
        known = place if place and get_place(county, place).code.startswith(county) else ""
    except Fault:
        known = ""
    return Wanted(known, unit if get_registry(county).unit(unit) else "", silent=said.get("silent") == "1")


def _asked(wanted: Wanted) -> dict[str, str]:
    said = {"place": wanted.place, "unit": wanted.unit, "silent": "1" if wanted.silent else ""}
    return {name: value for name, value in said.items() if value}


def _units(county: str, codes: set[str]) -> list[tuple[str, Text]]:
    registry = get_registry(county)
    return [(code, unit.name) for code in sorted(codes) if (unit := registry.unit(code))]


def _places(actor: Actor, chosen: str) -> list[tuple[str, str]]:
    """The places directly within the reader's area, and the one chosen."""
    area = min((duty.place for duty in actor.duties if duty.place), key=len, default=actor.county)
    within = list_children(actor.county, area) if len(area) < VILLAGE else (get_place(actor.county, area),)
    found = {place.code: place.name for place in within}
    if chosen and chosen not in found:
        found = {chosen: get_place(actor.county, chosen).name, **found}
    return list(found.items())
