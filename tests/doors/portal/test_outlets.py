"""Where to go for a matter: the village's own point first, then by distance; what is not open is left out if asked."""

import pytest
from django.test import Client
from tests.doors.town_hall import draw_grids
from tests.world import VILLAGE, World, found_county


@pytest.fixture
def _county(db: None) -> World:
    world = found_county()
    draw_grids()
    return world


def names(client: Client, query: str) -> list[str]:
    """The outlets of a page, in order."""
    page = client.get(f"/outlets/?{query}").content.decode()
    return [part.split("</a>")[0].rsplit(">", 1)[1] for part in page.split('<h2 id="stop-')[1:]]


@pytest.mark.usefixtures("_county")
def test_the_village_s_own_point_comes_first_for_whoever_is_there(client: Client) -> None:
    matter = "matter=medical_reimbursement"
    assert names(client, matter)[:1] == ["县医疗保障局"]
    for where in (f"place={VILLAGE}", "lon=105.775&lat=26.665"):
        assert names(client, f"{matter}&{where}") == ["凤坪村便民服务点", "县医疗保障局", "猫场镇医保代办点（邮政所）"]


@pytest.mark.usefixtures("_county")
def test_what_is_sent_wrong_is_left_out(client: Client) -> None:
    for query in ("matter=nothing", "lon=x&lat=1", "lon=nan&lat=1", "place=110000000", "place=x", "open=2"):
        assert len(names(client, query)) > 5


@pytest.mark.usefixtures("_county")
def test_a_unit_that_nobody_visits_has_no_page(client: Client) -> None:
    assert client.get("/outlets/forestry-520524/").status_code == 404
    assert client.get("/outlets/nobody/").status_code == 404
