"""Reads of monthly numbers, beside the year before. Not for bringing them in: importing."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.series.comparing import Compared, Figure, compare
from maplebridge.services.series.models import SeriesFigure

YEARS_BACK = 2  # a level that is reported once a year is found although this year's is not out yet
COLUMNS = ("place", "series", "month", "number", "before", "file", "imported_at")


def compare_places(county: str, places: Collection[str], year: int) -> dict[str, list[Compared]]:
    """For each of these places every series and ratio of a year beside the year before; one statement."""
    first, last = date(year - YEARS_BACK, 1, 1), date(year, 12, 1)
    rows = SeriesFigure.objects.of(county).filter(place__in=sorted(places), month__gte=first, month__lte=last)
    found = defaultdict[str, list[Figure]](list)
    for row in rows.order_by("place", "series", "month").values_list(*COLUMNS):
        found[row[0]].append(Figure(*row))
    rules = get_current_pack(county).series
    return {place: compare(rules, found[place], year) for place in places}
