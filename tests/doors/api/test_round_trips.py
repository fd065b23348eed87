"""How often one request goes to the database: counted on the wire, through the whole stack."""

import tempfile
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from tests.doors.api.visitors import Visitors
from tests.world import COUNTY, HOUSING, found_county

WAGES = {"employer": "某建筑公司", "claimed": "8000"}
WARM = 8  # a statement is prepared at its sixth use


@pytest.fixture
def warm(transactional_db: None) -> Visitors:
    """The county in tables that are really committed to."""
    return Visitors(found_county())


def traffic(call: Callable[[], Any]) -> list[str]:
    """The state of the transaction at the end of each round trip: I outside one, T inside one."""
    wire = connection.connection.pgconn
    with tempfile.TemporaryFile() as out:
        wire.trace(out.fileno())
        call()
        wire.untrace()
        out.seek(0)
        lines = out.read().decode(errors="replace").splitlines()
    return [line.rsplit("\t", 1)[-1].strip() for line in lines if "ReadyForQuery" in line]


def test_a_case_is_counted_in_one_round_trip_and_brought_in_one(warm: Visitors) -> None:
    for _ in range(WARM):
        warm.bring()
    assert traffic(warm.bring) == ["I", "I"]


def test_a_case_is_brought_in_one_round_trip_with_a_token(warm: Visitors) -> None:
    axiu = warm.staff("axiu")
    for _ in range(WARM):
        warm.bring(axiu)
    assert traffic(lambda: warm.bring(axiu)) == ["I"]


def test_an_action_takes_two_round_trips_and_one_commit(warm: Visitors) -> None:
    axiu = warm.staff("axiu")
    numbers = [warm.bring()["number"] for _ in range(WARM)]
    for number in numbers[1:]:
        axiu.act(number, "dispatch", version=1, unit=HOUSING)
    assert traffic(lambda: axiu.act(numbers[0], "dispatch", version=1, unit=HOUSING)) == ["I", "I"]


def test_an_action_by_the_secret_link_takes_two_as_well(warm: Visitors) -> None:
    receipts = [warm.bring() for _ in range(WARM)]
    links = [(warm.link(receipt), receipt["number"]) for receipt in receipts]
    for link, number in links:
        link.act(number, "note", text="还没有修")
    link, number = links[0]
    assert traffic(lambda: link.act(number, "note", text="修好了")) == ["I", "I"]


def test_a_look_at_a_case_is_read_in_one_round_trip_and_noted_in_one(warm: Visitors) -> None:
    axiu, receipt = warm.staff("axiu"), warm.bring()
    number, link = receipt["number"], warm.link(receipt)
    for _ in range(WARM):
        axiu.get(f"cases/{number}")
        link.get(f"cases/{number}")
    assert traffic(lambda: axiu.get(f"cases/{number}")) == ["I", "I"]
    assert traffic(lambda: link.get(f"cases/{number}")) == ["I"]


@pytest.mark.parametrize("path", ["/journal", "/receipt", "/actions", "/suggestion"])
def test_a_case_is_read_in_one_round_trip(warm: Visitors, path: str) -> None:
    axiu, number = warm.staff("axiu"), warm.bring()["number"]
    for _ in range(WARM):
        axiu.get(f"cases/{number}{path}")
    assert traffic(lambda: axiu.get(f"cases/{number}{path}")) == ["I"]


@pytest.mark.parametrize("path", ["inbox", "cases", "money", "rechecks", "rechecks/results"])
def test_a_list_is_read_in_one_round_trip_however_long(warm: Visitors, path: str) -> None:
    luolan = warm.staff("luolan")
    for _ in range(WARM):
        warm.bring(luolan)
    for _ in range(WARM):
        luolan.get(path)
    assert traffic(lambda: luolan.get(path)) == ["I"]


def test_the_money_and_the_lots_of_a_case_are_read_in_one_more_round_trip(warm: Visitors) -> None:
    zhouming, number = warm.staff("zhouming"), warm.bring(matter="wage_arrears", fields=WAGES)["number"]
    for path in (f"cases/{number}/money", f"cases/{number}/rechecks"):
        for _ in range(WARM):
            zhouming.get(path)
        assert traffic(lambda path=path: zhouming.get(path)) == ["I", "I"]


def test_money_that_everybody_may_see_is_read_in_one_round_trip(warm: Visitors) -> None:
    for _ in range(WARM):
        warm.nobody.get("money/public", county=COUNTY)
    assert traffic(lambda: warm.nobody.get("money/public", county=COUNTY)) == ["I"]


@pytest.mark.parametrize(
    "path",
    ["matters", "matters/streetlight", "places", "places/520524103", "units", "units/housing-520524"],
)
def test_what_the_process_remembers_costs_nothing(warm: Visitors, path: str) -> None:
    axiu = warm.staff("axiu")
    axiu.get(path)
    assert traffic(lambda: axiu.get(path)) == []
