"""Places, units and matters over HTTP."""

from datetime import date

import pytest
import shapely
from tests.doors.api.visitors import Visitors
from tests.world import COUNTY, GRID, HOUSING, TOWN, VILLAGE

from maplebridge.directory.places import queries as places
from maplebridge.directory.places.datum import to_gcj02
from maplebridge.directory.places.models import Division, Grid

HERE = (105.77, 26.66)


def draw_grid() -> None:
    """The one grid of the county as a square around HERE."""
    square = shapely.box(HERE[0] - 0.001, HERE[1] - 0.001, HERE[0] + 0.001, HERE[1] + 0.001)
    Grid.objects.of(COUNTY).filter(code=GRID).update(boundary=shapely.to_wkb(square))
    places.forget()


def codes(answer: dict[str, list[dict[str, str]]], name: str) -> list[str]:
    return [each["code"] for each in answer[name]]


def test_places_are_public(visit: Visitors) -> None:
    village = visit.nobody.get(f"places/{VILLAGE}")
    assert (village["name"], village["level"], village["parent"]) == ("凤坪村", "village", TOWN)


def test_places_are_listed_by_level_prefix_and_name(visit: Visitors) -> None:
    nobody = visit.nobody
    assert codes(nobody.get("places", county=COUNTY), "places") == [COUNTY, TOWN, VILLAGE, GRID]
    assert codes(nobody.get("places", county=COUNTY, level="grid"), "places") == [GRID]
    assert codes(nobody.get("places", county=COUNTY, within=VILLAGE), "places") == [VILLAGE, GRID]
    assert codes(nobody.get("places", county=COUNTY, q="猫场"), "places") == [TOWN]
    assert nobody.get("places", 422, county=COUNTY, level="street")["field"] == "level"
    assert nobody.get("places", 422)["code"] == "county_missing"


def test_places_come_in_pages(visit: Visitors) -> None:
    first = visit.nobody.get("places", county=COUNTY, many=3)
    assert codes(visit.nobody.get("places", county=COUNTY, many=3, after=first["next"]), "places") == [GRID]


def test_ended_places_are_listed_on_request(visit: Visitors) -> None:
    Division.objects.filter(code=VILLAGE).update(valid_to=date(2020, 1, 1))
    places.forget()
    assert VILLAGE not in codes(visit.nobody.get("places", county=COUNTY), "places")
    assert VILLAGE in codes(visit.nobody.get("places", county=COUNTY, ended="true"), "places")


@pytest.mark.parametrize(("code", "status"), [("520524999", 404), ("52x", 422), ("520524103200001001", 404)])
def test_a_place_that_is_none_is_told_so(visit: Visitors, code: str, status: int) -> None:
    assert visit.staff("axiu").get(f"places/{code}", status)["code"] in ("no_such_place", "bad_place_code")


@pytest.mark.parametrize("datum", ["wgs84", "gcj02"])
def test_a_point_is_found_in_either_datum(visit: Visitors, datum: str) -> None:
    draw_grid()
    lon, lat = HERE if datum == "wgs84" else map(float, to_gcj02(*HERE))
    assert visit.nobody.get("places/locate", county=COUNTY, lon=lon, lat=lat, datum=datum)["code"] == GRID


@pytest.mark.parametrize(
    ("asked", "status", "field"),
    [
        ({"lon": 0, "lat": 0}, 404, "lon"),
        ({"lon": "x", "lat": 0}, 422, "lon"),
        ({"lon": 0}, 422, "lat"),
        ({"lon": "nan", "lat": 0}, 422, "lon"),
        ({"lon": 0, "lat": 0, "datum": "bd09"}, 422, "datum"),
    ],
)
def test_a_point_that_is_nowhere_is_told_so(visit: Visitors, asked: dict[str, object], status: int, field: str) -> None:
    assert visit.nobody.get("places/locate", status, county=COUNTY, **asked)["field"] == field


def test_whoever_answers_for_a_place_comes_nearest_first(visit: Visitors) -> None:
    people = visit.staff("axiu").get(f"places/{GRID}/responsible")["people"]
    assert people[0]["name"] == "阿朵"
    assert people[0]["duties"][0]["role"] == "grid_worker"
    visit.nobody.get(f"places/{GRID}/responsible", 401)
    visit.staff("axiu").get("places/520524999/responsible", 404)


def test_units_are_found_by_kind_and_name(visit: Visitors) -> None:
    axiu = visit.staff("axiu")
    assert HOUSING in codes(axiu.get("units"), "units")
    assert codes(axiu.get("units", q="住房和城乡"), "units") == [HOUSING]
    assert codes(axiu.get("units", kind="housing"), "units") == [HOUSING]
    assert axiu.get(f"units/{HOUSING}")["name"]["en"] == "Housing and Construction Bureau"
    assert axiu.get("units/nobody", 404)["code"] == "no_unit"
    assert axiu.get("units", 422, many=0)["field"] == "many"
    visit.nobody.get("units", 401)
    visit.nobody.get(f"units/{HOUSING}", 401)


def test_units_come_in_pages(visit: Visitors) -> None:
    axiu = visit.staff("axiu")
    every, page, seen = codes(axiu.get("units", many=1000), "units"), axiu.get("units", many=20), []
    seen += codes(page, "units")
    while page["next"]:
        page = axiu.get("units", many=20, after=page["next"])
        seen += codes(page, "units")
    assert seen == every


def test_matters_are_public(visit: Visitors) -> None:
    matters = {matter["name"]: matter for matter in visit.nobody.get("matters", county=COUNTY)["matters"]}
    assert matters["streetlight"]["title"] == {"zh": "路灯不亮", "en": "Broken streetlight"}
    assert visit.staff("alice").get("matters")["matters"] == list(matters.values())
    assert visit.nobody.get("matters", 404, county="430281")["code"] == "no_pack"


def test_a_matter_says_what_to_bring_and_how_long_it_takes(visit: Visitors) -> None:
    relief = visit.nobody.get("matters/relief", county=COUNTY)
    assert [field["name"] for field in relief["form"]][:2] == ["applicant", "applicant_id"]
    assert relief["form"][0]["purpose"] == {"zh": "核实申请人", "en": "To check who applies"}
    assert relief["papers"][0]["basis"].startswith("《社会救助法》第三十七条")
    answer = next(clock for clock in relief["clocks"] if clock["name"] == "check")
    assert (answer["limit"]["zh"], answer["extensions"]) == ("15 个工作日", [])
    assert visit.nobody.get("matters/nothing", 404, county=COUNTY)["code"] == "no_such_matter"


def test_a_token_keeps_to_its_county(visit: Visitors) -> None:
    assert visit.staff("axiu").get("matters", 422, county="430281")["code"] == "other_county"
