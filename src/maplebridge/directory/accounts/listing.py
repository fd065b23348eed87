"""Lists of accounts with who stands behind them. Not for the paths of a request."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Q

from maplebridge.directory.accounts.models import Account
from maplebridge.directory.people.models import Person
from maplebridge.directory.people.queries import get_actor
from maplebridge.directory.people.rules import Actor


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One open account and the person it lets in."""

    login: str
    actor: Actor


def list_accounts(county: str, logins: Collection[str], now: datetime) -> list[AccountLine]:
    """The open accounts of these login names whose people act, in the order of `logins`."""
    found = {account.login: account for account in Account.objects.filter(county=county, login__in=logins, active=True)}
    people = {login: get_actor(county, str(account.person), now) for login, account in found.items()}
    return [AccountLine(login, actor) for login in logins if (actor := people.get(login)) is not None]


class StaffAccount(NamedTuple):
    """One account of staff, and how many second factors it has."""

    login: str
    person: str
    active: bool
    factors: int


def list_staff_accounts(county: str) -> list[StaffAccount]:
    """All accounts of staff, closed ones too, by login name."""
    rows = Account.objects.filter(county=county, kind="staff").order_by("login")
    counted = rows.annotate(factors=Count("authenticator", filter=~Q(authenticator__type="recovery_codes")))
    found = list(counted.values_list("login", "person", "active", "factors"))
    names: dict[UUID | None, str] = dict(
        Person.objects.of(county).filter(id__in=[row[1] for row in found]).values_list("id", "name")
    )
    return [StaffAccount(login, names.get(person, ""), active, factors) for login, person, active, factors in found]
