"""What happens in the town while pages of it are open; called by `town.do`."""

from datetime import timedelta
from typing import Any

from tests.doors.feed import listening
from tests.world import World


def whistle(world: World, unit: str) -> str:
    return listening.whistle(world, unit)


def act(world: World, code: str, number: str, action: str, seen: int | None, **fields: Any) -> None:
    listening.act(world, code, number, action, seen, **fields)


def sign_out(world: World, session: str) -> None:
    """Ends a session as signing out elsewhere does."""
    from django.contrib.sessions.models import Session

    Session.objects.filter(session_key=session).delete()


def soon() -> str:
    return (listening.now() + timedelta(hours=1)).isoformat()
