"""Questions to the demo's stations: told through the real rules, once, in several states."""

import pytest
from tests.world import COUNTY, DEMO, found_county

from maplebridge.cases.models import Case
from maplebridge.directory.teams.queries import forget_teams, get_teams
from maplebridge.ground.clock.time import now
from maplebridge.services.stations.models import TeamEntry, TeamMeeting
from maplebridge.site.demo.questions import MANY, ask_stations
from maplebridge.site.demo.stations import install


@pytest.mark.django_db
def test_stations_are_manned_have_met_and_are_asked_once() -> None:
    found_county()
    forget_teams()
    assert install(COUNTY, DEMO, now()) == len(get_teams(COUNTY).by_code)
    assert TeamMeeting.objects.of(COUNTY).exists()
    assert TeamEntry.objects.of(COUNTY).exists()
    assert ask_stations(COUNTY, now()) == MANY
    assert ask_stations(COUNTY, now()) == 0
    states = set(Case.objects.of(COUNTY).values_list("state", flat=True))
    assert {"received", "closed"} <= states
    assert states <= {"received", "at_county", "answered", "closed", "passed_on"}
    forget_teams()
