"""Reads of people: who acts, who is responsible, who speaks a language. Not for lists that staff page."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection

from maplebridge.directory.people import tokens
from maplebridge.directory.people.rules import Actor, Duty
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.memory.recent import Recent
from maplebridge.ground.numbers.ids import read_id
from maplebridge.ground.sql.statements import load

SQL = Path(__file__).parent / "sql"
RESPONSIBLE = ("group_head", "grid_worker", "handler", "unit_head")
VILLAGE_LENGTH = 12
REMEMBERED = timedelta(days=365)
"""How long a unit that somebody has left counts as theirs where it is complained of: longer than a petition lasts."""

_by_token: Recent[str, tuple[Actor, datetime, date]] = Recent()
_by_role: Recent[tuple[str, str, date], frozenset[str]] = Recent()
_by_id: Recent[tuple[str, str, date], Actor] = Recent()


def get_actor_by_token(token: str, now: datetime) -> Actor | None:
    """Whose token it is, or None when it is unknown, expired or revoked.

    One round trip, none within five seconds of the last; a revoked token may pass that long elsewhere.
    """
    county = tokens.county_of(token)
    if county is None:
        return None
    digest, day = tokens.digest(token), day_of(now)
    known = _by_token.get(digest)
    if known is None or known[2] != day:
        known = _read_bearer(county, digest, day, now)
    return known[0] if known is not None and now < known[1] else None


def get_actor(county: str, person_id: str, now: datetime) -> Actor | None:
    """The person with all duties held now, also as a stand-in; None when unknown."""
    key = (county, person_id, day_of(now))
    known = _by_id.get(key)
    if known is not None:
        return known
    found = _read_actors(county, [person_id], key[2])
    return _by_id.keep(key, found[0]) if found else None


def list_responsible(county: str, place_code: str, now: datetime) -> list[Actor]:
    """Who answers for a place on the ground, the nearest first: group head, grid worker, village station.

    For a town or the county itself: those who handle and head there.
    """
    longest = len(place_code)
    places = [place_code[:length] for length in range(longest, VILLAGE_LENGTH - 1, -3)] or [place_code]
    people = _list_holders(county, places, None, RESPONSIBLE, day_of(now))
    actors = _read_actors(county, people, day_of(now))
    return sorted(actors, key=lambda actor: -_nearness(actor, places))


def list_holders(
    county: str, roles: Iterable[str], now: datetime, *, unit: str | None = None, places: Sequence[str] = ()
) -> list[Actor]:
    """Everybody who today has one of `roles` in `unit`, or at exactly one of `places`; by name."""
    day = day_of(now)
    return _read_actors(county, _list_holders(county, list(places), unit, roles, day), day)


def list_places_held(county: str, role: str, now: datetime) -> frozenset[str]:
    """The places at which somebody has `role` today, be it through a stand-in; at most five seconds old."""
    key = (county, role, day_of(now))
    known = _by_role.get(key)
    if known is not None:
        return known
    rows = _rows("places_held.sql", {"county": county, "role": role, "day": key[2]})
    return _by_role.keep(key, frozenset(place for (place,) in rows))


def forget_people() -> None:
    """Let the next read see what was just written."""
    _by_role.forget()
    _by_token.forget()
    _by_id.forget()


def _read_bearer(county: str, digest: str, day: date, now: datetime) -> tuple[Actor, datetime, date] | None:
    values = {"county": county, "digest": digest, "day": day, "left": day - REMEMBERED, "now": now}
    rows = _rows("actor_by_token.sql", values)
    if not rows:
        return None
    person, kind, name, languages, account, past, scopes, expires_at = rows[0][:8]
    facts = (person, kind, name, languages, account, past)
    actor = _actor(county, facts, [row[8:] for row in rows], scopes)
    return _by_token.keep(digest, (actor, expires_at, day))


def _read_actors(county: str, people: Sequence[str], day: date) -> list[Actor]:
    ids = [person for person in map(read_id, people) if person is not None]
    values = {"county": county, "people": ids, "day": day, "left": day - REMEMBERED}
    rows = _rows("actors.sql", values) if ids else []
    grouped: dict[UUID, list[tuple[Any, ...]]] = {}
    for row in rows:
        grouped.setdefault(row[0], []).append(row)
    return [_actor(county, group[0][:6], [row[6:] for row in group]) for group in grouped.values()]


def _list_holders(county: str, places: list[str], unit: str | None, roles: Iterable[str], day: date) -> list[str]:
    values = {"county": county, "places": places, "unit": unit, "roles": list(roles), "day": day}
    return [str(person) for (person,) in _rows("holders.sql", values)]


def _rows(statement: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(load(SQL / statement), values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def _actor(county: str, facts: tuple[Any, ...], duties: Iterable[tuple[Any, ...]], scopes: Iterable[str] = ()) -> Actor:
    person, kind, name, languages, account, past = facts
    held = (Duty(role, unit or "", place) for role, unit, place in duties if role is not None)
    return Actor(
        county=county,
        id=str(person),
        kind=kind,
        name=name,
        duties=tuple(dict.fromkeys(held)),
        languages=frozenset(languages),
        scopes=frozenset(scopes),
        account=account,
        past=frozenset(past),
    )


def _nearness(actor: Actor, places: list[str]) -> int:
    return max((len(duty.place) for duty in actor.duties if duty.place in places), default=0)
