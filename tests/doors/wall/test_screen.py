"""What the wall shows, and to whom."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from shapely import box, to_wkb
from shapely.geometry import shape
from tests.cases.conftest import _movable, county, stage
from tests.cases.stage import Stage
from tests.doors.signing import sign_in
from tests.doors.wall.pages import as_device
from tests.world import COUNTY, GRID, HOUSING, TOWN, World

from maplebridge.directory.places.models import Grid
from maplebridge.ground.clock.time import now
from maplebridge.services.insight import mapping

__all__ = ["_movable", "county", "stage"]


@pytest.fixture
def world(stage: Stage) -> World:
    mapping._drawings.forget()
    return stage.world


@pytest.mark.parametrize(("code", "status"), [("zhouming", 200), ("luolan", 200), ("yangguang", 403), ("alice", 403)])
def test_leaders_and_dispatchers_see_the_wall(world: World, client: Client, code: str, status: int) -> None:
    sign_in(client, world, code)
    assert client.get("/wall/").status_code == status


def test_a_stranger_is_sent_to_sign_in(world: World, client: Client) -> None:
    assert client.get("/wall/")["Location"].startswith("/account/login/")


def test_a_dispatcher_of_a_town_sees_that_town_and_not_the_county(world: World, client: Client) -> None:
    sign_in(client, world, "luolan")
    assert "猫场镇" in client.get("/wall/").content.decode()
    assert client.get(f"/wall/?place={COUNTY}").status_code == 404


def test_a_device_sees_numbers_without_links_into_the_desk(world: World, client: Client) -> None:
    as_device(client, world)
    page = client.get("/wall/").content.decode()
    assert "织金县" in page
    assert "/desk/" not in page


def test_a_call_is_on_the_wall_with_its_unit_and_nobody_by_name(stage: Stage, client: Client) -> None:
    stage.now = now()
    stage.submit("alice", text="我叫王爱丽，路灯不亮。", matter="streetlight", place=GRID)
    by = (stage.now + timedelta(days=365)).isoformat()
    stage.take("luolan", "whistle", units=[HOUSING], arrive_by=by)
    as_device(client, stage.world)
    page = client.get(f"/wall/now/?place={TOWN}").content.decode()
    assert "县住房和城乡建设局" in page
    assert "王爱丽" not in page
    assert stage.number in page


def test_the_map_of_a_county_joins_grids_to_towns(world: World, client: Client) -> None:
    other = Grid(county=COUNTY, code=f"{GRID[:-1]}2", village=GRID[:12], name="第二网格")
    other.boundary = to_wkb(box(1, 0, 2, 1))
    Grid.objects.insert([other])
    Grid.objects.of(COUNTY).filter(code=GRID).update(boundary=to_wkb(box(0, 0, 1, 1)))
    sign_in(client, world, "zhouming")
    towns = json.loads(client.get(f"/wall/map/{COUNTY}.json").content)["features"]
    assert [(each["properties"]["name"], each["properties"]["label"]) for each in towns] == [(TOWN, "猫场镇")]
    assert shape(towns[0]["geometry"]).area == pytest.approx(2)
    answer = client.get(f"/wall/map/{TOWN}.json")
    assert [each["properties"]["label"] for each in json.loads(answer.content)["features"]] == ["第一网格", "第二网格"]
    assert client.get(f"/wall/map/{TOWN}.json", headers={"If-None-Match": answer["ETag"]}).status_code == 304
