"""Which of the cases that were told to have moved lie on somebody's desk now. Not for telling."""

from collections.abc import Sequence

from maplebridge.directory.people.rules import Actor
from maplebridge.ground.sql.statements import fetch
from maplebridge.services.viewing.standing import standing_of
from maplebridge.services.viewing.tallying import SQL


def count_on_desk(actor: Actor, numbers: Sequence[str]) -> int:
    """How many of these cases are in the actor's inbox; one round trip, none without numbers."""
    values = {**standing_of(actor), "numbers": list(numbers)}
    return int(fetch(SQL / "arrived.sql", values)[0][0]) if numbers else 0
