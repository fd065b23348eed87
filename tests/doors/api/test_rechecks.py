"""Re-checks over the API: a unit's own, the results of a place, the lots of a case worked out again."""

from tests.doors.api.visitors import Visitors
from tests.doors.desk.recheck_pages import CLERK, LOOKER, to_look_at
from tests.world import COUNTY, TOWN, World

from maplebridge.ground.clock.time import now
from maplebridge.services.rechecking.jobs import draw_once


def results(told: dict[str, list[dict[str, object]]]) -> dict[object, object]:
    return {each["result"]: each["cases"] for each in told["results"] if each["cases"]}


def test_whoever_was_drawn_finds_the_case_until_they_say_what_they_found(world: World, visit: Visitors) -> None:
    number = to_look_at(world)
    clerk = visit.staff(CLERK)
    (mine,) = clerk.get("rechecks")["rechecks"]
    assert (mine["number"], mine["unit"]["code"], mine["late"], mine["arrived"]) == (number, LOOKER, False, False)
    assert mine["matter"]["code"] == "streetlight"
    assert mine["place"]["zh"].startswith("猫场镇")
    clerk.act(number, "recheck", found="confirmed", text="到现场看过，路灯亮着。")
    while draw_once(COUNTY, now()):
        pass
    assert clerk.get("rechecks")["rechecks"] == []


def test_other_units_do_not_find_it(world: World, visit: Visitors) -> None:
    to_look_at(world)
    assert visit.staff("yangguang").get("rechecks")["rechecks"] == []
    visit.staff("alice").get("rechecks", 403)
    visit.link(visit.bring()).get("rechecks", 403)
    visit.nobody.get("rechecks", 401)


def test_results_are_counted_for_those_whose_figures_they_are(world: World, visit: Visitors) -> None:
    to_look_at(world)
    told = visit.staff("zhouming").get("rechecks/results")
    assert (told["place"], told["lots"], told["overdue"], results(told)) == (COUNTY, 1, 0, {"drawn": 1, "open": 1})
    assert told["confirmed"] == {"of": 0, "percent": None, "low": None, "high": None}
    assert visit.staff("zhouming").get("rechecks/results", place=TOWN)["place"] == TOWN
    past = visit.staff("zhouming").get("rechecks/results", period="2020-01-01..2020-01-31")
    assert (past["lots"], results(past)) == (0, {})


def test_results_are_told_of_places_alone_and_not_to_everybody(visit: Visitors) -> None:
    assert visit.staff("yangguang").get("rechecks/results", 404)["code"] == "no_figures"
    visit.staff("alice").get("rechecks/results", 404)
    visit.nobody.get("rechecks/results", 401)
    assert visit.staff("zhouming").get("rechecks/results", 422, period="x")["code"] == "no_such_period"


def test_a_leader_works_out_a_lot_again(world: World, visit: Visitors) -> None:
    number = to_look_at(world)
    told = visit.staff("zhouming").get(f"cases/{number}/rechecks")
    (lot,) = told["lots"]
    assert (told["number"], lot["genuine"], lot["drawn"], lot["as_recorded"]) == (number, True, True, True)
    assert (lot["unit"]["code"], lot["found"]) == (LOOKER, None)
    assert 0 <= lot["fell_at"] < lot["share"]


def test_lots_are_not_for_those_who_do_not_watch(world: World, visit: Visitors) -> None:
    number = to_look_at(world)
    assert visit.staff(CLERK).get(f"cases/{number}/rechecks", 403)["code"] == "watchers_only"
    visit.staff("alice").get(f"cases/{number}/rechecks", 404)
    visit.nobody.get(f"cases/{number}/rechecks", 401)
    assert visit.staff("zhouming").get("cases/1/rechecks", 422)["field"] == "number"
