"""Makes the staff of a whole county from a pattern, the same each time. Not for real people."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from zlib import crc32

from maplebridge.directory.people.actions import add_people
from maplebridge.directory.people.drafts import PersonDraft
from maplebridge.directory.people.pattern import ForGrids, ForUnits, Pattern, read_pattern
from maplebridge.directory.people.rules import Duty
from maplebridge.directory.places.queries import list_places
from maplebridge.directory.places.rules import Level
from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import Registry, UnitFacts

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "安平志远春华秋实明德文静建国晓燕海燕玉兰永强家兴思源雨晴天佑子涵国庆红梅春梅秀英光明"
GIVEN_PAIRS = [GIVEN[n : n + 2] for n in range(0, len(GIVEN), 2)]


def populate(*, county: str, path: Path, now: datetime) -> int:
    """Add the people of a pack's people.yaml, after its units and places are in; how many people."""
    names = {place.code: place.name for place in list_places(county, level=Level.TOWN)}
    grids = [place.code for place in list_places(county, level=Level.GRID) if place.valid_to is None]
    drafts = make_people(read_pattern(path, county), get_registry(county), grids, lambda code: names[code[:9]])
    return len(add_people(county=county, drafts=drafts, now=now))


def make_people(
    pattern: Pattern, registry: Registry, grids: Iterable[str], town_of: Callable[[str], str]
) -> list[PersonDraft]:
    """The people by name, then those made for units and grids where nobody named has the duty already."""
    named = {(duty.role, duty.place) for draft in pattern.people for duty in draft.duties}
    known = [draft for draft in pattern.people if _places_known(draft, registry)]
    free_grids = [grid for grid in grids if ("grid_worker", grid) not in named]
    made = [draft for rule in pattern.for_units for draft in _for_units(rule, registry)]
    workers = [_worker(rule, grid, town_of(grid)) for rule in pattern.for_grids for grid in free_grids]
    return [*known, *made, *workers]


def _places_known(draft: PersonDraft, registry: Registry) -> bool:
    return all(not duty.unit or registry.unit(duty.unit) is not None for duty in draft.duties)


def _for_units(rule: ForUnits, registry: Registry) -> Iterator[PersonDraft]:
    for unit in registry:
        # An outlet has agents only, made by a rule of its own: nobody there handles or heads anything.
        fits = (
            unit.active and unit.level == rule.level and (rule.kind == unit.kind or not (rule.kind or unit.accredited))
        )
        if fits and crc32(unit.code.encode()) % rule.one_in == 0:
            yield _member(rule, unit, registry)


def _member(rule: ForUnits, unit: UnitFacts, registry: Registry) -> PersonDraft:
    code = "-".join(filter(None, (rule.role, rule.speaks, unit.code)))
    also = registry.unit(f"{rule.also}-{unit.place}") if rule.also else None
    units = [unit.code, also.code] if also is not None else [unit.code]
    return PersonDraft(
        code=code,
        name=invent_name(code),
        languages=("zh", rule.speaks) if rule.speaks else ("zh",),
        duties=tuple(Duty(rule.role, each, unit.place) for each in units),
    )


def _worker(rule: ForGrids, grid: str, town: str) -> PersonDraft:
    code = f"{rule.role}-{grid}"
    share = rule.one_in if rule.where in town else rule.elsewhere_one_in
    speaks = bool(rule.speaks) and crc32(code.encode()) % share == 0
    return PersonDraft(
        code=code,
        name=invent_name(code),
        languages=("zh", rule.speaks) if speaks else ("zh",),
        duties=(Duty(rule.role, f"{rule.unit}-{grid[:12]}", grid),),
    )


def invent_name(code: str) -> str:
    """A Chinese name that always goes with `code` and is nobody's."""
    number = crc32(code.encode())
    return SURNAMES[number % len(SURNAMES)] + GIVEN_PAIRS[number // 64 % len(GIVEN_PAIRS)]
