"""The lawful ways out of a dispute over HTTP."""

from tests.doors.api.visitors import Visitors
from tests.world import COUNTY


def test_the_ways_of_a_kind_of_dispute_are_public(visit: Visitors) -> None:
    found = visit.nobody.get("routes", county=COUNTY, kind="0112")
    assert found["routes"][0]["name"] == "peoples_mediation"
    assert found["routes"][0]["price"]["least"] == "0.00"
    assert "a court" in found["caution"]["en"]
    assert all(route["basis"] for route in found["routes"])


def test_a_day_an_amount_and_what_is_so_are_counted(visit: Visitors) -> None:
    asked = {"days": "performance_due_on:2024-06-28", "amount": "20000", "has": "agreement,defaulted"}
    found = visit.nobody.get("routes", county=COUNTY, kind="0112", **asked)
    suit = next(route for route in found["routes"] if route["name"] == "suit_on_agreement")
    # three years from 28 June 2024: Monday 28 June 2027; 50 + 10,000 × 2.5 % = 300
    assert (suit["limits"][0]["last_day"], suit["price"]["least"], suit["price"]["halved"]) == (
        "2027-06-28",
        "300.00",
        "150.00",
    )
    loan = next(route for route in found["routes"] if route["name"] == "suit_loan")
    assert (loan["state"], loan["closed_by"]) == ("closed_by", ["agreement"])


def test_what_is_not_known_is_told_by_its_field(visit: Visitors) -> None:
    get = visit.nobody.get
    assert get("routes", 422, county=COUNTY, kind="0112", days="born_on:2024-06-28")["field"] == "days"
    assert get("routes", 422, county=COUNTY, kind="0112", days="known_at:yesterday")["field"] == "days"
    assert get("routes", 422, county=COUNTY, kind="0112", has="rich")["field"] == "has"
    assert get("routes", 422, county=COUNTY, kind="0112", amount="much")["field"] == "amount"
    assert get("routes", 422, county=COUNTY, kind="x")["field"] == "kind"


def test_what_is_no_dispute_has_no_ways(visit: Visitors) -> None:
    assert visit.nobody.get("routes", county=COUNTY, kind="0405")["routes"] == []
