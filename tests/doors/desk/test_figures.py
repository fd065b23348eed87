"""The page of figures and the lists behind its numbers."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from tests.cases.clock_of_database import believe
from tests.cases.conftest import _movable, county, stage
from tests.cases.stage import Stage
from tests.doors.reading import text
from tests.doors.signing import sign_in
from tests.services.amounts.told import tell as tell_amounts
from tests.services.insight.lives import Plan, tell
from tests.world import COUNTY, HOUSING, TOWN, VILLAGE

from maplebridge.cases.models import Case
from maplebridge.ground.clock.time import now
from maplebridge.services.amounts.jobs import sum_amounts_once
from maplebridge.site.demo.telling import write

__all__ = ["_movable", "county", "stage"]


@pytest.fixture
def lived(stage: Stage) -> Stage:
    """Eleven closed cases and two open ones of these days."""
    plans = [Plan(hours=n, end="yes") for n in range(11)] + [Plan(hours=20, end="wait"), Plan(hours=21, end="sent")]
    moment = now()
    believe(moment)
    tales = [tell(stage.world, plan, moment, start="2026-11-02 09:00") for plan in plans]
    assert len(write([tale for tale in tales if tale], moment)) == 13
    return stage


PERIOD = "first=2026-11-01&last=2026-11-30"


def test_a_leader_goes_from_the_county_down_to_the_cases(lived: Stage, client: Client) -> None:
    sign_in(client, lived.world, "zhouming")
    county_page = text(client, f"/desk/figures/?{PERIOD}")
    assert f"place={TOWN}" in county_page
    town_page = text(client, f"/desk/figures/?place={TOWN}&{PERIOD}")
    assert "织金县</a>" in town_page
    assert f"place={VILLAGE}" in town_page
    listed = text(client, "/desk/figures/behind/?measure=closed&period=2026-11-01..2026-11-30")
    assert listed.count("data-number=") == 11


def test_rates_stand_with_numerator_denominator_and_interval(lived: Stage, client: Client) -> None:
    sign_in(client, lived.world, "zhouming")
    page = re.sub(r"\s+", " ", text(client, f"/desk/figures/?{PERIOD}"))
    assert "84.62%" in page  # on time: 11 of 13 due
    assert "57.8–95.7" in page
    assert "去年同期无数据" in page


def test_whoever_handles_sees_their_unit_without_ratings(lived: Stage, client: Client) -> None:
    sign_in(client, lived.world, "yangguang")
    page = text(client, f"/desk/figures/?{PERIOD}")
    assert "住房和城乡建设局" in page
    assert "满意率" not in page
    assert client.get("/desk/figures/behind/?measure=rated_unsolved").status_code == 404
    assert client.get(f"/desk/figures/?place={COUNTY}").status_code == 404


def test_a_dispatcher_of_the_county_may_look_at_a_unit(lived: Stage, client: Client) -> None:
    sign_in(client, lived.world, "axiu")
    assert "住房和城乡建设局" in text(client, f"/desk/figures/?unit={HOUSING}&{PERIOD}")


def test_somebody_without_figures_is_told_so(lived: Stage, client: Client) -> None:
    sign_in(client, lived.world, "aduo")
    assert client.get("/desk/figures/").status_code == 404


@pytest.mark.parametrize("wrong", ["period=soon", "first=2026-13-01&last=2026-13-02", "place=99", "unit=nobody"])
def test_a_wrong_address_says_what_is_wrong(lived: Stage, client: Client, wrong: str) -> None:
    sign_in(client, lived.world, "zhouming")
    assert client.get(f"/desk/figures/?{wrong}").status_code in (404, 422)


def test_a_wrong_measure_is_refused(lived: Stage, client: Client) -> None:
    sign_in(client, lived.world, "zhouming")
    assert client.get("/desk/figures/behind/?measure=x").status_code == 422
    assert client.get("/desk/figures/behind/?measure=open&before=x").status_code == 422


def test_money_stands_by_months_and_opens_its_cases(lived: Stage, client: Client) -> None:
    number = Case.objects.of(COUNTY).order_by("id")[0].number
    tell_amounts(number, 900, datetime(2026, 11, 20, 2, tzinfo=UTC), claimed="5000.00", agreed="4000.00")
    tell_amounts(number, 901, datetime(2026, 11, 21, 2, tzinfo=UTC), performed="1000.50")
    while sum_amounts_once(COUNTY, now()):
        pass
    sign_in(client, lived.world, "zhouming")
    page = text(client, f"/desk/figures/?{PERIOD}")
    assert "¥5,000.00" in page
    assert "25.01%" in page  # 1,000.50 of 4,000.00
    asked = f"kind=performed&place={VILLAGE}&period=2026-11-01..2026-11-30"
    assert f'data-number="{number}"' in text(client, f"/desk/figures/money/?{asked}")
    assert "没有案件" in text(client, "/desk/figures/money/?kind=waived&category=0405")
    assert client.get("/desk/figures/money/?kind=x").status_code == 422


def test_money_of_a_place_is_for_those_whose_place_it_is(lived: Stage, client: Client) -> None:
    sign_in(client, lived.world, "yangguang")
    assert client.get(f"/desk/figures/money/?kind=paid&place={TOWN}").status_code == 404
    assert client.get("/desk/figures/money/?kind=paid").status_code == 200
