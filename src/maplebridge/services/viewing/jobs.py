"""Reads the journal and tells people when something enters a view of theirs. Not for showing views."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from maplebridge.cases.models import Case
from maplebridge.cases.reading import JournalRow, read_on
from maplebridge.directory.people.queries import get_actor
from maplebridge.ground.post.actions import Draft, lay_out
from maplebridge.services.viewing.queries import list_alerting, prefixes_of
from maplebridge.services.viewing.rules import Marks, View, belongs
from maplebridge.services.viewing.standing import standing_of, with_desks_below

READER, TEMPLATE = "views", "watched"
RUNS_OUT = frozenset({"overdue", "escalate"})


@dataclass(frozen=True, slots=True)
class Watch:
    """A view with what its owner stands for now."""

    view: View
    prefixes: Sequence[str]
    units: frozenset[str]
    ties: frozenset[str]
    closed: frozenset[str]


def alert_once(county: str, now: datetime) -> int:
    """Takes up the journal rows that are new; returns how many. Call again while it is not 0."""

    def handle(county: str, rows: Sequence[JournalRow]) -> None:
        watches = list(_watches(county, now))
        if watches:
            lay_out(county=county, drafts=list(_drafts(county, watches, rows)), now=now)

    return read_on(county, READER, handle)


def _watches(county: str, now: datetime) -> Iterator[Watch]:
    for view in list_alerting(county):
        actor = get_actor(county, view.person, now)
        if actor is not None and actor.duties:
            standing = standing_of(with_desks_below(actor, now))
            units, ties, closed = (frozenset(standing[name]) for name in ("units", "ties", "closed"))
            yield Watch(view, prefixes_of(county, view), units, ties, closed)


def _drafts(county: str, watches: Sequence[Watch], rows: Sequence[JournalRow]) -> Iterator[Draft]:
    entering = [row for row in rows if _enters(row)]
    where = _where(county, {row.case_id for row in entering})
    for row in entering:
        place, language = where.get(row.case_id, ("", ""))
        marks = Marks(row.state_to, row.matter, place, language, late=row.action in RUNS_OUT)
        for watch in watches:
            if _concerns(watch, row) and belongs(watch.view.wanted, watch.prefixes, marks):
                yield _draft(watch, row)


def _enters(row: JournalRow) -> bool:
    """Whether by this row a case comes to a desk or runs out of time; not for sealed cases, nor a replayed life."""
    arrives = "desk" in row.facts or row.action in RUNS_OUT
    return arrives and row.secrecy != "case_sealed" and not row.facts.get("replayed")


def _concerns(watch: Watch, row: JournalRow) -> bool:
    desk = row.facts.get("desk") or row.unit or row.centre
    since = row.recorded_at >= watch.view.made_at
    kept_out = not watch.ties.isdisjoint(row.excluded_units)
    return since and desk in watch.units and row.state_to not in watch.closed and not kept_out


def _where(county: str, ids: set[UUID]) -> dict[UUID, tuple[str, str]]:
    rows = Case.objects.of(county).filter(id__in=ids).values_list("id", "place", "language") if ids else ()
    return {id_: (place, language) for id_, place, language in rows}


def _draft(watch: Watch, row: JournalRow) -> Draft:
    params = {"number": row.number, "state": row.state_to, "rules": row.rules, "view": watch.view.name}
    params["matter"] = row.matter if row.secrecy == "ordinary" else ""
    return Draft(f"{row.case_id}:{row.seq}", f"person:{watch.view.person}", TEMPLATE, params, row.case_id)
