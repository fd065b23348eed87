"""Reads of door plates: where one leads, which a place has, how far a place has come. Not for printing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Left

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places import queries as places
from maplebridge.directory.places.models import Grid, Household, HouseholdGroup
from maplebridge.directory.places.rules import LEVELS, Place, parent_code
from maplebridge.directory.plates import codes, faults
from maplebridge.directory.plates.models import Plate
from maplebridge.directory.plates.rules import Coverage, Holder, PlateFacts, keeps_plates
from maplebridge.ground.words.fault import Fault

FACTS = ("code", "place", "household", "made_at", "installed_at", "revoked_at", "revoked_why", "replaced_by")
State = Literal["valid", "installed", "waiting", "revoked", "all"]
STATES: dict[State, Q] = {
    "all": Q(),
    "valid": Q(revoked_at=None),
    "installed": Q(revoked_at=None, installed_at__isnull=False),
    "waiting": Q(revoked_at=None, installed_at=None),
    "revoked": Q(revoked_at__isnull=False),
}
AT_ONCE = 500
Key = tuple[str, str, str]
START: Key = ("", "", "")
BEYOND_DIGITS = ":"  # the sign after 9: where a range of codes ends


@dataclass(frozen=True, slots=True)
class Scan:
    """What somebody who scans a plate may know: in which county and at which place they stand."""

    county: str
    code: str
    place: str


def access_plates(actor: Actor, place: str) -> None:
    """Raises Forbidden unless the actor keeps the plates of that place."""
    if not keeps_plates(actor, place):
        raise faults.not_yours()


def open_plate(text: str) -> Scan:
    """Where a scanned code leads, whichever county it belongs to. Fault `unknown_plate` or `plate_revoked`."""
    county = codes.county_of(text)
    if county is None:
        raise faults.unknown()
    return Scan(county, codes.tidy(text), get_place_of_plate(county, text))


def get_place_of_plate(county: str, code: str) -> str:
    """The code of the place that a plate of this county stands for today. Fault `unknown_plate` or `plate_revoked`."""
    plate = get_plate(county, code)
    if plate.revoked_at is not None:
        raise faults.revoked()
    return plate.place


def get_plate(county: str, code: str) -> PlateFacts:
    """The plate with that code, revoked ones too. Fault `unknown_plate`."""
    plate = find_plate(county, code)
    if plate is None:
        raise faults.unknown()
    return plate


def find_plate(county: str, code: str) -> PlateFacts | None:
    """The plate with that code; None when it is not genuine, of another county or not in the register."""
    if codes.county_of(code) != county:
        return None
    row = Plate.objects.of(county).filter(code=codes.tidy(code)).values_list(*FACTS).first()
    if row is None:
        return None
    plate = PlateFacts(*row)
    return replace(plate, place=_today(county, plate.place, plate.household))


def _today(county: str, place: str, household: str) -> str:
    """Where the door lies today: in the group that its household belongs to, under the code that took it over."""
    if household:
        groups = Household.objects.of(county).filter(code=household).values_list("group", flat=True)
        place = groups.first() or place
    return _standing(county, place)


def _standing(county: str, code: str) -> str:
    """The place itself, or the last of those that took it over; the place around it when it ended without heir."""
    while code != county:
        place = _known(county, code)
        if place is not None and place.valid_to is None:
            return code
        code = (place.replaced_by if place else "") or parent_code(code)
    return county


def _known(county: str, code: str) -> Place | None:
    try:
        return places.get_place(county, code)
    except Fault:
        return None


def list_plates(
    county: str, *, within: str, state: State = "valid", after: Key = START, many: int = AT_ONCE
) -> list[PlateFacts]:
    """The plates of a place in the order of places and households, a page at a time by the last one's `key_of`."""
    place, household, code = after
    beyond = Q(place__gt=place) | Q(place=place, household__gt=household)
    beyond |= Q(place=place, household=household, code__gt=code)
    rows = plates_within(county, within).filter(STATES[state]).filter(beyond, place__gte=place)
    ordered = rows.order_by("place", "household", "code").values_list(*FACTS)
    return [PlateFacts(*row) for row in ordered[:many]]


def key_of(plate: PlateFacts) -> Key:
    """Where a page ends, for the next one to begin after."""
    return plate.place, plate.household, plate.code


