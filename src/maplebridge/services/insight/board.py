"""What a wall screen shows of single cases: the late ones and the calls by whistle. A number, a matter, a place, a
unit; no person and no words. Not for lists that staff work from."""

from dataclasses import dataclass
from datetime import datetime

from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_pack
from maplebridge.services.insight.reading import KINDS_APART, SQL, Scope, words_of_rules

LATE_AT_MOST, CALLS_AT_MOST = 7, 8


@dataclass(frozen=True, slots=True)
class Pressing:
    """An open case whose time is over or soon will be."""

    number: str
    matter: Text
    place: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Whistle:
    """A unit called to a case: by when it must sign in, and whether it has."""

    number: str
    matter: Text
    place: str
    unit: str
    called_at: datetime
    arrive_by: datetime
    arrived_at: datetime | None
    missed: bool


def list_pressing(scope: Scope, now: datetime) -> list[Pressing]:
    """The latest cases of a place, then those due within four hours; one round trip."""
    residents = words_of_rules(scope.county)["residents_clocks"]
    values = {
        "county": scope.county,
        "places": scope.patterns,
        "now": now,
        "many": LATE_AT_MOST,
        "kinds_apart": list(KINDS_APART),
        "residents_clocks": residents,
    }
    rows = fetch(SQL / "pressing.sql", values)
    return [Pressing(n, _matter(scope.county, rules, matter), place, due) for n, rules, matter, place, due in rows]


def list_whistles(scope: Scope, now: datetime) -> list[Whistle]:
    """The calls of a place that wait, the most urgent first, then those just answered; one round trip."""
    values = {"county": scope.county, "places": scope.patterns, "now": now, "many": CALLS_AT_MOST}
    return [
        Whistle(number, _matter(scope.county, rules, matter), place, unit, *times)
        for number, place, rules, matter, unit, *times in fetch(SQL / "whistles.sql", values)
    ]


def _matter(county: str, rules: int, matter: str) -> Text:
    return get_pack(county, rules).matters[matter].title
