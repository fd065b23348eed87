"""Money over the API: of a case to those who may see it, sums to staff whose figures they are, little to everybody."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.doors.api.visitors import Visitor, Visitors
from tests.services.amounts.told import tell
from tests.services.mediation.quarrels import add_neighbour, bring_quarrel
from tests.world import COUNTY, HOUSING, TOWN, World

from maplebridge.cases.scenes import make_access_secret, make_party_secret
from maplebridge.cases.viewing import access_view
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.api.v1.money import amounts_shown
from maplebridge.ground.clock.time import day_of, now
from maplebridge.rulebook.workflows.roles import party_actor_id
from maplebridge.services.amounts.jobs import sum_amounts_once

LAST_MONTH = (day_of(now()).replace(day=1) - timedelta(days=1)).strftime("%Y-%m")


def summed() -> None:
    while sum_amounts_once(COUNTY, now()):
        pass


def quarrel(world: World, **said: str) -> str:
    """The number of a quarrel over 2,000 yuan of which more was said later."""
    number = bring_quarrel(world, fields={"other_party": "张大山", "claimed": "2000"}).number
    if said:
        tell(number, 900, now(), **said)
    summed()
    return number


def amounts(told: list[dict[str, str]]) -> dict[str, str]:
    return {each["kind"]: each["yuan"] for each in told}


def test_what_a_case_amounts_to_is_told_to_staff_and_to_whoever_brought_it(world: World, visit: Visitors) -> None:
    case = bring_quarrel(world, fields={"other_party": "张大山", "claimed": "2000"})
    tell(case.number, 900, now(), agreed="1800.50", performed="0.05")
    summed()
    owner = Visitor({"Authorization": f"Case {case.number}:{make_access_secret(COUNTY, case.id)}"})
    for who in (visit.staff("xiongbo"), owner):
        told = who.get(f"cases/{case.number}/money")
        assert told["number"] == case.number
        assert amounts(told["amounts"]) == {"claimed": "2000.00", "agreed": "1800.50", "performed": "0.05"}


def test_a_case_without_money_says_so(visit: Visitors) -> None:
    receipt = visit.bring()
    assert visit.link(receipt).get(f"cases/{receipt['number']}/money")["amounts"] == []


def test_wages_that_are_owed_count_as_claimed(visit: Visitors) -> None:
    receipt = visit.bring(matter="wage_arrears", fields={"employer": "某建筑公司", "claimed": "8000"}, place=TOWN)
    summed()
    told = visit.link(receipt).get(f"cases/{receipt['number']}/money")
    assert amounts(told["amounts"]) == {"claimed": "8000.00"}


def test_the_money_of_a_case_is_not_for_strangers(world: World, visit: Visitors) -> None:
    number = quarrel(world)
    visit.nobody.get(f"cases/{number}/money", 401)
    visit.staff("alice").get(f"cases/{number}/money", 404)
    visit.link(visit.bring()).get(f"cases/{number}/money", 404)


def test_staff_read_the_sums_of_their_place_by_part(world: World, visit: Visitors) -> None:
    quarrel(world, agreed="1500")
    told = visit.staff("zhouming").get("money", period="month")
    assert (told["place"], told["unit"]) == (COUNTY, None)
    assert amounts(told["total"]) == {"claimed": "2000.00", "agreed": "1500.00"}
    (town,) = told["places"]
    assert (town["part"]["code"], town["part"]["zh"], amounts(town["amounts"])["claimed"]) == (
        TOWN,
        "猫场镇",
        "2000.00",
    )
    (matter,) = told["matters"]
    assert matter["part"]["code"] != matter["part"]["zh"]
    assert amounts(matter["amounts"]) == amounts(told["categories"][0]["amounts"]) == amounts(told["total"])
    assert {each["label"]["en"]: each["percent"] for each in told["shares"]}["Share performed"] == "0.00"


def test_a_month_in_which_nothing_was_said_has_no_money(world: World, visit: Visitors) -> None:
    quarrel(world)
    told = visit.staff("zhouming").get("money", period="2020-01-15..2020-02-02")
    assert (told["first_month"], told["last_month"]) == ("2020-01-01", "2020-02-01")
    assert (told["total"], told["places"], told["apart"]) == ([], [], [])


def test_a_unit_reads_the_sums_of_its_own_cases(visit: Visitors) -> None:
    told = visit.staff("yangguang").get("money")
    assert (told["place"], told["unit"]["code"], told["total"]) == (None, HOUSING, [])


@pytest.mark.parametrize(("who", "asked"), [("alice", {}), ("yangguang", {"place": COUNTY})])
def test_sums_are_only_for_those_whose_figures_they_are(visit: Visitors, who: str, asked: dict[str, str]) -> None:
    assert visit.staff(who).get("money", 404, **asked)["code"] == "no_figures"


def test_sums_are_not_for_residents_without_an_account(visit: Visitors) -> None:
    visit.nobody.get("money", 401)
    visit.link(visit.bring()).get("money", 403)
    assert visit.staff("zhouming").get("money", 422, period="x")["field"] == "period"


def test_everybody_reads_a_month_that_is_over_without_small_sums(world: World, visit: Visitors) -> None:
    number = bring_quarrel(world, fields={"other_party": "张大山"}).number
    tell(number, 900, datetime.fromisoformat(f"{LAST_MONTH}-15T10:00:00+00:00").astimezone(UTC), recovered="77")
    summed()
    told = visit.nobody.get("money/public", county=COUNTY)
    assert told["month"] == LAST_MONTH
    assert [kind["kind"] for kind in told["kinds"]] == ["recovered"]
    assert told["total"] == [{"kind": "recovered", "yuan": None}]
    assert {each["yuan"] for town in told["towns"] for each in town["amounts"]} == {None}
    assert told == visit.staff("zhouming").get("money/public", month=LAST_MONTH)


def test_only_months_that_are_over_are_open(visit: Visitors) -> None:
    this_month = day_of(now()).strftime("%Y-%m")
    assert visit.nobody.get("money/public", 404, county=COUNTY, month=this_month)["field"] == "month"
    assert visit.nobody.get("money/public", 404, county=COUNTY, month="2001-01")["code"] == "no_such_period"
    assert visit.nobody.get("money/public", 422)["code"] == "county_missing"
    assert visit.nobody.get("money/public", 404, county="999999")["status"] == 404


def test_the_other_side_is_shown_only_what_was_agreed_and_performed(world: World) -> None:
    case = add_neighbour(world, bring_quarrel(world, fields={"other_party": "张大山", "claimed": "2000"}))
    tell(case.number, 900, now(), agreed="1800", waived="50")
    summed()
    other = Actor(COUNTY, party_actor_id(case.id, 2), "resident", "")
    assert amounts(amounts_shown(access_view(other, case.number))) == {"agreed": "1800.00"}


def test_the_secret_of_another_party_does_not_open_the_api(world: World, visit: Visitors) -> None:
    case = add_neighbour(world, bring_quarrel(world))
    other = Visitor({"Authorization": f"Case {case.number}:{make_party_secret(COUNTY, case.id, 2)}"})
    assert other.get(f"cases/{case.number}/money", 401)["code"] == "unknown_link"
