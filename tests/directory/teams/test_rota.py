"""Who is on duty: what must hold whatever patterns, changes of days and leaves there are."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maplebridge.directory.people.rules import Absence
from maplebridge.directory.teams.rota import Change, check_change, gaps, plan, swap, who_is_on
from maplebridge.directory.teams.rules import Member, TeamFacts
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

MONDAY = date(2026, 11, 23)
PEOPLE = ("a", "b", "c", "d")
WEEK = [MONDAY + timedelta(days=n) for n in range(7)]
people, days = st.sampled_from(PEOPLE), st.sampled_from(WEEK)


def member(person: str, weekdays: frozenset[int], since: date = MONDAY, until: date | None = None) -> Member:
    return Member(f"m-{person}", person, person.upper(), "mediator", frozenset({"zh"}), weekdays, since, until)


def team(*members: Member, opens: str = "working") -> TeamFacts:
    return TeamFacts("t", "k", Text("站", "Station"), "520524", ("520524",), opens=opens, members=members)


def works(day: date) -> bool:
    return day.isoweekday() < 6


teams = st.lists(st.frozensets(st.integers(1, 7)), min_size=4, max_size=4).map(
    lambda weekdays: team(*map(member, PEOPLE, weekdays))
)
changes = st.lists(st.builds(Change, days, st.none() | people, st.none() | people), max_size=6)
leaves = st.builds(
    lambda who, stand_in, first, n: Absence(who, stand_in, first, first + timedelta(days=n)),
    people,
    people,
    days,
    st.integers(0, 3),
)
absences = st.lists(leaves.filter(lambda leave: leave.person != leave.stand_in), max_size=3)


@given(teams, changes, absences, days)
def test_nobody_is_on_duty_twice_and_nobody_who_is_away(
    some: TeamFacts, made: list[Change], away: list[Absence], day: date
) -> None:
    on_duty = [each.person for each in who_is_on(some, day, made, away)]
    assert len(on_duty) == len(set(on_duty))
    assert not set(on_duty) & {each.person for each in away if each.covers(day)}


@given(teams, changes, days)
def test_only_changes_of_that_day_count(some: TeamFacts, made: list[Change], day: date) -> None:
    assert who_is_on(some, day, made) == who_is_on(some, day, [change for change in made if change.day == day])


@given(teams, changes, absences)
def test_a_day_is_a_gap_when_the_team_is_open_and_nobody_is_there(
    some: TeamFacts, made: list[Change], away: list[Absence]
) -> None:
    rota = plan(some, MONDAY, 7, working=works, changes=made, absences=away)
    assert list(gaps(rota)) == [day for day in WEEK if works(day) and not who_is_on(some, day, made, away)]
    assert [each.day for each in rota] == WEEK


@given(teams, people, days, people, days)
def test_a_swap_that_is_allowed_leaves_as_many_on_duty_and_can_be_taken_back(
    some: TeamFacts, one: str, one_day: date, other: str, other_day: date
) -> None:
    standing = list[Change]()
    try:
        for change in swap(one, one_day, other, other_day):
            check_change(some, change, standing)
            standing.append(change)
    except Fault:
        return
    for day in (one_day, other_day):
        assert len(who_is_on(some, day, standing)) == len(who_is_on(some, day))
    assert one not in {each.person for each in who_is_on(some, one_day, standing)}
    back = [*standing, *swap(other, one_day, one, other_day)]
    for day in (one_day, other_day):
        assert {each.person for each in who_is_on(some, day, back)} == {each.person for each in who_is_on(some, day)}


def test_the_pattern_the_change_and_the_leave_in_this_order() -> None:
    some = team(member("a", frozenset({1})), member("b", frozenset({2})), member("c", frozenset()))
    away = [Absence("b", "x", MONDAY, MONDAY)]
    assert [each.person for each in who_is_on(some, MONDAY)] == ["a"]
    instead = who_is_on(some, MONDAY, [Change(MONDAY, "a", "b")], away)
    assert [(each.person, each.instead_of) for each in instead] == [("x", "b")]


def test_a_part_counts_from_its_first_to_its_last_day() -> None:
    tuesday = MONDAY + timedelta(days=1)
    some = team(member("a", frozenset(range(1, 8)), since=tuesday, until=tuesday), opens="every")
    assert list(gaps(plan(some, MONDAY, 3, working=works))) == [MONDAY, tuesday + timedelta(days=1)]
    assert list(gaps(plan(team(opens="never"), MONDAY, 7, working=works))) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (Change(MONDAY, None, None), "nothing_said"),
        (Change(MONDAY, "b", None), "not_on_duty"),
        (Change(MONDAY, "a", "x"), "not_of_the_team"),
        (Change(MONDAY, None, "a"), "already_on_duty"),
        (Change(MONDAY, "a", "c"), "stand_in_away"),
    ],
)
def test_a_change_without_sense_is_refused_and_says_why(change: Change, code: str) -> None:
    some = team(member("a", frozenset({1})), member("b", frozenset({2})), member("c", frozenset({3})))
    with pytest.raises(Fault) as caught:
        check_change(some, change, (), [Absence("c", "b", MONDAY, MONDAY)])
    assert caught.value.code == code
