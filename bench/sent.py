"""Takes one case round the loop in this process and keeps every statement that is sent, with its values."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from bench.stage import COUNTY
from django.db import connection

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Intake
from maplebridge.cases.models import Case
from maplebridge.cases.scenes import make_rating_secret
from maplebridge.directory.people.listing import get_person_id
from maplebridge.directory.people.queries import get_actor
from maplebridge.directory.people.rules import Actor

Sent = list[tuple[str, dict[str, Any]]]


def keep_loop(intake: Intake, steps: list[tuple[str, str, dict[str, Any]]]) -> tuple[Sent, dict[str, Any]]:
    """The statements of the loop (who, action, fields after the opening; then the rating), and the case's id and
    number."""
    sent: Sent = []
    _go(intake, steps)  # once before, so that everything cached is cached
    with connection.execute_wrapper(_keeping(sent)):
        number = _go(intake, steps)
    return sent, {"number": number, "id": _id_of(number)}


def _id_of(number: str) -> UUID:
    return Case.objects.of(COUNTY).get(number=number).id


def _keeping(sent: Sent) -> Callable[..., Any]:
    def keep(execute: Callable[..., Any], text: str, values: Any, many: bool, context: Any) -> Any:
        if isinstance(values, dict):
            sent.append((text, dict(values)))
        return execute(text, values, many, context)

    return keep


def _go(intake: Intake, steps: list[tuple[str, str, dict[str, Any]]]) -> str:
    number = submit(county=COUNTY, intake=intake, sender=None, now=datetime.now(UTC)).number
    for seen, (who, action, fields) in enumerate(steps, 1):
        _take(_actor(who), number, action, fields, seen)
    resident = Actor(COUNTY, f"case:{_id_of(number)}", "resident", "")
    secret = make_rating_secret(COUNTY, number, 1)
    rating = {"solved": "yes", "satisfaction": "satisfied", "rating_secret": secret}
    _take(resident, number, "rate", rating, len(steps) + 1)
    return number


def _take(actor: Actor, number: str, action: str, fields: dict[str, Any], seen: int) -> None:
    take(actor=actor, number=number, action=action, fields=fields, seen=seen, now=datetime.now(UTC))


def _actor(code: str) -> Actor:
    actor = get_actor(COUNTY, get_person_id(COUNTY, code), datetime.now(UTC))
    assert actor is not None
    return actor
