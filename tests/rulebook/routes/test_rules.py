"""Which ways are open in a situation, until when: worked out by hand for the demo pack."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rulebook.deadlines.cast import CALENDAR
from tests.world import DEMO

from maplebridge.rulebook.publishing.folder import load_folder
from maplebridge.rulebook.routes.names import CONDITIONS, STARTING_FACTS
from maplebridge.rulebook.routes.rules import (
    OpenRoute,
    RouteState,
    Situation,
    has_amount,
    list_conditions,
    list_facts,
    list_routes,
)

ROUTES = load_folder(DEMO, "520524").routes
TODAY = date(2026, 9, 18)
NEIGHBOURS, LAND, CONTRACTED, WAGES, INJURY, EXPROPRIATION, LOANS = (
    "0102", "0103", "0104", "0105", "0106", "0110", "0112",
)  # fmt: skip


def ways(
    category: str, *conditions: str, today: date = TODAY, amount: int | None = None, **dates: str
) -> dict[str, OpenRoute]:
    days = {name: date.fromisoformat(day) for name, day in dates.items()}
    yuan = None if amount is None else Decimal(amount)
    situation = Situation(category, today, days, frozenset(conditions), yuan)
    return {found.route.name: found for found in list_routes(ROUTES, situation, CALENDAR)}


def open_ones(found: dict[str, OpenRoute]) -> set[str]:
    return {name for name, each in found.items() if each.state is RouteState.OPEN}


def test_a_quarrel_of_neighbours_begins_with_mediation_which_is_free() -> None:
    found = ways(NEIGHBOURS)
    first = next(iter(found.values()))
    assert (first.route.name, first.state, first.price.least) == ("peoples_mediation", RouteState.OPEN, Decimal(0))
    assert open_ones(found) == {"peoples_mediation", "suit_neighbours", "suit_damages"}
    assert found["judicial_confirmation"].waits_for == ("agreement",)


def test_with_an_agreement_the_thirty_days_for_confirmation_run() -> None:
    found = ways(NEIGHBOURS, "agreement", agreement_effective_on="2026-08-20")["judicial_confirmation"]
    # 11 days to 31 August, 19 more: Saturday 19 September, off; Sunday the 20th is made up
    assert (found.state, found.last_day, found.days_left, found.soon) == (
        RouteState.OPEN, date(2026, 9, 20), 2, True,
    )  # fmt: skip


def test_on_the_last_day_it_is_open_and_the_day_after_too_late() -> None:
    def on(today: date) -> RouteState:
        found = ways(NEIGHBOURS, "agreement", today=today, agreement_effective_on="2026-08-20")
        return found["judicial_confirmation"].state

    assert [on(date(2026, 9, 20)), on(date(2026, 9, 21))] == [RouteState.OPEN, RouteState.TOO_LATE]


def test_what_ends_soon_stands_before_other_open_ways() -> None:
    found = list(ways(NEIGHBOURS, "agreement", "defaulted", agreement_effective_on="2026-08-20"))
    assert found[:2] == ["judicial_confirmation", "suit_on_agreement"]


def test_an_agreement_that_is_broken_leads_to_court_unless_it_was_confirmed() -> None:
    broken = ways(NEIGHBOURS, "agreement", "defaulted", amount=20000, performance_due_on="2026-06-30")
    # 50 + 10,000 × 2.5 % = 300, half of it 150; three years from 30 June 2026 is Saturday 30 June 2029: Monday 2 July
    suit = broken["suit_on_agreement"]
    assert (suit.state, suit.last_day) == (RouteState.OPEN, date(2029, 7, 2))
    assert (suit.price.least, suit.price.halved) == (Decimal(300), Decimal(150))
    confirmed = ways(NEIGHBOURS, "agreement", "defaulted", "confirmed", performance_due_on="2026-06-30")
    assert confirmed["suit_on_agreement"].closed_by == ("confirmed",)
    # two years from 30 June 2026: Friday 30 June 2028
    assert confirmed["enforce_confirmation"].last_day == date(2028, 6, 30)
    assert confirmed["enforce_confirmation"].state is RouteState.OPEN


def test_wages_have_no_year_while_employed_and_one_year_after_the_job_ended() -> None:
    still = ways(WAGES, "employed", known_at="2024-01-10")["labour_arbitration_wages"]
    assert (still.state, still.last_day) == (RouteState.OPEN, None)
    over = ways(WAGES, known_at="2024-01-10", employment_ended_on="2025-10-31")["labour_arbitration_wages"]
    # a year from 31 October 2025 is Saturday 31 October 2026: Monday 2 November
    assert (over.state, over.last_day) == (RouteState.OPEN, date(2026, 11, 2))
    late = ways(WAGES, employment_ended_on="2025-09-15")["labour_arbitration_wages"]
    assert late.state is RouteState.TOO_LATE  # Tuesday 15 September 2026 was three days ago


def test_a_labour_suit_comes_after_arbitration_and_within_fifteen_days() -> None:
    assert ways(WAGES)["labour_suit"].waits_for == ("arbitrated",)
    found = ways(WAGES, "arbitrated", award_received_on="2026-09-10")["labour_suit"]
    # 15 days from 10 September: Friday the 25th, Mid-Autumn, off until the 27th; Monday the 28th
    assert (found.state, found.last_day, found.price.least) == (RouteState.OPEN, date(2026, 9, 28), Decimal(10))


def test_a_work_injury_is_recognised_first_and_within_a_year() -> None:
    found = ways(INJURY, injured_on="2025-12-01")
    assert found["work_injury_recognition"].last_day == date(2026, 12, 1)
    assert found["labour_arbitration_injury"].waits_for == ("recognised",)


def test_whose_land_it_is_the_government_decides_before_any_court() -> None:
    before = ways(LAND)
    assert "land_government_decision" in open_ones(before)
    assert before["land_administrative_suit"].state is RouteState.NOT_YET
    after = ways(LAND, "decided", decision_received_on="2026-09-01")
    assert after["land_government_decision"].closed_by == ("decided",)
    # 30 days from 1 September is 1 October, a holiday until the 7th: Thursday the 8th
    assert after["land_administrative_suit"].last_day == date(2026, 10, 8)
    # 29 days to 30 September, 31 more: 31 October is a Saturday: Monday 2 November
    assert after["reconsideration"].last_day == date(2026, 11, 2)


def test_after_reconsideration_fifteen_days_are_left_for_the_suit() -> None:
    direct = ways(EXPROPRIATION, "decided", decision_received_on="2026-08-31")["administrative_suit"]
    # six months from 31 August is 28 February 2027, a Sunday: Monday 1 March, if the year's holidays stay as they are
    assert (direct.last_day, direct.limits[0].provisional) == (date(2027, 3, 1), True)
    after = ways(
        EXPROPRIATION, "decided", "reviewed", decision_received_on="2026-01-05", review_received_on="2026-09-08"
    )
    # 15 days from 8 September: Wednesday the 23rd
    assert (after["administrative_suit"].state, after["administrative_suit"].last_day) == (
        RouteState.OPEN, date(2026, 9, 23),
    )  # fmt: skip
    assert after["reconsideration"].closed_by == ("reviewed",)


def test_contracted_land_goes_to_arbitration_or_to_court_but_not_to_both() -> None:
    assert {"land_arbitration", "land_suit"} <= open_ones(ways(CONTRACTED, known_at="2025-05-06"))
    in_court = ways(CONTRACTED, "in_court", known_at="2025-05-06")
    assert in_court["land_arbitration"].state is RouteState.CLOSED_BY


def test_an_arbitration_clause_closes_the_court() -> None:
    found = ways(LOANS, "arbitration_clause", performance_due_on="2026-01-01")
    assert found["arbitration"].state is RouteState.OPEN
    assert {found[name].state for name in ("suit_loan", "small_claims", "payment_order")} == {RouteState.CLOSED_BY}


def test_a_limit_whose_day_is_not_known_is_told_without_a_day() -> None:
    (limit,) = ways(LOANS)["suit_loan"].limits
    assert (limit.starts_on, limit.last_day, limit.days_left) == (None, None, None)
    assert ways(LOANS)["suit_loan"].state is RouteState.OPEN


def test_refused_legal_aid_can_be_objected_to() -> None:
    assert ways(WAGES)["legal_aid"].state is RouteState.OPEN
    refused = ways(WAGES, "aid_refused")
    assert (refused["legal_aid"].state, refused["aid_objection"].state) == (RouteState.CLOSED_BY, RouteState.OPEN)


def test_violence_at_home_puts_protection_first() -> None:
    assert next(iter(ways("0101", "violence"))) == "protection_order"
    assert ways("0101")["protection_order"].state is RouteState.NOT_YET


@pytest.mark.parametrize("category", [f"01{number:02}" for number in range(1, 15)])
def test_every_kind_of_dispute_has_a_way_that_is_open_at_once_or_once_the_office_has_decided(category: str) -> None:
    assert open_ones(ways(category, "decided"))
    assert list_conditions(ROUTES, category)


def test_what_is_no_dispute_has_no_ways() -> None:
    assert not ways("0405")


def test_only_days_conditions_and_amounts_that_matter_are_asked_for() -> None:
    assert "injured_on" in list_facts(ROUTES, INJURY)
    assert "finding_received_on" not in list_facts(ROUTES, INJURY)
    assert "employed" in list_conditions(ROUTES, WAGES)
    assert "employed" not in list_conditions(ROUTES, LOANS)
    assert (has_amount(ROUTES, LOANS), has_amount(ROUTES, EXPROPRIATION)) == (True, False)


@given(
    category=st.sampled_from([f"01{number:02}" for number in range(1, 15)]),
    conditions=st.frozensets(st.sampled_from(list(CONDITIONS))),
    dates=st.dictionaries(st.sampled_from(list(STARTING_FACTS)), st.dates(date(2010, 1, 1), date(2026, 12, 31))),
    today=st.dates(date(2015, 1, 1), date(2026, 6, 30)),
    later=st.integers(0, 3000),
)
def test_time_alone_never_opens_a_way_again(
    category: str, conditions: frozenset[str], dates: dict[str, date], today: date, later: int
) -> None:
    def states(day: date) -> dict[str, RouteState]:
        found = list_routes(ROUTES, Situation(category, day, dates, conditions), CALENDAR)
        return {each.route.name: each.state for each in found}

    before, after = states(today), states(today + timedelta(days=later))
    assert before.keys() == after.keys() == {name for name, route in ROUTES.items() if route.is_for(category)}
    for name, state in before.items():
        assert after[name] in (state, RouteState.TOO_LATE), name
