"""Where to go for a matter: the village's own point first, then by distance; what is not open is left out if asked."""

import csv
from datetime import datetime

import pytest
from django.test import Client
from tests.doors.desk.team_pages import LANGUAGE, manned
from tests.doors.town_hall import draw_grids
from tests.world import COUNTY, DEMO, VILLAGE, World, found_county

from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.clock import time as clock
from maplebridge.ground.clock.time import SHANGHAI


@pytest.fixture
def county(db: None) -> World:
    world = found_county()
    draw_grids()
    return world


def names(client: Client, query: str) -> list[str]:
    """The outlets of a page, in order."""
    page = client.get(f"/outlets/?{query}").content.decode()
    return [part.split("</a>")[0].rsplit(">", 1)[1] for part in page.split('<h2 id="stop-')[1:]]


@pytest.mark.usefixtures("county")
def test_the_village_s_own_point_comes_first_for_whoever_is_there(client: Client) -> None:
    matter = "matter=medical_reimbursement"
    assert names(client, matter)[:1] == ["县医疗保障局"]
    for where in (f"place={VILLAGE}", "lon=105.775&lat=26.665"):
        assert names(client, f"{matter}&{where}") == ["凤坪村便民服务点", "县医疗保障局", "猫场镇医保代办点（邮政所）"]


@pytest.mark.usefixtures("county")
def test_what_is_sent_wrong_is_left_out(client: Client) -> None:
    for query in ("matter=nothing", "lon=x&lat=1", "lon=nan&lat=1", "place=110000000", "place=x", "open=2"):
        assert len(names(client, query)) > 5


@pytest.mark.usefixtures("county")
def test_a_unit_that_nobody_visits_has_no_page(client: Client) -> None:
    assert client.get("/outlets/forestry-520524/").status_code == 404
    assert client.get("/outlets/nobody/").status_code == 404


@pytest.mark.usefixtures("county")
def test_on_a_public_holiday_only_what_says_its_hours_for_it_is_open(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 10, 1, 10, 30, tzinfo=SHANGHAI))  # National Day
    assert names(client, "open=1") == ["文峰路邮政支局（警邮代办点）"]
    post = client.get("/outlets/post_office_wenfeng-520524/").content.decode()
    assert ("正在营业" in post, "今天 16:00" in post) == (True, True)
    bank = client.get("/outlets/bank_renmin-520524/?lang=en").content.decode()
    assert "Closed now" in bank
    assert 'datetime="2026-10-08T09:00:00+08:00"' in bank  # the holiday ends on Wednesday the 7th


@pytest.mark.usefixtures("county")
def test_without_a_position_all_are_listed_by_name_and_no_distance_is_claimed(client: Client) -> None:
    found = names(client, "")
    assert found == sorted(found)
    assert " km</span>" not in client.get("/outlets/").content.decode()
    assert " km</span>" in client.get(f"/outlets/?place={VILLAGE}").content.decode()


def test_whoever_speaks_no_chinese_finds_whom_to_call(client: Client, county: World) -> None:
    assert "stations/language_team" not in client.get("/outlets/").content.decode()
    manned(county)
    for address in ("/outlets/", f"/outlets/?place={VILLAGE}", "/outlets/bank_renmin-520524/"):
        page = client.get(address).content.decode()
        assert f'href="/stations/{LANGUAGE}/"' in page, address
    assert "speaks Miao" in client.get("/outlets/?lang=en").content.decode()


@pytest.mark.usefixtures("county")
def test_whatever_can_be_visited_stands_in_a_town_that_there_is() -> None:
    rows = csv.reader((DEMO / "places.csv").read_text(encoding="utf-8").splitlines())
    towns = tuple(name for _, name, level, _ in rows if level == "town")
    visited = [unit for unit in get_registry(COUNTY) if unit.spot]
    assert len(visited) > 10
    assert [unit.address.zh for unit in visited if unit.address and not unit.address.zh.startswith(towns)] == []
