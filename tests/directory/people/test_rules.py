"""Which duties stand on a day, and what they cover."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from maplebridge.directory.people.rules import Absence, Actor, Duty, Holding, clashing, effective_duties, holds

MONDAY = date(2026, 11, 23)
DISPATCH = Duty("dispatcher", "centre-520524103", "520524103")
HANDLE = Duty("handler", "housing-520524", "520524")


def actor(*duties: Duty) -> Actor:
    return Actor("520524", "1", "staff", "阿秀", duties)


def test_a_duty_covers_its_place_and_all_below_it() -> None:
    axiu = actor(DISPATCH)
    assert holds(axiu, "dispatcher")
    assert holds(axiu, "dispatcher", "520524103200")
    assert holds(axiu, "dispatcher", "520524103", "centre-520524103")
    assert not holds(axiu, "dispatcher", "520524")
    assert not holds(axiu, "dispatcher", "520524103", "housing-520524")
    assert not holds(axiu, "handler", "520524103")


def test_role_place_and_unit_must_meet_in_one_duty() -> None:
    assert not holds(actor(DISPATCH, HANDLE), "dispatcher", "520524")


def test_while_away_the_stand_in_holds_the_duties() -> None:
    holdings = [Holding("axiu", DISPATCH, MONDAY), Holding("luolan", HANDLE, MONDAY)]
    leave = [Absence("axiu", "luolan", MONDAY, MONDAY + timedelta(days=2))]
    assert effective_duties("axiu", holdings, leave, MONDAY) == ()
    assert effective_duties("luolan", holdings, leave, MONDAY) == (DISPATCH, HANDLE)
    after = MONDAY + timedelta(days=3)
    assert effective_duties("axiu", holdings, leave, after) == (DISPATCH,)
    assert effective_duties("luolan", holdings, leave, after) == (HANDLE,)


def test_a_duty_stands_from_its_first_to_its_last_day() -> None:
    holding = Holding("axiu", DISPATCH, MONDAY, MONDAY)
    assert [holding.runs(MONDAY + timedelta(days=n)) for n in (-1, 0, 1)] == [False, True, False]


def test_administrators_exclude_each_other() -> None:
    assert clashing([Duty("system_admin", "", "520524"), Duty("auditor", "", "520524")]) == {"system_admin", "auditor"}
    assert clashing([Duty("auditor", "", "520524"), HANDLE]) == frozenset()


people = st.sampled_from(["a", "b", "c"])
days = st.integers(0, 9).map(lambda n: MONDAY + timedelta(days=n))
holdings_made = st.builds(Holding, people, st.builds(Duty, st.sampled_from("xyz"), st.just("u"), people), days)
absences_made = st.builds(Absence, people, people, days, days).filter(lambda a: a.person != a.stand_in)


@given(st.lists(holdings_made, max_size=6), st.lists(absences_made, max_size=1), days)
def test_no_duty_is_ever_without_a_holder_or_held_twice(
    holdings: list[Holding], absences: list[Absence], day: date
) -> None:
    holders = {h: [p for p in "abc" if h.duty in effective_duties(p, [h], absences, day)] for h in holdings}
    assert all(len(found) == int(h.runs(day)) for h, found in holders.items())
