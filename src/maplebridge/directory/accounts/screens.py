"""Wall screens: each opens with a device token of its own, sees the wall and nothing else, and can be closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from maplebridge.directory.people import tokens
from maplebridge.directory.people.actions import issue_token, revoke_token
from maplebridge.directory.people.faults import no_token
from maplebridge.directory.people.listing import TokenLine, list_tokens
from maplebridge.directory.people.models import AccessToken
from maplebridge.directory.people.queries import get_actor_by_token
from maplebridge.ground.memory.recent import Recent

SCOPE, DAYS = "wall", 366

_open: Recent[tuple[str, str], datetime] = Recent()


@dataclass(frozen=True, slots=True)
class Screen:
    """What a screen's session remembers of its token: enough to ask whether it still holds."""

    county: str
    digest: str


def issue_screen(*, county: str, person_id: str, name: str, now: datetime) -> str:
    """A device token for a screen, shown only this once; `person_id` answers for it. Raises Fault."""
    return issue_token(county=county, person_id=person_id, name=name, scopes=[SCOPE], days=DAYS, now=now)


def revoke_screen(*, county: str, number: str, now: datetime) -> None:
    """Close a screen: within five seconds it shows nothing more. Raises Missing."""
    if number not in {line.number for line in list_screens(county)}:
        raise no_token()
    revoke_token(county=county, number=number, now=now)
    _open.forget()


def list_screens(county: str) -> Sequence[TokenLine]:
    """All screens, closed ones too, the newest first."""
    return [line for line in list_tokens(county) if line.scopes == (SCOPE,)]


def find_screen(token: str, now: datetime) -> Screen | None:
    """The screen of a device token; None when it is unknown, closed, expired or for something else."""
    bearer = get_actor_by_token(token, now)
    if bearer is None or SCOPE not in bearer.scopes:
        return None
    return Screen(bearer.county, tokens.digest(token))


def is_open(screen: Screen, now: datetime) -> bool:
    """Whether the screen's token still holds; asks no table within five seconds of the last time."""
    key = (screen.county, screen.digest)
    until = _open.get(key)
    if until is None:
        rows = AccessToken.objects.of(screen.county).filter(digest=screen.digest, revoked_at=None)
        until = rows.values_list("expires_at", flat=True).first()
        if until is None:
            return False
        _open.keep(key, until)
    return now < until
