"""What the own units have to publish and have published; what is missing in the county. Not for the forms: editing."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from maplebridge.directory.places.queries import list_places
from maplebridge.directory.places.rules import Level
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.parts.unit_kinds import name_kinds
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.matters.disclosure_rules import DisclosureItem
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.disclosure.publishing import chase, may_chase, units_of
from maplebridge.services.disclosure.queries import (
    Wanted,
    list_bound,
    list_duties,
    list_publications,
    shares_by_kind,
)
from maplebridge.services.disclosure.rules import COLOURS, STATES, share_of

MANY = 100
EARLIEST, CODE_LONGEST = 2020, 80
HERE = "/desk/disclosure/"


@page("staff")
def duties(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The duties of one of my units in a year, and what it has published."""
    return show_duties(request, visitor)


def show_duties(request: HttpRequest, visitor: Visitor, fault: Fault | None = None) -> HttpResponse:
    """The same; with a fault, what was typed of an event and what is wrong with it."""
    mine, registry = units_of(actor_of(visitor)), get_registry(visitor.county)
    wish = request.POST.get("unit", request.GET.get("unit", ""))
    unit = registry.unit(wish if wish in mine else mine[0]) if mine else None
    year = _year(request, visitor)
    found = list_duties(visitor.county, [unit], year, visitor.now) if unit else []
    return show(
        request,
        "desk/disclosure/page.html",
        status=fault.status if fault else 200,
        here="disclosure",
        unit=unit,
        mine=mine,
        year=year,
        this_year=day_of(visitor.now).year,
        duties=found,
        share=share_of(found),
        states=STATES,
        colours=COLOURS,
        rows=list_publications(visitor.county, Wanted(unit=unit.code)) if unit else [],
        events=[each for each in _items(visitor, unit.kind) if each.every == "event"] if unit else [],
        overview=may_chase(actor_of(visitor)),
        said={name: request.POST.get(name, "") for name in ("item", "title", "happened_on")},
        fault=fault,
    )


@page("staff")
def county(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """What is missing, narrowed by town and kind of unit, and how much was on time by kind."""
    return _county(request, visitor)


@page("staff", methods=("POST",))
def ask_for(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Asks one unit for one thing that is missing."""
    said = {name: request.POST.get(name, "")[:CODE_LONGEST] for name in ("unit", "item", "period")}
    try:
        chase(actor=actor_of(visitor), **said, now=visitor.now)
    except Fault as fault:
        return _county(request, visitor, fault)
    return HttpResponseRedirect(f"{HERE}county/?asked={said['unit']}")


def _county(request: HttpRequest, visitor: Visitor, fault: Fault | None = None) -> HttpResponse:
    place, kind = (request.GET.get(name, "")[:CODE_LONGEST] for name in ("place", "kind"))
    bound, year = list_bound(visitor.county, place or visitor.county), _year(request, visitor)
    found = list_duties(visitor.county, bound, year, visitor.now)
    kinds = name_kinds(visitor.county, bound)
    shares = shares_by_kind(visitor.county, found)
    registry = get_registry(visitor.county)
    missing = [each for each in found if each.state == "missing"]
    of_kind = [each for each in missing if not kind or getattr(registry.unit(each.unit), "kind", "") == kind]
    return show(
        request,
        "desk/disclosure/county.html",
        status=fault.status if fault else 200,
        here="disclosure",
        year=year,
        place=place,
        kind=kind,
        kinds=kinds,
        towns=[town for town in list_places(visitor.county, level=Level.TOWN) if town.valid_to is None],
        shares=[(kinds.get(name, Text(name, name)), share) for name, share in shares.items()],
        whole=share_of(found),
        missing=of_kind[:MANY],
        many=len(of_kind),
        may=may_chase(actor_of(visitor)),
        asked=request.GET.get("asked", ""),
        fault=fault,
    )


def _items(visitor: Visitor, kind: str) -> tuple[DisclosureItem, ...]:
    return get_current_pack(visitor.county).disclosure.of_kind(kind)


def _year(request: HttpRequest, visitor: Visitor) -> int:
    said, this = request.GET.get("year", ""), day_of(visitor.now).year
    return int(said) if said.isascii() and said.isdigit() and len(said) < 5 and EARLIEST <= int(said) <= this else this
