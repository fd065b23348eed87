"""Finds cases by what people remember of them: words, a number, a whole phone. Only what the searcher may see."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from maplebridge.cases.listing import NEWEST, CaseLine
from maplebridge.cases.rights import may_see, reads_person
from maplebridge.cases.stored import read_stored
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import list_prefixes
from maplebridge.ground.numbers import case_number
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.vault.cipher import blind
from maplebridge.services.searching.words import of_county, wanted_tokens

SQL = Path(__file__).parent / "sql"
STRETCH, STRETCHES = 200, 5
PHONE = re.compile(r"1[0-9]{10}")
ID_NUMBER = re.compile(r"[0-9]{17}[0-9Xx]")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the search is narrowed to; empty: nothing. `place` is a code, what was merged into it counts."""

    matter: str = ""
    state: str = ""
    place: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found, the newest first. `number` is set when the query is a whole case number: open that.

    `before` continues after the last line; None at the end. `by_contact` is true when a phone or identity number was
    looked up.
    """

    lines: tuple[CaseLine, ...]
    before: UUID | None = None
    number: str = ""
    by_contact: bool = False


EVERYTHING = Narrowed()


def search(
    actor: Actor, query: str, narrowed: Narrowed = EVERYTHING, *, before: UUID = NEWEST, many: int = 50
) -> Found:
    """The cases that `query` finds and `actor` may see. An empty query finds nothing."""
    digits = re.sub(r"[\s\-]", "", query)
    if case_number.check(digits):
        return Found((), number=digits)
    if PHONE.fullmatch(digits) or ID_NUMBER.fullmatch(digits):
        return _by_contact(actor, digits, before, many)
    tokens = wanted_tokens(query)
    return _page(actor, tokens, narrowed, before, many) if tokens else Found(())


def _page(actor: Actor, tokens: list[str], narrowed: Narrowed, before: UUID, many: int) -> Found:
    lines: list[CaseLine] = []
    for _ in range(STRETCHES):
        rows = fetch(SQL / "found.sql", _values(actor, tokens, narrowed, before))
        for line in _seen(actor, rows):
            lines.append(line)
            if len(lines) == many:
                return Found(tuple(lines), line.id)
        if len(rows) < STRETCH:
            return Found(tuple(lines))
        before = rows[-1][1]
    return Found(tuple(lines), before)


def _values(actor: Actor, tokens: list[str], narrowed: Narrowed, before: UUID) -> Mapping[str, Any]:
    places = list_prefixes(actor.county, narrowed.place) if narrowed.place else ()
    return {
        "county": actor.county,
        "tokens": of_county(actor.county, tokens),
        "before": before,
        "matter": narrowed.matter,
        "state": narrowed.state,
        "places": [f"{prefix}%" for prefix in places],
        "open": narrowed.open,
        "many": STRETCH,
    }


def _seen(actor: Actor, rows: list[tuple[Any, ...]]) -> Iterator[CaseLine]:
    for document, *columns in rows:
        if may_see(actor, read_stored(document).facts):
            yield CaseLine(*columns)


def _by_contact(actor: Actor, digits: str, before: UUID, many: int) -> Found:
    """A person's cases, to those alone who may learn who brought them."""
    kind = "phone" if PHONE.fullmatch(digits) else "id_number"
    values = {
        "county": actor.county,
        "blinds": [blind(actor.county, kind, digits.upper())],
        "before": before,
        "many": STRETCH,
    }
    lines = [
        CaseLine(*columns)
        for document, *columns in fetch(SQL / "by_contact.sql", values)
        if (case := read_stored(document).facts) and may_see(actor, case) and reads_person(actor, case)
    ]
    return Found(tuple(lines[:many]), by_contact=True)
