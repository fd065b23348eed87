"""Outlets and offices that residents can go to: which takes in what, how far it is, whether it is open. Not for filing:
that is done there, or under apply."""

from dataclasses import dataclass, replace
from datetime import date

import segno
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.directory.units.nearest import Near, list_nearest
from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import NO_UNIT, Registry, UnitFacts
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.parts.visiting import say_hours
from maplebridge.doors.portal.outlets.reading import read_asked
from maplebridge.doors.portal.outlets.speaking import list_speakers
from maplebridge.doors.portal.places import list_towns
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Missing
from maplebridge.rulebook.deadlines.queries import get_calendar
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.workflows.definition import Matter

MOST = 60


@dataclass(frozen=True, slots=True)
class Stop:
    """A place to go to: how near and whether open, what it takes in today, and whether it is an agent outlet."""

    near: Near
    matters: tuple[Matter, ...]
    agent: bool
    over: bool
    local: bool = False

    @property
    def kilometres(self) -> str:
        """How far it is, short; "" where that is not known."""
        metres = self.near.metres
        if metres is None:
            return ""
        return f"{metres} m" if metres < 1000 else f"{metres / 1000:.1f} km"


@page("public")
def outlets(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """Where to go for a matter, the nearest first."""
    county, pack, registry = visitor.county, get_current_pack(visitor.county), get_registry(visitor.county)
    asked, day = read_asked(request, county, pack), day_of(visitor.now)
    units = [unit for unit in registry if unit.address and _fits(unit, asked.matter, registry, pack, county, day)]
    near = list_nearest(filter(asked.reaches, units), asked.spot, visitor.now, get_calendar(county).days)
    near.sort(key=lambda each: not asked.is_local(each.unit))
    shown = [each for each in near if not asked.open_now or (each.state is not None and each.state.open)]
    return show(
        request,
        "portal/outlets/page.html",
        asked=asked,
        matter=pack.matters.get(asked.matter),
        matters=_offered(registry, pack, day, asked.matter),
        stops=[replace(_stop(each, pack, day), local=asked.is_local(each.unit)) for each in shown[:MOST]],
        many=len(shown),
        towns=list_towns(county),
        here=asked.spot is not None,
        speakers=list_speakers(visitor, asked.around or county),
    )


@page("public")
def outlet(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponseBase:
    """One of them: address, hours, what it takes in, who accredited it until when, and its code to print."""
    county, pack, registry = visitor.county, get_current_pack(visitor.county), get_registry(visitor.county)
    unit = registry.unit(code)
    if unit is None or not unit.active or not unit.address:
        raise Missing("no_unit", NO_UNIT, field="unit")
    day, asked = day_of(visitor.now), read_asked(request, county, pack)
    (near,) = list_nearest([unit], asked.spot, visitor.now, get_calendar(county).days)
    link = request.build_absolute_uri(reverse("portal_outlet", args=[code]))
    accredited = unit.accredited
    return show(
        request,
        "portal/outlets/one.html",
        stop=_stop(near, pack, day),
        unit=unit,
        hours=say_hours(unit.hours),
        by=registry.unit(accredited.by) if accredited else None,
        leads=[] if accredited else _leads(unit, registry, pack, county),
        speakers=list_speakers(visitor, unit.place),
        link=link,
        qr=segno.make(link, error="m").svg_data_uri(scale=4, border=2, dark="#000", light="#fff"),
    )


def _fits(unit: UnitFacts, matter: str, registry: Registry, pack: Pack, county: str, day: date) -> bool:
    """Whether one can go there for the matter: an outlet while it is accredited, or the office that has it itself."""
    if not matter:
        return True
    if unit.accredited:
        return unit.accredited.allows(matter, day)
    return pack.matters[matter] in _leads(unit, registry, pack, county)


def _leads(unit: UnitFacts, registry: Registry, pack: Pack, county: str) -> list[Matter]:
    """The matters that go straight to this office."""
    own = (matter for matter in pack.matters.values() if matter.lead == unit.kind)
    return [matter for matter in own if registry.nearest(matter.lead, county) == unit]


def _offered(registry: Registry, pack: Pack, day: date, chosen: str) -> list[Matter]:
    """The matters that some outlet takes in today, and the one that was asked for."""
    held = [unit.accredited for unit in registry.list_outlets()]
    names = {name for each in held if each and each.stands_on(day) for name in each.matters} | {chosen}
    return [matter for name, matter in pack.matters.items() if name in names]


def _stop(near: Near, pack: Pack, day: date) -> Stop:
    held = near.unit.accredited
    names = held.matters if held and held.stands_on(day) else frozenset()
    matters = tuple(matter for name, matter in pack.matters.items() if name in names)
    return Stop(near, matters, held is not None, held is not None and not held.stands_on(day))
