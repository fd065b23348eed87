"""Anybody reads activities and publications over the API; nobody reads who signed up."""

from tests.doors.api.visitors import Visitors
from tests.doors.desk.activity_pages import open_lecture, reported
from tests.doors.portal.open_pages import UNIT, published, withdrawn
from tests.world import COUNTY, TOWN, World


def test_activities_are_public_without_names(visit: Visitors, world: World) -> None:
    open_lecture(world)
    reported(world)
    (line,) = visit.nobody.get("activities", county=COUNTY, place=TOWN)["activities"]
    assert (line["state"], line["capacity"], len(line["units"])) == ("open", 2, 2)
    assert "杨家" not in str(line)
    past = visit.nobody.get("activities", county=COUNTY, since="2020-01-01", unit="justice_office-520524103")
    assert [each["state"] for each in past["activities"]] == ["reported", "open"]
    assert past["activities"][0]["figures"]["persons"] == "46"
    assert visit.nobody.get("activities", 422)["code"] == "county_missing"


def test_publications_are_public_with_their_versions(visit: Visitors, world: World) -> None:
    published(world)
    (line,) = visit.nobody.get("publications", county=COUNTY, unit=UNIT)["publications"]
    whole = visit.nobody.get(f"publications/{line['id']}", county=COUNTY)
    assert [each["number"] for each in whole["versions"]] == [2, 1]
    assert "第五十八条" in whole["basis"]
    first = visit.nobody.get("publications", county=COUNTY, many=1)
    assert visit.nobody.get("publications", county=COUNTY, after=first["next"])["publications"] == []
    gone = withdrawn(world).split("/")[2]
    whole = visit.nobody.get(f"publications/{gone}", county=COUNTY)
    assert (whole["versions"], whole["title"]) == ([], "")


def test_a_day_beyond_all_calendars_is_a_fault_of_its_field(visit: Visitors, world: World) -> None:
    for said in ({"since": "0001-01-01"}, {"until": "9999-12-31"}):
        assert visit.nobody.get("activities", 422, county=COUNTY, **said)["field"] == next(iter(said))
