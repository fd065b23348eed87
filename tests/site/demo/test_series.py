"""The demo's monthly numbers are there once, of this year and the last, and some of them were corrected."""

from datetime import UTC, datetime

import pytest
from tests.world import COUNTY, TOWN, found_county

from maplebridge.services.series.models import SeriesFigure
from maplebridge.services.series.queries import compare_places
from maplebridge.site.demo.series import report

NOW = datetime(2026, 11, 20, 4, tzinfo=UTC)


@pytest.mark.django_db
def test_two_years_of_numbers_are_reported_once_and_some_are_corrected() -> None:
    found_county()
    assert report(COUNTY, NOW)
    assert report(COUNTY, NOW) == 0
    assert SeriesFigure.objects.of(COUNTY).exclude(before=None).exists()
    found = compare_places(COUNTY, [COUNTY, TOWN], 2026)
    for place in (COUNTY, TOWN):
        shown = {each.name: each.total for each in found[place]}
        assert all(pair.number is not None and pair.before is not None for pair in shown.values()), shown
