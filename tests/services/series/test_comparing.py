"""Months stand beside the same months of the year before; what is not known is never taken for nought."""

from datetime import UTC, date, datetime
from decimal import Decimal

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.matters.series_rules import Ratio, Series, SeriesRules
from maplebridge.services.series.comparing import Compared, Figure, Pair, compare

WORD = Text("数", "Number")
NOW = datetime(2026, 11, 20, tzinfo=UTC)
SUITS, SETTLED = Series("suits", WORD, WORD, WORD), Series("settled", WORD, WORD, WORD)
RESIDENTS = Series("residents", WORD, WORD, WORD, level=True)
PER = Ratio("per", WORD, WORD, "suits", "residents", 10_000)
SHARE = Ratio("share", WORD, WORD, "settled", "suits", 100)
RULES = SeriesRules({each.name: each for each in (SUITS, SETTLED, RESIDENTS)}, {"per": PER, "share": SHARE})


def figure(series: str, year: int, month: int, number: str, before: str | None = None) -> Figure:
    was = None if before is None else Decimal(before)
    return Figure("520524", series, date(year, month, 1), Decimal(number), was, "a.csv", NOW)


def compared(*figures: Figure) -> dict[str, Compared]:
    return {each.name: each for each in compare(RULES, figures, 2026)}


def test_a_year_is_summed_over_the_months_reported_beside_the_same_months_of_the_year_before() -> None:
    this = [figure("suits", 2026, 1, "10"), figure("suits", 2026, 2, "14", before="41")]
    last = [figure("suits", 2025, month, "8") for month in range(1, 13)]
    suits = compared(*this, *last)["suits"]
    assert suits.months[1] == Pair(Decimal(14), Decimal(8), Decimal(41))
    assert suits.months[2] == Pair(None, Decimal(8))
    assert [suits.total.number, suits.total.before, suits.total.difference] == [24, 16, 8]
    assert suits.total.share == Decimal("50.0")


def test_a_month_that_the_year_before_lacks_leaves_the_sum_without_a_comparison() -> None:
    suits = compared(figure("suits", 2026, 1, "10"), figure("suits", 2026, 2, "14"), figure("suits", 2025, 1, "8"))[
        "suits"
    ]
    assert suits.total == Pair(Decimal(24), None)
    assert (suits.total.difference, suits.total.share) == (None, None)
    assert not compared()["suits"].known


def test_cases_per_ten_thousand_residents_need_the_residents_of_then() -> None:
    suits = [figure("suits", 2026, 1, "30"), figure("suits", 2026, 2, "33"), figure("suits", 2025, 1, "20")]
    assert not compared(*suits)["per"].known
    known = compared(*suits, figure("residents", 2025, 1, "40000"), figure("residents", 2026, 2, "42000"))
    # January 30 / 4.0; together (30 + 33) / 4.2, the newest that was known in February; a year before 20 / 4.0, and
    # February of 2025 is not known, so there is no sum to compare with
    assert [pair.number for pair in known["per"].months[:3]] == [Decimal("7.50"), Decimal("7.86"), None]
    assert known["per"].months[0].before == Decimal("5.00")
    assert (known["per"].total.number, known["per"].total.before) == (Decimal("15.00"), None)
    assert known["residents"].total.number == 42000


def test_nothing_is_divided_by_nought() -> None:
    found = compared(figure("suits", 2026, 1, "0"), figure("settled", 2026, 1, "0"), figure("suits", 2025, 1, "0"))
    assert not found["share"].known
    assert [found["suits"].total.difference, found["suits"].total.share] == [0, None]
