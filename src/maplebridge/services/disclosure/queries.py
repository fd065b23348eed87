"""Reads of what was published and of what is owed. Not for publishing."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from maplebridge.directory.places.queries import list_prefixes
from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import UnitFacts
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.queries import get_calendar
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.disclosure.models import DisclosureEvent, Publication, PublicationVersion
from maplebridge.services.disclosure.publishing import NO_PUBLICATION
from maplebridge.services.disclosure.rules import Duty, Period, Share, in_order, judge, periods_of, share_of

MANY = 30
FEW = 200  # units of which one asks by name; for more, the whole county is read
Known = dict[tuple[str, str, str], tuple[date, str]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of publications is narrowed to; "" is all."""

    unit: str = ""
    place: str = ""
    item: str = ""
    words: str = ""
    hand_outs: bool = False


@dataclass(frozen=True, slots=True)
class Sight:
    """A publication with its versions, the newest first; withdrawn, it has none."""

    row: Publication
    versions: tuple[PublicationVersion, ...] = field(default=())

    @property
    def newest(self) -> PublicationVersion | None:
        """Its words as they stand."""
        return self.versions[0] if self.versions else None


def list_publications(
    county: str, wanted: Wanted | None = None, *, before: UUID | None = None, many: int = MANY
) -> list[Publication]:
    """What stands on the public pages, the newest first, a page at a time by the last one seen."""
    rows = _narrowed(county, wanted or Wanted()).filter(withdrawn_at=None)
    if before is not None:
        rows = rows.filter(id__lt=before)
    return list(rows.order_by("-id")[:many])


def get_publication(county: str, publication: UUID) -> Sight:
    """One publication; of a withdrawn one only that it was there, and why it went. Raises Missing."""
    row = Publication.objects.of(county).filter(id=publication).first()
    if row is None:
        raise Missing("no_publication", NO_PUBLICATION)
    if row.withdrawn_at is not None:
        return Sight(row)
    versions = PublicationVersion.objects.of(county).filter(publication=row.id).order_by("-number")
    return Sight(row, tuple(versions))


def list_held_files(county: str, files: Collection[str]) -> set[str]:
    """Those of the files that some version of a publication has, withdrawn or not."""
    return set(PublicationVersion.objects.of(county).filter(file__in=files).values_list("file", flat=True))


def list_duties(county: str, units: Sequence[UnitFacts], year: int, now: datetime) -> list[Duty]:
    """What these units have to publish in a year and how it stands, what is missing first; three round trips."""
    known, events = _known(county, units), _events(county, units, year)
    today, calendar, rules = day_of(now), get_calendar(county), get_current_pack(county).disclosure
    found = []
    for unit in units:
        for item in rules.of_kind(unit.kind):
            periods = events.get((unit.code, item.name), []) if item.every == "event" else periods_of(item, year)
            for period in periods:
                said = known.get((unit.code, item.name, period.name))
                found.append(judge(item, unit.code, period, said, today, calendar))
    return list(in_order(found))


def list_bound(county: str, place: str = "") -> list[UnitFacts]:
    """The active units that must publish anything, at or below a place."""
    kinds = {kind for item in get_current_pack(county).disclosure.items.values() for kind in item.kinds}
    units = [unit for kind in sorted(kinds) for unit in get_registry(county).of_kind(kind) if unit.active]
    return [unit for unit in units if unit.place.startswith(place)]


def shares_by_kind(county: str, duties: Iterable[Duty]) -> dict[str, Share]:
    """How much was published on time, by the kind of unit."""
    registry = get_registry(county)
    by_kind: dict[str, list[Duty]] = {}
    for duty in duties:
        unit = registry.unit(duty.unit)
        by_kind.setdefault(unit.kind if unit else "", []).append(duty)
    return {kind: share_of(by_kind[kind]) for kind in sorted(by_kind)}


def _known(county: str, units: Sequence[UnitFacts]) -> Known:
    """When each duty was first met by something that still stands."""
    rows = Publication.objects.of(county).filter(withdrawn_at=None).exclude(item="")
    if len(units) <= FEW:
        rows = rows.filter(unit__in=[unit.code for unit in units])
    found: Known = {}
    for row, unit, item, period, at in rows.order_by("-published_at").values_list(
        "id", "unit", "item", "period", "published_at"
    ):
        found[unit, item, period] = (day_of(at), str(row))
    return found


def _events(county: str, units: Sequence[UnitFacts], year: int) -> dict[tuple[str, str], list[Period]]:
    rows = DisclosureEvent.objects.of(county).filter(happened_on__year=year)
    if len(units) <= FEW:
        rows = rows.filter(unit__in=[unit.code for unit in units])
    found: dict[tuple[str, str], list[Period]] = {}
    for row in rows.order_by("happened_on"):
        period = Period(str(row.id), Text(row.title, row.title), row.happened_on)
        found.setdefault((row.unit, row.item), []).append(period)
    return found


def _narrowed(county: str, wanted: Wanted) -> "QuerySet[Publication]":
    rows = Publication.objects.of(county)
    if wanted.place and wanted.place != county:
        under = Q()
        for prefix in list_prefixes(county, wanted.place):
            under |= Q(place__startswith=prefix)
        rows = rows.filter(under)
    if wanted.words:
        said = PublicationVersion.objects.of(county).filter(text__icontains=wanted.words).values("publication")
        rows = rows.filter(Q(title__icontains=wanted.words) | Q(id__in=said))
    same = {name: value for name, value in (("unit", wanted.unit), ("item", wanted.item)) if value}
    return rows.filter(**same, **({"hand_out": True} if wanted.hand_outs else {}))
