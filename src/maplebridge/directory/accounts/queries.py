"""Reads of accounts: who is signed in. Not for signing in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from maplebridge.directory.people.rules import Actor, Kind


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Whoever is signed in; `actor` is None when no person stands behind the account."""

    county: str
    actor: Actor | None
    name: str
    kind: Kind


def get_signed_in(user: Any, now: datetime) -> SignedIn | None:
    """The person behind an account; None for nobody."""
    return None
