"""By which day units must publish, counted by hand with the arrangement of working days of 2026."""

from datetime import date

import pytest
from tests.world import COUNTY, World

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.queries import get_calendar
from maplebridge.rulebook.deadlines.spec import Limit, TimeUnit
from maplebridge.rulebook.matters.disclosure_rules import DisclosureItem
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.disclosure.rules import Share, due_day, judge, periods_of, read_period, share_of


@pytest.mark.parametrize(
    ("item", "ended_on", "due"),
    [
        # 村民委员会组织法第三十五条, a quarter; 15 days after 31 March, weekends and Qingming count: 15 April.
        ("village_quarter", date(2026, 3, 31), date(2026, 4, 15)),
        # 法律援助法第五十八条, 10 working days after 31 March: 1, 2, 3 April; Qingming 4 to 6; 7 to 10; 13, 14, 15.
        ("aid_figures", date(2026, 3, 31), date(2026, 4, 15)),
        # 政府信息公开条例第二十六条, 20 working days after Monday 20 April: 21–24 (4), 27–30 (8), May Day off until
        # Tuesday the 5th, 6–8 (11), Saturday the 9th is worked (12), 11–15 (17), 18–20 (20).
        ("decision", date(2026, 4, 20), date(2026, 5, 20)),
        # 政府信息公开条例第四十九条: by 31 January, a Saturday in 2026; the day that a law names stays.
        ("annual_report", date(2025, 12, 31), date(2026, 1, 31)),
        # 预算法第十四条: within twenty days of 13 February, New Year's holidays and all: 5 March.
        ("budget", date(2026, 2, 13), date(2026, 3, 5)),
    ],
)
def test_the_last_day_in_time(world: World, item: str, ended_on: date, due: date) -> None:
    known = get_current_pack(COUNTY).disclosure.items[item]
    assert due_day(known, ended_on, get_calendar(COUNTY)) == due


def item(every: str, since: int = 0) -> DisclosureItem:
    return DisclosureItem("x", Text("公", "x"), ("u",), every, Limit(15, TimeUnit.DAY), "法", since=since)  # type: ignore[arg-type] # one of the words


def test_a_year_has_its_periods() -> None:
    assert [each.name for each in periods_of(item("quarter"), 2026)] == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert [each.ended_on for each in periods_of(item("month"), 2028)][1] == date(2028, 2, 29)
    assert [(each.name, each.ended_on) for each in periods_of(item("year"), 2026)] == [("2025", date(2025, 12, 31))]
    assert periods_of(item("year", since=2026), 2026) == []
    assert periods_of(item("event"), 2026) == []
    assert read_period(item("year"), "2025").ended_on == date(2025, 12, 31)
    for wrong in ("2026-Q5", "", "x", "2026-13", "9999-Q4"):
        with pytest.raises(Fault):
            read_period(item("quarter"), wrong)


@pytest.mark.parametrize(
    ("published", "today", "state"),
    [
        (None, date(2026, 3, 31), "coming"),
        (None, date(2026, 4, 1), "due"),
        (None, date(2026, 4, 15), "due"),
        (None, date(2026, 4, 16), "missing"),
        (date(2026, 4, 15), date(2026, 6, 1), "on_time"),
        (date(2026, 4, 16), date(2026, 6, 1), "late"),
    ],
)
def test_how_a_duty_stands(world: World, published: date | None, today: date, state: str) -> None:
    quarter = periods_of(item("quarter"), 2026)[0]
    said = (published, "id") if published else None
    duty = judge(item("quarter"), "u", quarter, said, today, get_calendar(COUNTY))
    assert duty.state == state
    counted = Share(1, **{state: 1}) if state in ("on_time", "late", "missing") else Share()
    assert share_of([duty]) == counted


def test_a_share_of_nothing_is_none() -> None:
    assert Share().percent is None
    assert Share(due=3, on_time=2, late=1).percent == 67
