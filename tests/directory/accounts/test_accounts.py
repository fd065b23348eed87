"""Accounts: opened for a person, closed, opened again; who is signed in comes from the person's duties."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.world import COUNTY, World

from maplebridge.directory.accounts.actions import close_account, open_account
from maplebridge.directory.accounts.listing import list_staff_accounts
from maplebridge.directory.accounts.models import Account
from maplebridge.directory.accounts.queries import get_signed_in
from maplebridge.directory.people.actions import deactivate
from maplebridge.directory.people.queries import forget_people
from maplebridge.ground.words.fault import Fault


def opened(world: World, code: str = "luolan", **words: str) -> Account:
    return open_account(county=COUNTY, person_id=world.ids[code], **words)


def test_the_login_name_is_the_persons_code_unless_another_is_given(world: World) -> None:
    assert opened(world).login == "luolan"
    assert opened(world, "axiu", login="a.xiu").login == "a.xiu"


def test_opening_twice_keeps_name_and_password(world: World) -> None:
    opened(world, login="l.luo", password="drei Linden am Bach")
    again = opened(world)
    assert again.login == "l.luo"
    assert again.check_password("drei Linden am Bach")
    assert Account.objects.count() == 1


def test_a_login_name_belongs_to_one(world: World) -> None:
    opened(world)
    with pytest.raises(Fault, match="login_taken"):
        opened(world, "axiu", login="luolan")


def test_nobody_gets_an_account_who_is_not_there(world: World) -> None:
    with pytest.raises(Fault, match="no_person"):
        open_account(county=COUNTY, person_id="01890000-0000-7000-8000-000000000000")
    with pytest.raises(Fault, match="no_account"):
        close_account(county=COUNTY, person_id=world.ids["axiu"])


def test_who_is_signed_in_has_the_duties_of_today(world: World) -> None:
    found = get_signed_in(opened(world), datetime.now(UTC))
    assert found is not None
    assert found.actor is not None
    assert (found.name, found.kind, found.county) == ("罗兰", "staff", COUNTY)
    assert {duty.role for duty in found.actor.duties} == {"dispatcher"}


def test_asking_again_asks_no_table(world: World) -> None:
    account, now = opened(world), datetime.now(UTC)
    forget_people()
    with CaptureQueriesContext(connection) as first:
        get_signed_in(account, now)
    with CaptureQueriesContext(connection) as second:
        get_signed_in(account, now)
    assert (len(first), len(second)) == (1, 0)


def test_strangers_closed_accounts_and_those_who_left_are_nobody(world: World) -> None:
    account, now = opened(world), datetime.now(UTC)
    assert get_signed_in(AnonymousUser(), now) is None
    deactivate(county=COUNTY, person_id=world.ids["luolan"], day=now.date())
    assert get_signed_in(account, now) is None
    closed = opened(world, "axiu")
    close_account(county=COUNTY, person_id=world.ids["axiu"])
    closed.refresh_from_db()
    assert get_signed_in(closed, now) is None


def test_staff_accounts_are_listed_with_what_they_have(world: World) -> None:
    opened(world)
    opened(world, "alice")
    close_account(county=COUNTY, person_id=world.ids["luolan"])
    assert [tuple(line) for line in list_staff_accounts(COUNTY)] == [("luolan", "罗兰", False, 0)]
