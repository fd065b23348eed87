"""Monthly series over HTTP, for staff."""

from tests.doors.api.visitors import Visitors
from tests.doors.desk.series_pages import reported
from tests.world import COUNTY, TOWN, World


def test_series_are_read_beside_the_year_before_by_staff_alone(visit: Visitors, world: World) -> None:
    year = reported(world)
    visit.nobody.get("series", 401)
    for code in ("alice", "jiangbo"):  # a resident, and whoever serves at an agent outlet only
        assert visit.staff(code, "read").get("series", 403)["code"] == "staff_only"
    clerk = visit.staff("axiu")
    found = {each["series"]: each for each in clerk.get("series", year=year)["series"]}
    february = {"month": f"{year}-02", "number": "1300", "year_before": "1192", "difference": "108", "replaced": "1201"}
    assert february in found["suits_filed"]["months"]
    assert found["suits_per_10000"]["source"] is None
    town = clerk.get("series", year=year, place=TOWN, series="suits_filed")
    assert [each["series"] for each in town["series"]] == ["suits_filed"]
    assert clerk.get("series", place=COUNTY, year=1990)["series"] == []
    assert clerk.get("series", 404, place="520525")["field"] == "place"
    assert clerk.get("series", 422, year="x")["field"] == "year"
