"""The weekly review: exact about new, stuck, overdue and repeating."""

import pytest
from tests.cases.stage import Stage, moment
from tests.services.insight.lives import Plan
from tests.services.insight.test_exact import tell_all
from tests.world import COUNTY, GRID, TOWN, VILLAGE

from maplebridge.ground.words.fault import Fault
from maplebridge.services.insight.digest import Digest, get_digest, list_weeks, read_week, working_days_before
from maplebridge.services.insight.reading import Scope
from maplebridge.services.insight.reviewing import add_entry, list_entries

NOW = moment("10-01 12:00")
HOUR = 24 * 7


def digest(stage: Stage, plans: list[Plan], monday: str = "2026-09-28", place: str = COUNTY) -> Digest:
    tell_all(stage, plans)
    return get_digest(stage.world.actor("zhouming"), Scope(COUNTY, place), read_week(monday, NOW), NOW)


def weeks_of(sizes: list[int], **more: object) -> list[Plan]:
    """So many cases in each week from Monday the 3rd of August on; the ninth is that of the 28th of September."""
    return [
        Plan(hours=-29 * 24 + week * HOUR + n, **more)  # type: ignore[arg-type] # fields of Plan
        for week, many in enumerate(sizes)
        for n in range(many)
    ]


def test_new_is_counted_against_the_mean_of_the_weeks_before(stage: Stage) -> None:
    found = digest(stage, weeks_of([1, 1, 2, 2, 1, 1, 2, 2, 4]))
    assert (found.new, found.new_before, found.weeks) == (4, 1.5, 8)
    assert found.rising == ()


def test_a_rise_in_one_town_is_told(stage: Stage) -> None:
    found = digest(stage, weeks_of([1, 0, 1, 0, 0, 0, 1, 0, 9]))
    assert [(one.place, one.category, one.many) for one in found.rising] == [(TOWN, "0405", 9)]


def test_repeating_is_the_same_place_and_category_again(stage: Stage) -> None:
    plans = [*weeks_of([0] * 7 + [1, 1]), Plan(hours=27 * 24, matter="pothole"), Plan(hours=28 * 24, place=TOWN)]
    found = digest(stage, plans)
    assert [(one.place, one.category, one.this_week, one.in_all) for one in found.repeating] == [(GRID, "0405", 1, 2)]


def test_stuck_is_what_nobody_but_the_clock_has_touched_for_three_working_days(stage: Stage) -> None:
    # Thursday the 1st of October is a holiday; three working days before it is Monday the 28th of September.
    assert working_days_before(COUNTY, NOW.date(), 3).isoformat() == "2026-09-28"
    plans = [Plan(hours=26 * 24 + 10, end="sent"), Plan(hours=27 * 24, end="sent"), Plan(hours=24, end="yes")]
    found = digest(stage, plans)
    assert [line.opened_at for line in found.stuck] == [moment("09-27 19:00")]


def test_overdue_is_as_of_now(stage: Stage) -> None:
    assert len(digest(stage, [Plan(hours=26 * 24, end="sent"), Plan(hours=24, end="yes")]).overdue) == 1


def test_a_town_sees_its_own_week(stage: Stage) -> None:
    plans = [Plan(hours=28 * 24), Plan(hours=28 * 24, place=COUNTY)]
    assert digest(stage, plans).new == 2
    town = get_digest(stage.world.actor("luolan"), Scope(COUNTY, TOWN), read_week("2026-09-28", NOW), NOW)
    assert town.new == 1


def test_weeks_begin_on_mondays() -> None:
    assert [day.isoformat() for day in list_weeks(NOW, 2)] == ["2026-09-28", "2026-09-21"]
    assert read_week("", NOW).first.isoformat() == "2026-09-28"
    for wrong in ("2026-09-29", "2026-10-05", "x"):
        with pytest.raises(Fault):
            read_week(wrong, NOW)


def test_notes_stay_with_their_week_and_place(stage: Stage) -> None:
    week, actor = read_week("", NOW), stage.world.actor("zhouming")
    add_entry(actor=actor, scope=Scope(COUNTY, TOWN), week=week, text="查原因", now=NOW, action="chase", number="1")
    with pytest.raises(Fault):
        add_entry(actor=actor, scope=Scope(COUNTY, TOWN), week=week, text=" ", now=NOW)
    assert [(entry.text, entry.action) for entry in list_entries(Scope(COUNTY, TOWN), week)] == [("查原因", "chase")]
    assert list_entries(Scope(COUNTY, VILLAGE), week) == []
    assert list_entries(Scope(COUNTY, TOWN), read_week("2026-09-21", NOW)) == []
