"""Mediators over the API: proposed to staff with what stands in the way, chosen by parties."""

from tests.doors.api.visitors import Visitor, Visitors
from tests.services.mediation.quarrels import add_neighbour, bring_quarrel, settle_around
from tests.world import COUNTY, World, streetlight

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.intake import Intake
from maplebridge.cases.queries import get_case
from maplebridge.cases.scenes import make_access_secret
from maplebridge.ground.clock.time import now
from maplebridge.services.mediation.roster import list_wishes


def applicant(world: World) -> tuple[str, Visitor]:
    """The number of a quarrel, and whoever brought it by their link."""
    settle_around(world)
    case = add_neighbour(world, bring_quarrel(world))
    secret = make_access_secret(COUNTY, case.id)
    return case.number, Visitor({"Authorization": f"Case {case.number}:{secret}"})


def test_staff_are_told_everything_that_speaks_for_and_against(world: World, visit: Visitors) -> None:
    number, _ = applicant(world)
    found = visit.staff("xiongbo").get(f"cases/{number}/mediators")["mediators"]
    assert [each["fits"] for each in found[:2]] == [True, True]
    assert {each["name"] for each in found if each["here"]} == {"熊波", "杨梅"}
    assert found[0]["open_cases"] == 0


def test_a_party_chooses_from_those_offered_and_learns_no_workload(world: World, visit: Visitors) -> None:
    number, party = applicant(world)
    offered = party.get(f"cases/{number}/mediators")["mediators"]
    assert {each["open_cases"] for each in offered} == {None}
    first = offered[0]["person"]
    party.post(f"cases/{number}/mediators", {"people": [first]})
    assert list_wishes(get_case(COUNTY, number).facts) == {1: (first,)}
    party.post(f"cases/{number}/mediators", {"people": ["a", "b", "c", "d"]}, 422)
    visit.staff("xiongbo").post(f"cases/{number}/mediators", {"people": []}, 404)


def test_a_case_that_is_not_mediated_has_no_mediators(world: World, visit: Visitors) -> None:
    number = submit(county=COUNTY, intake=Intake(**streetlight()), sender=None, now=now()).number
    visit.staff("luolan").get(f"cases/{number}/mediators", 404)
