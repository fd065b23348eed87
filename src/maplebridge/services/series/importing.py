"""Imports monthly numbers from a CSV file: a later file takes the place of the same month and says so; every line that
cannot be taken is told. Not for what the lines mean: reading."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from django.db import IntegrityError, transaction

from maplebridge.directory.places.importing.files import LARGEST_FILE, TOO_LARGE
from maplebridge.directory.places.importing.report import Rejection
from maplebridge.directory.places.queries import list_places
from maplebridge.directory.places.rules import Level
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Fault, TooLarge
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.series.models import SeriesFigure
from maplebridge.services.series.reading import Draft, Key, Known, list_lines, read_line

CHUNK, LONGEST_NAME = 2_000, 200
LEVELS = (Level.COUNTY, Level.TOWN, Level.VILLAGE)
NO_SERIES = Text(
    "规则包里没有 series.yaml，没有可导入的数列。", "The pack has no series.yaml: there is no series to import."
)
AT_ONCE = Text("另一次导入正在进行，请稍后再导。", "Another import was under way; please run it again.")


@dataclass(frozen=True, slots=True)
class Replaced:
    """A line whose number took the place of another one."""

    line: int
    series: str
    place: str
    month: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class SeriesReport:
    """The account of one import: `fresh` lines brought a new month, `already` said what stood."""

    read: int
    fresh: int
    already: int
    replaced: tuple[Replaced, ...]
    rejected: tuple[Rejection, ...]


def import_series(*, county: str, path: Path, now: datetime) -> SeriesReport:
    """Import a CSV file with the columns series, place, month, number (UTF-8 or GB18030).

    Good lines go in together or not at all; the report names the bad ones. Fault when the file as a whole cannot be
    read, and when the county's rules have no series.
    """
    if path.stat().st_size > LARGEST_FILE:
        raise TooLarge("file_too_large", TOO_LARGE, field="file")
    return take_in(county=county, content=path.read_bytes(), file=path.name, now=now)


def take_in(*, county: str, content: bytes, file: str, now: datetime) -> SeriesReport:
    """The same, of what a file of that name holds."""
    rules = get_current_pack(county).series
    if not rules.series:
        raise Fault("no_series", NO_SERIES, field="file")
    places = {place.code for place in list_places(county) if place.level in LEVELS}
    drafts, again, rejected = _sort(content, Known(rules, places.__contains__, day_of(now)))
    try:
        with transaction.atomic():
            fresh, already, replaced = _store(county, drafts, file[:LONGEST_NAME], now)
    except IntegrityError:
        raise Fault("at_once", AT_ONCE, field="file") from None
    read = len(drafts) + again + len(rejected)
    return SeriesReport(read, fresh, already + again, replaced, tuple(rejected))


def _sort(content: bytes, known: Known) -> tuple[list[Draft], int, list[Rejection]]:
    """The good lines, how many said once more what one before them said, and why the others are not taken."""
    drafts, again, rejected = dict[Key, Draft](), 0, list[Rejection]()
    for number, record, cells in list_lines(content):
        try:
            draft = read_line(number, record, cells, known)
            first = drafts.setdefault(draft.key, draft)
            if first.number != draft.number:
                raise _contradicted(first)
            again += first is not draft
        except Fault as fault:
            rejected.append(Rejection(number, fault.field, fault.text))
    return list(drafts.values()), again, rejected


def _contradicted(first: Draft) -> Fault:
    zh = f"第 {first.line} 行已有同一数列、地点、月份的另一个数。"
    en = f"Line {first.line} has another number for the same series, place and month."
    return Fault("contradicted", Text(zh, en), field="number")


def _store(county: str, drafts: Iterable[Draft], file: str, now: datetime) -> tuple[int, int, tuple[Replaced, ...]]:
    """How many are new, how many stood already, and which took the place of another."""
    drafts = list(drafts)
    standing = _lock_standing(county, drafts)
    fresh = [draft for draft in drafts if draft.key not in standing]
    changed = [draft for draft in drafts if standing.get(draft.key, draft.number) != draft.number]
    SeriesFigure.objects.insert([_row(county, draft, file, now) for draft in fresh], batch_size=CHUNK)
    for draft in changed:
        rows = SeriesFigure.objects.of(county).filter(place=draft.place, series=draft.series, month=draft.month)
        rows.update(number=draft.number, before=standing[draft.key], file=file, imported_at=now)
    replaced = tuple(_replaced(draft, standing[draft.key]) for draft in changed)
    return len(fresh), len(drafts) - len(fresh) - len(changed), replaced


def _lock_standing(county: str, drafts: Iterable[Draft]) -> Mapping[Key, Decimal]:
    """What stands in the months and places of a file, held until it is stored."""
    months = sorted({draft.month for draft in drafts})
    if not months:
        return {}
    places = sorted({draft.place for draft in drafts})
    rows = SeriesFigure.objects.of(county).filter(place__in=places, month__gte=months[0], month__lte=months[-1])
    held = rows.order_by("place", "series", "month").select_for_update()
    return {(place, series, month): number for place, series, month, number in
            held.values_list("place", "series", "month", "number")}  # fmt: skip


def _row(county: str, draft: Draft, file: str, now: datetime) -> SeriesFigure:
    facts = {"place": draft.place, "series": draft.series, "month": draft.month, "number": draft.number}
    return SeriesFigure(county=county, file=file, imported_at=now, **facts)


def _replaced(draft: Draft, before: Decimal) -> Replaced:
    month = f"{draft.month:%Y-%m}"
    return Replaced(draft.line, draft.series, draft.place, month, plain(before), plain(draft.number))


def plain(number: Decimal) -> str:
    """The number without noughts that say nothing."""
    return f"{number.normalize():f}"
