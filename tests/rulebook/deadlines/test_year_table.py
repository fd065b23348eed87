"""A published year from a file: every slip is named with its line and field."""

from datetime import date

import pytest

from maplebridge.rulebook.deadlines.statutory import statutory_days
from maplebridge.rulebook.deadlines.year_table import YearDay, YearTableFault, check_year, read_csv

TABLE = [YearDay(day, False, name, line) for line, (day, name) in enumerate(sorted(statutory_days(2027).items()), 2)]


def places(fault: YearTableFault) -> list[tuple[int, str]]:
    return [(error.line, error.field) for error in fault.errors]


def test_days_are_read_in_either_language() -> None:
    text = "\ufeffday,working,name\n2027-01-01,休,元旦\r\n\n2027-01-03, work ,元旦调休\n"
    read = read_csv(text)
    assert read == [YearDay(date(2027, 1, 1), False, "元旦"), YearDay(date(2027, 1, 3), True, "元旦调休")]
    assert [day.line for day in read] == [2, 4]


def test_every_line_that_cannot_be_read_is_named() -> None:
    text = "day,working,name\n2027-13-01,off,元旦\n2027-01-03,maybe,元旦\n2027-01-04,off\n2027-01-05,off,雪"
    with pytest.raises(YearTableFault) as caught:
        read_csv(text)
    assert places(caught.value) == [(2, "day"), (3, "working"), (4, "line")]
    assert caught.value.field == "lines.2.day"
    assert caught.value.text.zh == "第 2 行：“2027-13-01”不是日期，须如 2027-10-01。"
    assert caught.value.extra["errors"][1]["en"] == "“maybe” must be work or off."


@pytest.mark.parametrize("text", ["", "date,work\n2027-01-01,off\n"])
def test_another_table_is_refused_at_its_first_line(text: str) -> None:
    with pytest.raises(YearTableFault) as caught:
        read_csv(text)
    assert places(caught.value) == [(1, "header")]


def test_a_right_table_passes() -> None:
    check_year(
        2027, [*TABLE, YearDay(date(2027, 1, 3), True, "元旦调休"), YearDay(date(2026, 12, 27), True, "元旦调休")]
    )


@pytest.mark.parametrize(
    ("day", "field"),
    [
        (YearDay(date(2028, 1, 1), False, "元旦", 30), "day"),
        (YearDay(date(2026, 11, 30), False, "元旦", 30), "day"),
        (YearDay(date(2027, 3, 1), True, "调休", 30), "working"),
        (YearDay(date(2027, 3, 1), False, "", 30), "name"),
    ],
)
def test_a_day_that_cannot_be_is_named(day: YearDay, field: str) -> None:
    with pytest.raises(YearTableFault) as caught:
        check_year(2027, [*TABLE, day])
    assert places(caught.value) == [(30, field)]


def test_a_day_named_twice_is_named_at_both_lines() -> None:
    with pytest.raises(YearTableFault) as caught:
        check_year(2027, [*TABLE, YearDay(date(2027, 1, 1), False, "元旦", 30)])
    assert places(caught.value) == [(2, "day"), (30, "day")]


def test_a_statutory_day_that_is_left_out_is_missed() -> None:
    with pytest.raises(YearTableFault) as caught:
        check_year(2027, TABLE[1:])
    assert caught.value.field == "days"
    assert "2027-01-01" in caught.value.text.en


def test_an_empty_table_is_no_year() -> None:
    with pytest.raises(YearTableFault, match="names no day"):
        check_year(2019, [])
