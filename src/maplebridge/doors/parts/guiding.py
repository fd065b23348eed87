"""The guide of one matter, made from the rules in force: what to bring, who gets it, how long, the fee, where to go.
Not for its layout, nor for taking anything in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from maplebridge.directory.units.nearest import Near, list_nearest
from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import Registry, UnitFacts
from maplebridge.directory.units.visiting import Spot
from maplebridge.doors.parts.unit_kinds import name_kinds
from maplebridge.doors.parts.visiting import say_hours
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.explaining import say_limit
from maplebridge.rulebook.deadlines.queries import get_calendar
from maplebridge.rulebook.deadlines.spec import ClockSpec
from maplebridge.rulebook.proofs.definition import WAYS, Proof
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.workflows.definition import Matter, Paper
from maplebridge.rulebook.workflows.guide import Fee
from maplebridge.rulebook.workflows.names import SUBMIT
from maplebridge.rulebook.workflows.running import clock_specs

LEVELS = {
    "village": (12, Text("村（社区）综治工作站", "the village station")),
    "town": (9, Text("乡镇（街道）综治中心", "the town's centre")),
    "county": (6, Text("县综治中心", "the county's centre")),
}
MOST_UNITS = 3
METRES_A_KILOMETRE = 1000


@dataclass(frozen=True, slots=True)
class Demanded:
    """A paper to bring, on which basis, and how the window can have it without the person."""

    label: Text
    required: bool
    basis: Text
    ways: tuple[Text, ...]
    issuer: Text | None


@dataclass(frozen=True, slots=True)
class Limit:
    """What the units promise, by when, by which rule, and how far it may be extended."""

    label: Text
    limit: Text
    basis: str
    more: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Door:
    """A unit to go to: whether it is open now, when it is, how far it is."""

    near: Near
    hours: tuple[Text, ...]

    @property
    def unit(self) -> UnitFacts:
        """The unit."""
        return self.near.unit

    @property
    def kilometres(self) -> str:
        """How far it is, to a tenth of a kilometre."""
        return f"{(self.near.metres or 0) / METRES_A_KILOMETRE:.1f}"


@dataclass(frozen=True, slots=True)
class Guide:
    """Everything to know before going."""

    matter: Matter
    category: Text | None
    who: Text | None
    bring: tuple[Demanded, ...]
    fetched: tuple[Demanded, ...]
    limits: tuple[Limit, ...]
    later: tuple[Limit, ...]
    fee: Fee | None
    where: Text
    doors: tuple[Door, ...]
    outlets: int
    note: Text | None
    sealed: bool


def guide_of(pack: Pack, matter: Matter, now: datetime, place: str = "") -> Guide:
    """The guide as the county's rules have it; `place` is where the reader lives, if they say so."""
    registry, own = get_registry(pack.county), matter.guide
    papers = [_demanded(pack, paper) for paper in matter.papers]
    category = pack.categories.get(matter.category)
    kind = own.where if own and own.where else matter.lead
    specs = [spec for spec in clock_specs(pack.workflows[matter.workflow], matter).values() if _binds_units(spec)]
    return Guide(
        matter=matter,
        category=category.name if category else None,
        who=own.who if own else None,
        bring=tuple(paper for paper in papers if not paper.ways),
        fetched=tuple(paper for paper in papers if paper.ways),
        limits=tuple(_limit(spec) for spec in specs if SUBMIT in spec.starts),
        later=tuple(_limit(spec) for spec in specs if SUBMIT not in spec.starts and not spec.dated),
        fee=own.fee if own else None,
        where=_where(pack.county, registry, kind, matter),
        doors=tuple(_doors(registry, kind, matter, place, now)),
        outlets=len(registry.list_outlets(matter.name)),
        note=own.note if own else None,
        sealed=matter.privacy != "ordinary",
    )


def issuer_of(county: str, proof: Proof) -> Text | None:
    """What the kind of unit that issues a proof is called."""
    units = [unit for unit in get_registry(county).of_kind(proof.issued_by) if unit.active]
    return name_kinds(county, units[:1]).get(proof.issued_by) if units else None


def _demanded(pack: Pack, paper: Paper) -> Demanded:
    proof = pack.proofs.get(paper.name)
    if proof is None or proof.basis is None:  # rules from before the list: what they demand is for the person to bring
        return Demanded(paper.label, paper.required, Text(paper.basis, paper.basis), (), None)
    basis = proof.basis if proof.basis.zh == paper.basis else Text(paper.basis, f"{paper.basis} · {proof.basis.en}")
    ways = tuple(WAYS[way] for way in proof.ways)
    return Demanded(paper.label, paper.required, basis, ways, issuer_of(pack.county, proof))


def _binds_units(spec: ClockSpec) -> bool:
    return spec.protects == "resident" and spec.binds == "unit"


def _limit(spec: ClockSpec) -> Limit:
    more = tuple(say_limit(each.limit) for each in spec.extensions)
    return Limit(spec.label, say_limit(spec.limit), spec.basis, more)


def _where(county: str, registry: Registry, kind: str, matter: Matter) -> Text:
    """The unit that leads it, the nearest of its kind if there are several; else the centre of its level."""
    units = [unit for unit in registry.of_kind(kind) if unit.active]
    if not units:
        return LEVELS[matter.level][1]
    if len(units) == 1:
        return units[0].name
    name = name_kinds(county, units[:1])[kind]
    return Text(f"就近的{name.zh}", f"the nearest {name.en}")


def _doors(registry: Registry, kind: str, matter: Matter, place: str, now: datetime) -> Iterator[Door]:
    """The units to go to from `place`: those in charge of it, else the nearest."""
    days = get_calendar(registry.county).days
    units = [unit for unit in registry.of_kind(kind) if unit.active]
    for near in _near(registry, units, matter, place, now, days):
        yield Door(near, say_hours(near.unit.hours))


def _near(
    registry: Registry,
    units: list[UnitFacts],
    matter: Matter,
    place: str,
    now: datetime,
    days: Mapping[date, bool],
) -> list[Near]:
    home = _centre(registry, place) if place else None
    spot = home.spot if home else None
    if not units:
        width = LEVELS[matter.level][0]
        centre = _centre(registry, place[:width] if place else registry.county)
        return _reached([centre] if centre and (place or matter.level == "county") else [], spot, now, days)
    own = [unit for unit in units if unit.place == registry.county or (place and place.startswith(unit.place))]
    narrowest = max((len(unit.place) for unit in own), default=0)
    return _reached([unit for unit in own if len(unit.place) == narrowest], spot, now, days)[:MOST_UNITS]


def _reached(units: list[UnitFacts], spot: Spot | None, now: datetime, days: Mapping[date, bool]) -> list[Near]:
    """The nearest first; last those of which no address is known."""
    return [*list_nearest(units, spot, now, days), *(Near(unit, None, None) for unit in units if not unit.address)]


def _centre(registry: Registry, place: str) -> UnitFacts | None:
    try:
        return registry.unit(registry.centre_of(place))
    except Missing:
        return None
