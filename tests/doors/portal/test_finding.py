"""Ways in: search, a scanned plate, the phone's position, suggestions while writing, small files for machines."""

import pytest
from django.test import Client
from tests.doors.portal.sending import bring, case_of, number_in, said
from tests.doors.signing import sign_in
from tests.doors.town_hall import draw_grids
from tests.world import COUNTY, GRID, VILLAGE, World

from maplebridge.directory.plates.actions import issue_plates, revoke_plate
from maplebridge.directory.plates.queries import get_plate, list_plates
from maplebridge.directory.plates.rules import Holder
from maplebridge.ground.clock.time import now

pytestmark = pytest.mark.usefixtures("world")


@pytest.fixture
def plate(world: World) -> str:
    issue_plates(county=COUNTY, within=GRID, by="test", now=world.now, holder=Holder.GRID)
    return list_plates(COUNTY, within=GRID)[0].code


def test_a_plate_opens_the_report_page_with_the_place_known(client: Client, plate: str) -> None:
    page = client.get(f"/q/{plate}").content.decode()
    assert "猫场镇凤坪村第一网格" in page
    answer = client.post("/report/", said(place="", plate=plate))
    case = case_of(COUNTY, number_in(answer.headers["Location"]))
    assert (case.place, case.channel) == (GRID, "plate")


def test_a_plate_hangs_once_its_grid_worker_scans_it(client: Client, world: World, plate: str) -> None:
    client.get(f"/q/{plate}")
    assert get_plate(COUNTY, plate).installed_at is None
    sign_in(client, world, "aduo")
    assert client.get(f"/q/{plate}").status_code == 200
    assert get_plate(COUNTY, plate).installed_at is not None


def test_a_revoked_plate_says_what_to_do_instead(client: Client, plate: str) -> None:
    revoke_plate(county=COUNTY, code=plate, by="test", why="lost", now=now())
    answer = client.get(f"/q/{plate}")
    assert answer.status_code == 422
    assert "已停用" in answer.content.decode()
    assert 'href="/report/"' in answer.content.decode()


def test_an_unknown_plate_is_refused_politely(client: Client) -> None:
    answer = client.get("/q/made-up")
    assert answer.status_code == 404
    assert 'href="/report/"' in answer.content.decode()


def test_a_plate_revoked_meanwhile_loses_nothing(client: Client, plate: str) -> None:
    revoke_plate(county=COUNTY, code=plate, by="test", why="lost", now=now())
    answer = client.post("/report/", said(plate=plate))
    assert answer.status_code == 422
    assert "村口的路灯" in answer.content.decode()
    assert 'name="plate"' not in answer.content.decode()


def test_a_case_number_leads_to_the_case(client: Client) -> None:
    number = bring(client)
    assert client.get(f"/search/?q={number}").headers["Location"] == f"/cases/{number}/"
    assert Client().get(f"/search/?q={number}").headers["Location"] == f"/cases/?number={number}"


@pytest.mark.parametrize(("words", "found"), [("路灯", "路灯不亮"), ("不发工资", "拖欠工资咨询"), ("relief", "救助")])
def test_words_find_matters(client: Client, words: str, found: str) -> None:
    assert found in client.get(f"/search/?q={words}").content.decode()


def test_words_that_mean_nothing_lead_to_the_report_page(client: Client) -> None:
    page = client.get("/search/?q=呜呜呜").content.decode()
    assert "没有找到" in page
    assert "/report/?text=" in page


def test_the_matter_is_suggested_while_somebody_writes(client: Client) -> None:
    answer = client.post("/report/suggest/", {"text": "村口的路灯坏了"})
    assert answer.json() == {"matter": "streetlight", "title": "路灯不亮", "alike": []}
    assert client.post("/report/suggest/", {"text": "呜呜"}).json() == {}


def test_cases_alike_nearby_are_offered_and_joined(client: Client) -> None:
    number = bring(Client())
    answer = client.post("/report/suggest/", {"text": "路灯又不亮", "place": VILLAGE})
    (alike,) = answer.json()["alike"]
    assert alike["title"] == "路灯不亮"
    assert number not in answer.content.decode()
    mine = bring(client, key="mine", join=alike["reference"])
    assert case_of(COUNTY, mine).state == "merged"


def test_what_cannot_be_joined_goes_its_own_way(client: Client) -> None:
    assert case_of(COUNTY, bring(client, join="made up")).state == "received"


def test_a_matter_brings_its_fields(client: Client) -> None:
    assert 'name="when_heard"' in client.get("/report/fields/noise/").content.decode()
    assert client.get("/report/fields/rubbish/").status_code == 204
    assert client.get("/report/fields/nothing/").status_code == 404


def test_a_point_has_a_grid(client: Client) -> None:
    draw_grids()
    found = client.get("/report/where/?lon=105.775&lat=26.665").json()
    assert found == {"code": GRID, "name": "猫场镇凤坪村第一网格"}
    assert client.get("/report/where/?lon=100&lat=20").status_code == 422


@pytest.mark.parametrize("point", ["", "lon=a&lat=b", "lon=nan&lat=1", "lon=1&lat=inf", "lon=1", "lon=500&lat=1"])
def test_what_is_no_point_is_refused(client: Client, point: str) -> None:
    assert client.get(f"/report/where/?{point}").status_code == 422


def test_outlines_of_towns_and_of_one_town(client: Client) -> None:
    draw_grids()
    for within, code in (("", "520524103"), ("520524103", GRID), ("520524999", "520524103"), ("x", "520524103")):
        shapes = client.get(f"/report/grids/?within={within}").json()
        assert [each["properties"]["name"] for each in shapes["features"]] == [code]


def test_robots_stay_out_of_what_is_about_people(client: Client) -> None:
    rules = client.get("/robots.txt").content.decode()
    assert "Disallow: /c/" in rules
    assert "Disallow: /guides" not in rules


def test_a_phone_can_keep_the_site(client: Client) -> None:
    assert client.get("/app.webmanifest").json()["start_url"] == "/"