def iterate_plates(county: str, within: str, *, codes_wanted: tuple[str, ...] = ()) -> Iterator[PlateFacts]:
    """Every valid plate of a place, or those of `codes_wanted` only, read in portions."""
    if codes_wanted:
        chosen = plates_within(county, within).filter(STATES["valid"], code__in=codes_wanted)
        yield from (PlateFacts(*row) for row in chosen.order_by("place", "household").values_list(*FACTS))
        return
    after = START
    while page := list_plates(county, within=within, after=after):
        yield from page
        after = key_of(page[-1])


def count_plates(county: str, within: str, state: State = "valid") -> int:
    """How many plates of a place are in a state."""
    return plates_within(county, within).filter(STATES[state]).count()


def count_doors(county: str, within: str, holder: Holder) -> tuple[int, int]:
    """For how many households, groups or grids of a place a plate is wanted, and how many of them have one."""
    prefixes = places.list_prefixes(county, within)
    plates = plates_within(county, within).filter(STATES["valid"])
    if holder is Holder.HOUSEHOLD:
        doors = Household.objects.of(county).filter(_inside("group", prefixes)).count()
        return doors, plates.exclude(household="").count()
    standing = doors_of(holder).objects.of(county).filter(_inside("code", prefixes), valid_to=None)
    return standing.count(), plates.filter(household="", place__in=standing.values("code")).count()


def doors_of(holder: Holder) -> type[Grid] | type[HouseholdGroup]:
    """The register of grids or of household groups."""
    return Grid if holder is Holder.GRID else HouseholdGroup


def search_plates(county: str, words: str, *, within: str, many: int = 20) -> list[PlateFacts]:
    """The plates, revoked ones too, whose code begins so, or whose household or place has that number."""
    typed, plain = codes.tidy(words), words.strip()
    if not plain:
        return []
    found = Q(household=plain) | Q(place=plain)
    if len(typed) >= codes.COUNTY_SIGNS:
        found |= Q(code__startswith=typed)
    rows = plates_within(county, within).filter(found).order_by("-made_at", "code").values_list(*FACTS)
    return [PlateFacts(*row) for row in rows[:many]]


def plates_within(county: str, within: str) -> "QuerySet[Plate]":
    """The rows of every plate, valid or not, in a place or one that it took over."""
    return Plate.objects.of(county).filter(_inside("place", places.list_prefixes(county, within)))


def _inside(column: str, prefixes: Iterable[str]) -> Q:
    """Rows whose place begins with one of the prefixes, as a range of codes that an index can be walked along."""
    inside = Q()
    for prefix in prefixes:
        inside |= Q(**{f"{column}__gte": prefix, f"{column}__lt": prefix + BEYOND_DIGITS})
    return inside


def list_coverage(county: str, within: str) -> list[Coverage]:
    """How far each place directly within `within` has come, by code."""
    width = next(each for each in LEVELS if each > len(within))
    households, plates = _count_households(county, within, width), _count_by_state(county, within, width)
    return [
        Coverage(child.code, child.name, *_added_up(county, child.code, households, plates))
        for child in places.list_children(county, within)
    ]


def _added_up(
    county: str, code: str, households: Mapping[str, int], plates: Mapping[str, tuple[int, ...]]
) -> tuple[int, int, int, int]:
    """The figures of a place, with those of the places that it took over."""
    parts = [prefix for prefix in places.list_prefixes(county, code) if len(prefix) == len(code)]
    rows = [plates.get(part, (0, 0, 0)) for part in parts]
    issued, installed, revoked = (sum(row[column] for row in rows) for column in range(3))
    return sum(households.get(part, 0) for part in parts), issued, installed, revoked


def _count_households(county: str, within: str, width: int) -> dict[str, int]:
    inside = _inside("group", places.list_prefixes(county, within))
    rows = Household.objects.of(county).filter(inside).annotate(part=Left("group", width))
    return dict(rows.values_list("part").annotate(Count("code")).order_by())


def _count_by_state(county: str, within: str, width: int) -> dict[str, tuple[int, ...]]:
    rows = plates_within(county, within).annotate(part=Left("place", width)).values_list("part")
    states: tuple[State, ...] = ("valid", "installed", "revoked")
    counted = rows.annotate(**{state: Count("code", filter=STATES[state]) for state in states}).order_by()
    return {part: tuple(figures) for part, *figures in counted}
