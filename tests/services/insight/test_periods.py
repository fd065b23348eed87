"""Periods are Chinese days."""

from datetime import UTC, date, datetime

import pytest
from tests.cases.stage import moment

from maplebridge.ground.words.fault import Fault
from maplebridge.services.insight.periods import list_months, read_period


def test_a_day_begins_at_midnight_in_shanghai() -> None:
    late = datetime(2026, 9, 17, 16, 30, tzinfo=UTC)  # half past midnight of the 18th there
    today = read_period("today", late)
    assert (today.first, today.since, today.until) == (date(2026, 9, 18), moment("09-18 00:00"), moment("09-19 00:00"))


def test_seven_days_end_today() -> None:
    assert read_period("7d", moment("09-18 09:00")).days()[0] == date(2026, 9, 12)
    assert len(read_period("30d", moment("09-18 09:00")).days()) == 30


def test_last_month_of_january_is_december() -> None:
    month = read_period("last_month", moment("01-04 09:00"))
    assert (month.first, month.last) == (date(2025, 12, 1), date(2025, 12, 31))


def test_the_year_before_has_the_same_days_and_no_29th_of_february() -> None:
    leap = read_period("2028-02-29..2028-03-02", moment("09-18 09:00")).year_before()
    assert (leap.first, leap.last) == (date(2027, 2, 28), date(2027, 3, 2))


@pytest.mark.parametrize(
    "name", ["", "soon", "2026-02-30..2026-03-01", "2026-03-02..2026-03-01", "1999-01-01..1999-01-02"]
)
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(Fault) as caught:
        read_period(name, moment("09-18 09:00"))
    assert caught.value.field == "period"


def test_finished_months_are_listed_newest_first() -> None:
    assert [month.first for month in list_months(moment("02-10 09:00"), 3)] == [
        date(2026, 1, 1), date(2025, 12, 1), date(2025, 11, 1)
    ]  # fmt: skip
