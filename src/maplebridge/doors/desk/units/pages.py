"""Units on the desk: by level and kind, and one with its place, its people and its duties. Not for changing."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from maplebridge.directory.units.licences import LICENCES
from maplebridge.directory.units.models import CompetenceLine
from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import NO_UNIT, UnitFacts
from maplebridge.doors.desk.naming import LANGUAGES, name_of
from maplebridge.doors.desk.people.reading import Member, count_roles, list_unit
from maplebridge.doors.desk.people.words import ROLES
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.parts.unit_kinds import name_kinds
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack

MANY, MANY_BELOW, MANY_PEOPLE = 50, 24, 12
LEVELS = {
    "city": Text("市级", "City"),
    "county": Text("县级", "County"),
    "town": Text("乡镇级", "Towns"),
    "village": Text("村级", "Villages"),
}
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Duty:
    """A line of the list of what a unit answers for: the category, and within which place."""

    code: str
    name: Text
    place: str
    matters: int


@dataclass(frozen=True, slots=True)
class Crew:
    """The people of a unit in one role: all are counted, the first are named."""

    role: str
    name: Text
    many: int
    members: list[Member]


@page("staff")
def units(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """A page of units of a level: all, or those whom words, a kind, a place name."""
    registry, said = get_registry(visitor.county), request.GET
    level = said.get("level", "") if said.get("level") in LEVELS else ""
    words, kind, place = (said.get(name, "").strip()[:LONGEST] for name in ("words", "kind", "place"))
    licence = said.get("licence", "") if said.get("licence") in LICENCES else ""
    if not (level or words or kind or place or licence):
        level = "county"
    named = [each for each in registry if _named(each, words) and each.place.startswith(place)]
    of_level = [each for each in named if level in ("", each.level)]
    chosen = [each for each in of_level if kind in ("", each.kind) and (not licence or licence in each.licences)]
    start = _start(said.get("start", ""))
    asked = {"words": words, "level": level, "kind": kind, "place": place, "licence": licence}
    return show(
        request,
        "desk/units/page.html",
        here="units",
        asked=asked,
        levels=[(name, text, sum(each.level == name for each in named)) for name, text in LEVELS.items()],
        kinds=sorted(name_kinds(visitor.county, of_level).items()),
        units=chosen[start : start + MANY],
        many=len(chosen),
        older=_address(asked, max(start - MANY, 0)) if start else "",
        more=_address(asked, start + MANY) if start + MANY < len(chosen) else "",
        names=LEVELS,
        licences=_licences_offered(kind, licence, chosen),
    )


@page("staff")
def unit(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponse:
    """One unit."""
    registry, day = get_registry(visitor.county), day_of(visitor.now)
    found = registry.unit(code)
    if found is None:
        raise Missing("no_unit", NO_UNIT, field="unit")
    below = [each for each in registry if each.parent == code]
    counts, people = count_roles(visitor.county, code, day), list_unit(visitor.county, code, day, MANY_PEOPLE)
    leads, helps = duties_of(visitor.county, code)
    return show(
        request,
        "desk/units/one.html",
        here="units",
        day=day,
        unit=found,
        level=name_of(LEVELS, found.level),
        kind=name_kinds(visitor.county, [found]).get(found.kind),
        above=registry.centre_above(code),
        below=below[:MANY_BELOW],
        many_below=len(below),
        tongues=[name_of(LANGUAGES, each) for each in sorted(found.languages) if each != "zh"],
        licences=[(name, label) for name, label in LICENCES.items() if name in found.licences],
        leads=leads,
        helps=helps,
        crews=[Crew(role, ROLES[role], counts[role], people.get(role, [])) for role in ROLES if role in counts],
    )


def duties_of(county: str, code: str) -> tuple[list[Duty], list[Duty]]:
    """What a unit leads and what it helps in."""
    pack = get_current_pack(county)
    found: dict[str, list[Duty]] = {"lead": [], "help": []}
    lines = CompetenceLine.objects.filter(county=county, unit=code).order_by("position")
    for prefix, place, duty in lines.values_list("category", "place", "duty"):
        category = pack.categories.get(prefix)
        many = sum(matter.category.startswith(prefix) for matter in pack.matters.values())
        found[duty].append(Duty(prefix, category.name if category else Text(prefix, prefix), place, many))
    return found["lead"], found["help"]


def _named(unit: UnitFacts, words: str) -> bool:
    return unit.active and words.casefold() in f"{unit.name.zh} {unit.name.en} {unit.code}".casefold()


def _licences_offered(kind: str, licence: str, chosen: list[UnitFacts]) -> list[tuple[str, Text]]:
    """The licences to choose by: only among institutes is there anything to choose."""
    offered = licence or (kind and any(each.licences for each in chosen))
    return list(LICENCES.items()) if offered else []


def _start(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 0


def _address(asked: dict[str, str], start: int) -> str:
    said = {**asked, "start": str(start) if start else ""}
    return f"?{urlencode({name: value for name, value in said.items() if value})}"
