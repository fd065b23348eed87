"""The demo shows petitions, assistance, relief, care, old cases and leads on their way, told by the real rules."""

from tests.cases.clock_of_database import believe
from tests.cases.stage import moment
from tests.world import COUNTY, World, forget_all

from maplebridge.cases.models import Case
from maplebridge.site.demo.pleas import LIVES, tell_pleas


def test_every_invented_plea_comes_as_far_as_it_says_and_is_told_once(county: World, db: None) -> None:
    forget_all()
    now = moment("11-20 12:00")
    believe(now)
    assert tell_pleas(COUNTY, now) == len(LIVES)
    states = set(Case.objects.of(COUNTY).values_list("matter", "state"))
    assert {
        ("petition", "handling"),
        ("petition", "reviewing"),
        ("petition", "contested"),
        ("petition_accusation", "routed"),
        ("judicial_assistance", "approving"),
        ("judicial_assistance", "approved"),
        ("relief", "posted"),
        ("relief", "answered"),
        ("elderly_alone", "active"),
        ("old_case", "working"),
        ("public_interest_lead", "filed"),
    } == states
    assert tell_pleas(COUNTY, now) == 0
