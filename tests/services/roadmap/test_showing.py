"""The words in which a way is shown."""

from datetime import date
from decimal import Decimal

import pytest
from tests.rulebook.deadlines.cast import CALENDAR
from tests.world import DEMO

from maplebridge.rulebook.publishing.folder import load_folder
from maplebridge.rulebook.routes.rules import Situation, list_routes
from maplebridge.services.roadmap.showing import Way, show_ways

ROUTES = load_folder(DEMO, "520524").routes
TODAY = date(2026, 9, 18)


def ways(
    category: str, *conditions: str, today: date = TODAY, amount: int | None = None, **dates: str
) -> dict[str, Way]:
    days = {name: date.fromisoformat(day) for name, day in dates.items()}
    yuan = None if amount is None else Decimal(amount)
    found = list_routes(ROUTES, Situation(category, today, days, frozenset(conditions), yuan), CALENDAR)
    return {way.route.name: way for way in show_ways(found, ROUTES).all}


def test_prices_in_words() -> None:
    found = ways("0112", amount=20000)
    assert found["peoples_mediation"].price.en == "Free"
    assert found["suit_loan"].price.zh == "300 元，减半 150 元"
    assert found["payment_order"].price.en == "100 yuan"  # a third of 300
    assert ways("0112")["suit_loan"].price.zh == "按金额算，填了金额就知道"
    assert ways("0101")["suit_family"].price.en == "50 to 300 yuan"
    assert ways("0105")["labour_inspection"].price.zh == "去前问一下办理单位"


@pytest.mark.parametrize(
    ("today", "words", "colour"),
    [
        ("2026-08-21", "还剩 30 天", "amber"),
        ("2026-08-20", "还剩 31 天", "grey"),
        ("2026-09-13", "还剩 7 天", "red"),
        ("2026-09-20", "今天最后一天", "red"),
        ("2026-09-22", "过了 2 天", "red"),
    ],
)
def test_days_that_are_left_in_words_and_colour(today: str, words: str, colour: str) -> None:
    # 30 days from 20 August end on Saturday 19 September, off; Sunday the 20th is made up
    moment = date.fromisoformat(today)
    (limit,) = ways("0102", "agreement", today=moment, agreement_effective_on="2026-08-20")[
        "judicial_confirmation"
    ].limits
    assert limit.left is not None
    assert (limit.left.zh, limit.colour) == (words, colour)


def test_a_limit_without_its_day_is_the_rule_alone() -> None:
    (limit,) = ways("0112")["suit_loan"].limits
    assert limit.words.en == "Within 3 years of: the day the (last) performance or repayment was due"
    assert (limit.counted, limit.left) == (None, None)


def test_a_day_in_an_unpublished_year_may_shift() -> None:
    (limit,) = ways("0106", injured_on="2026-03-01")["work_injury_recognition"].limits
    assert limit.counted is not None
    assert "may shift" in limit.counted.en


def test_why_a_way_is_not_open_is_said() -> None:
    found = ways("0105", "in_court")
    assert found["labour_suit"].why is not None
    assert found["labour_arbitration_wages"].why is not None
    assert found["labour_arbitration_wages"].why.zh == "因为：法院已经受理"
    waiting = ways("0105")["labour_suit"].why
    assert waiting is not None
    assert waiting.en == "First: An award or a refusal to arbitrate was received"


def test_it_leads_only_to_ways_of_the_same_kind_of_dispute() -> None:
    inspection = ways("0105")["labour_inspection"]
    assert [title.en for title in inspection.leads_to] == ["Labour arbitration (wages)"]
