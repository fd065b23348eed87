"""Stations over HTTP: who covers a place, one of them, what is missing."""

from tests.doors.api.visitors import Visitors
from tests.doors.desk.team_pages import STATION, manned
from tests.world import COUNTY, TOWN, VILLAGE, World


def test_the_stations_of_a_place_are_public_the_narrowest_first(visit: Visitors, world: World) -> None:
    manned(world)
    found = visit.nobody.get("stations", place=VILLAGE)["stations"]
    assert found[0]["code"] == f"village_legal_station-{VILLAGE}"
    assert {each["kind"] for each in found} == {
        "village_legal_station", "four_source_station", "judge_liaison", "language_team",
    }  # fmt: skip
    assert [
        each["code"] for each in visit.nobody.get("stations", county=COUNTY, kind="leading_group")["stations"]
    ] == []


def test_one_station_says_what_it_is_asked_under_and_who_is_there_by_name_and_office(
    visit: Visitors, world: World
) -> None:
    manned(world)
    one = visit.nobody.get(f"stations/{STATION}")
    assert (one["matter"], one["unit"], "hmd" in one["languages"]) == ("question_to_station", STATION, True)
    assert all(set(each) == {"name", "part"} for each in one["on_duty"])
    assert visit.nobody.get(f"stations/leading_group-{COUNTY}", 404)["code"] == "no_team"
    assert visit.nobody.get("stations/nobody", 404, county=COUNTY)["code"] == "no_team"


def test_gaps_are_for_staff(visit: Visitors, world: World) -> None:
    manned(world)
    visit.nobody.get("coverage", 401)
    gaps = visit.staff("axiu").get("coverage", place=VILLAGE)["gaps"]
    assert {"no_meeting"} <= {gap["gap"] for gap in gaps}
    assert all(gap["place"].startswith(VILLAGE) for gap in gaps)
    for code in ("alice", "jiangbo"):  # a resident, and whoever serves at an agent outlet only
        assert visit.staff(code, "read").get("coverage", 403)["code"] == "staff_only"


def test_what_stations_did_is_summed_by_town_and_village_for_staff(visit: Visitors, world: World) -> None:
    manned(world)
    visit.nobody.get("stations/figures", 401, kind="four_source_station")
    visit.staff("alice", "read").get("stations/figures", 403, kind="four_source_station")
    clerk = visit.staff("axiu")
    found = clerk.get("stations/figures", kind="four_source_station", period="30d")
    (town,) = (each for each in found["places"] if each["place"] == TOWN)
    (done,) = town["duties"]
    assert (town["teams"], done["duty"], done["times"], done["total"], done["times_before"]) == (1, "mediate", 1, 2, 0)
    assert found["first_before"][:4] == str(int(found["first"][:4]) - 1)
    assert clerk.get("stations/figures", kind="village_legal_station", place=TOWN)["places"]
    assert clerk.get("stations/figures", 422, kind="choir")["field"] == "kind"
