"""Reads of saved views, and how much is new on each. Not for the cases on them: the inbox."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import list_prefixes
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.services.viewing.models import SavedView
from maplebridge.services.viewing.rules import Marks, View, belongs, read_filters
from maplebridge.services.viewing.standing import standing_of, with_desks_below
from maplebridge.services.viewing.tallying import LOOKED_AT, SQL

COLUMNS = ("id", "person", "name", "filters", "alert", "seen_at", "made_at")
NO_VIEW = Text("没有这个视图", "There is no such view")


def list_views(actor: Actor) -> list[View]:
    """The actor's own views, the oldest first."""
    rows = SavedView.objects.of(actor.county).filter(person=actor.id).order_by("id").values_list(*COLUMNS)
    return [_view(*row) for row in rows]


def access_view(actor: Actor, view_id: UUID) -> View:
    """One of the actor's own views. Raises Missing."""
    found = next((view for view in list_views(actor) if view.id == view_id), None)
    if found is None:
        raise Missing("no_view", NO_VIEW)
    return found


def list_alerting(county: str) -> list[View]:
    """All views of a county whose owners want to be told."""
    rows = SavedView.objects.of(county).filter(alert=True).order_by("id").values_list(*COLUMNS)
    return [_view(*row) for row in rows]


def count_fresh(actor: Actor, views: Sequence[View], now: datetime) -> dict[UUID, int]:
    """How many cases of each view have moved since it was last opened, of the most urgent thousand of each desk; one
    round trip, none without views."""
    if not views:
        return {}
    values = {
        **standing_of(with_desks_below(actor, now)),
        "now": now,
        "since": min(view.seen_at for view in views),
        "most": LOOKED_AT,
    }
    rows = [(Marks(*row[:5]), row[5]) for row in fetch(SQL / "fresh.sql", values)]
    return {view.id: _count(actor.county, view, rows) for view in views}


def prefixes_of(county: str, view: View) -> Sequence[str]:
    """The prefixes of the view's place, empty for everywhere."""
    return list_prefixes(county, view.wanted.place) if view.wanted.place else ()


def _count(county: str, view: View, rows: Sequence[tuple[Marks, datetime]]) -> int:
    prefixes = prefixes_of(county, view)
    return sum(at > view.seen_at and belongs(view.wanted, prefixes, marks) for marks, at in rows)


def _view(
    id_: UUID, person: str, name: str, filters: dict[str, object], alert: bool, seen_at: datetime, made_at: datetime
) -> View:
    return View(id_, person, name, read_filters(filters), alert, seen_at, made_at)
