"""Questions to the demo's stations: told through the real rules, once, in several states."""

from datetime import timedelta

import pytest
from tests.world import COUNTY, DEMO, TOWN, found_county

from maplebridge.cases.models import Case
from maplebridge.directory.teams.queries import forget_teams, get_teams
from maplebridge.ground.clock.time import day_of, now
from maplebridge.services.stations.figures import Days, sum_stations
from maplebridge.site.demo.questions import MANY, ask_stations
from maplebridge.site.demo.stations import install


@pytest.mark.django_db
def test_stations_are_manned_have_met_and_are_asked_once() -> None:
    found_county()
    forget_teams()
    assert install(COUNTY, DEMO, now()) == len(get_teams(COUNTY).by_code)
    today, year = day_of(now()), timedelta(days=365)
    days, before = (Days(last - year + timedelta(days=1), last) for last in (today, today - year))
    (town, *_) = sum_stations(COUNTY, "four_source_station", TOWN, days, before)
    assert town.met.due_before
    assert all(done.times and done.times_before for done in town.duties.values())
    assert ask_stations(COUNTY, now()) == MANY
    assert ask_stations(COUNTY, now()) == 0
    states = set(Case.objects.of(COUNTY).values_list("state", flat=True))
    assert {"received", "closed"} <= states
    assert states <= {"received", "at_county", "answered", "closed", "passed_on"}
    forget_teams()
