"""Lists of accounts with who stands behind them. Not for the paths of a request."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from maplebridge.directory.accounts.models import Account
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
