"""Places on the desk: counts, who answers, parts, outlines; and what the registers lack, also as a file."""

import pytest
from django.test import Client
from tests.doors.desk.reference_pages import lay_out
from tests.doors.reading import text
from tests.doors.signing import sign_in
from tests.world import COUNTY, GRID, TOWN, TOWN_CENTRE, VILLAGE, World, forget_all

from maplebridge.directory.people.models import DutyHeld
from maplebridge.directory.places.models import Division, Household

ODD = "520524103201"


@pytest.fixture
def desk(world: World, client: Client) -> Client:
    sign_in(client, world, "luolan")
    return client


def file(client: Client, path: str) -> list[str]:
    answer = client.get(path)
    assert "attachment" in answer.headers["Content-Disposition"]
    return b"".join(answer).decode("utf-8-sig").splitlines()


def test_one_goes_down_from_the_county_to_a_household_group(desk: Client) -> None:
    lay_out()
    for here, below in ((COUNTY, TOWN), (TOWN, VILLAGE), (VILLAGE, GRID), (GRID, f"{GRID}001")):
        assert f'href="/desk/places/{below}/"' in text(desk, f"/desk/places/{here}/")
    assert 'class="stat__value">4<' in text(desk, f"/desk/places/{GRID}001/")


def test_the_county_is_where_one_begins(desk: Client) -> None:
    page = text(desk, "/desk/places/")
    assert "<h1>织金县</h1>" in page
    assert "猫场镇" in page


def test_a_grid_names_its_worker_its_centre_and_its_party_groups(desk: Client, world: World) -> None:
    lay_out()
    page = text(desk, f"/desk/places/{GRID}/")
    assert f'<a href="/desk/people/{world.ids["aduo"]}/">阿朵</a> 网格员' in page
    assert "第一党小组" in page
    assert f'<a href="/desk/people/{world.ids["laoli"]}/">老李</a>' in page
    assert f'href="/desk/units/{TOWN_CENTRE}/"' in text(desk, f"/desk/places/{TOWN}/")


def test_a_village_says_which_grid_has_nobody(desk: Client, world: World) -> None:
    assert "缺人" not in text(desk, f"/desk/places/{VILLAGE}/")
    DutyHeld.objects.of(COUNTY).filter(person=world.ids["aduo"]).delete()
    assert "缺人" in text(desk, f"/desk/places/{VILLAGE}/")


def test_places_elsewhere_and_none_are_not_found(desk: Client) -> None:
    assert desk.get("/desk/places/110101/").status_code == 404
    assert desk.get(f"/desk/places/{COUNTY}999/").status_code == 404
    assert desk.get(f"/desk/places/{COUNTY}9/").status_code == 404
    assert desk.get("/desk/places/gaps/?within=110101").status_code == 404


def test_an_outline_is_kept_by_the_browser_until_the_register_changes(desk: Client) -> None:
    answer = desk.get(f"/desk/places/{TOWN}/map.json")
    assert answer.headers["Content-Type"] == "application/geo+json"
    assert (
        desk.get(f"/desk/places/{TOWN}/map.json", headers={"if-none-match": answer.headers["ETag"]}).status_code == 304
    )


def test_gaps_are_listed_by_kind_and_gone_once_mended(desk: Client, world: World) -> None:
    page = text(desk, "/desk/places/gaps/")
    assert "没有边界的网格" in page
    assert "没有联户组的网格" in page
    lay_out()
    DutyHeld.objects.of(COUNTY).filter(person=world.ids["aduo"]).delete()
    lines = file(desk, "/desk/places/gaps.csv")
    assert f"没有网格员的网格,{GRID},第一网格" in lines
    assert not [line for line in lines if line.startswith("没有联户组的网格")]


def test_a_worker_of_the_whole_village_serves_its_grids(desk: Client, world: World) -> None:
    DutyHeld.objects.of(COUNTY).filter(person=world.ids["aduo"]).update(place=VILLAGE)
    assert not [line for line in file(desk, "/desk/places/gaps.csv") if line.startswith("没有网格员的网格")]


def test_the_file_holds_no_formulas(desk: Client) -> None:
    lay_out()
    Division.objects.create(code=ODD, name="=HYPERLINK(1)村", level="village", parent=TOWN)
    Household.objects.insert([Household(county=COUNTY, code="=1+1", group=f"{GRID}001")])
    forget_all()
    lines = file(desk, f"/desk/places/gaps.csv?within={TOWN}")
    assert f"没有网格的村（社区）,{ODD},'=HYPERLINK(1)村" in lines
    assert "没有联系人的住户,'=1+1," in lines


def test_all_in_english_when_wished(desk: Client) -> None:
    page = text(desk, "/desk/places/gaps/?lang=en")
    assert "Grids without an outline" in page
    assert "没有" not in page
    assert file(desk, "/desk/places/gaps.csv?lang=en")[0] == "Gap,Code,Name"
