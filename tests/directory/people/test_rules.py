"""Which duties stand on a day, and what they cover."""

from datetime import date

from maplebridge.directory.people.rules import Actor, Duty, clashing, holds

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


def test_administrators_exclude_each_other() -> None:
    assert clashing([Duty("system_admin", "", "520524"), Duty("auditor", "", "520524")]) == {"system_admin", "auditor"}
    assert clashing([Duty("auditor", "", "520524"), HANDLE]) == frozenset()
