"""The registers of a county, kept from the command line: places, units, people, tokens, working days."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from click.testing import CliRunner, Result
from tests.world import CENTRE, COUNTY, TOWN, World, found_county

from maplebridge.directory.people.queries import forget_people, get_actor_by_token
from maplebridge.ground.clock.time import now
from maplebridge.rulebook.deadlines.queries import get_calendar
from maplebridge.site.cli import site
from maplebridge.site.cli.main import maplebridge

pytestmark = pytest.mark.django_db
Run = Callable[..., Result]


@pytest.fixture
def world(db: None) -> World:
    return found_county()


@pytest.fixture
def run(world: World, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(site, "load", lambda: None)
    return lambda *words: CliRunner().invoke(maplebridge, [*map(str, words), "--county", COUNTY])


def test_places_are_counted(run: Run) -> None:
    assert json.loads(run("places", "count", "--json").output)["grids"] == 1


def test_place_is_shown_with_what_lies_in_it(run: Run) -> None:
    shown = json.loads(run("places", "show", TOWN, "--json").output)
    assert (shown["name"], [child["code"] for child in shown["within"]]) == ("猫场镇", ["520524103200"])
    assert run("places", "show", "520524999").exit_code == 1


def test_point_outside_every_grid_is_no_success(run: Run) -> None:
    assert run("places", "locate", "105.7", "26.7").exit_code == 1


def test_units_are_listed_and_retired(run: Run) -> None:
    assert CENTRE in {unit["code"] for unit in json.loads(run("units", "list", "--json").output)}
    assert run("units", "retire", CENTRE).exit_code == 0
    assert "停用 retired" in run("units", "list", "--place", COUNTY).output
    assert run("units", "retire", "nobody").exit_code != 0


def test_people_are_listed_without_what_is_secret(run: Run) -> None:
    page = run("people", "list", "--many", "5")
    assert len(page.output.splitlines()) == 5
    assert "139000" not in run("people", "list", "--json").output


def test_token_opens_the_door_until_it_is_revoked(run: Run) -> None:
    token = run("tokens", "issue", "axiu", "--name", "bench", "--scope", "read").output.strip()
    assert get_actor_by_token(token, now())
    listed = run("tokens", "list")
    assert token not in listed.output
    number = json.loads(run("tokens", "list", "--json").output)[0]["number"]
    assert run("tokens", "revoke", number).exit_code == 0
    forget_people()
    assert get_actor_by_token(token, now()) is None


def test_who_is_deactivated_holds_no_token(run: Run) -> None:
    token = run("tokens", "issue", "axiu", "--name", "bench", "--scope", "read").output.strip()
    assert run("people", "deactivate", "axiu").exit_code == 0
    forget_people()
    assert get_actor_by_token(token, now()) is None


def test_local_day_off_comes_and_goes(run: Run) -> None:
    day = date(2026, 3, 18)
    assert get_calendar(COUNTY).is_working(day)
    assert run("calendar", "add", day, "州庆").exit_code == 0
    assert not get_calendar(COUNTY).is_working(day)
    assert run("calendar", "remove", day).exit_code == 0
    assert get_calendar(COUNTY).is_working(day)


def test_years_are_seeded_once(run: Run) -> None:
    assert run("calendar", "seed", "2010", "2010").output == "2010\n"
    assert run("calendar", "seed", "2010", "2010").output == ""
