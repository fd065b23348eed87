"""Reads of accounts: who is signed in. Not for signing in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from maplebridge.directory.accounts.models import Account
from maplebridge.directory.people.queries import get_actor
from maplebridge.directory.people.rules import Actor, Kind


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Whoever is signed in; `actor` is None when no person stands behind the account."""

    county: str
    actor: Actor | None
    name: str
    kind: Kind


def get_signed_in(user: Any, now: datetime) -> SignedIn | None:
    """The person behind an account; None for nobody, for a closed account and for a person who acts no more.

    Asks at most once, and not at all within five seconds of the last time.
    """
    if not isinstance(user, Account) or not user.active:
        return None
    actor = get_actor_of(user, now)
    if actor is None:
        return None
    return SignedIn(county=user.county, actor=actor, name=actor.name, kind=actor.kind)


def get_actor_of(account: Account, now: datetime) -> Actor | None:
    """The person of an account with the duties of today; None when there is none or they act no more."""
    return get_actor(account.county, str(account.person), now) if account.person else None


def find_by_login(login: str) -> Account | None:
    """The open account of that login name."""
    return Account.objects.filter(login=login, active=True).first()


def find_by_id(account_id: str) -> Account | None:
    """The open account of that id."""
    return Account.objects.filter(id=account_id, active=True).first()
