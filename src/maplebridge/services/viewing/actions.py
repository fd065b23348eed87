"""Keeps, opens, changes and forgets saved views. Not for the cases on them."""

from datetime import datetime
from uuid import UUID

from maplebridge.cases.listing import Wanted
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.services.viewing.models import SavedView
from maplebridge.services.viewing.rules import write_filters

AT_MOST, LONGEST = 20, 40
NO_NAME = Text("请给视图起个名字", "Please give the view a name")
TOO_LONG = Text("名字太长，请控制在 40 字以内", "the name is longer than 40 signs")
TOO_MANY = Text("最多保存 20 个视图，请先删去几个", "twenty views at most: please remove some first")


def save_view(*, actor: Actor, name: str, wanted: Wanted, alert: bool, now: datetime) -> UUID:
    """Keeps a view; one of the same name is replaced. Raises Fault about the name, or when there are too many."""
    name = _checked(name)
    own = SavedView.objects.of(actor.county).filter(person=actor.id)
    own.filter(name=name).delete()
    if own.count() >= AT_MOST:
        raise Fault("too_many", TOO_MANY, field="name")
    row = SavedView(
        county=actor.county,
        id=new_id(),
        person=actor.id,
        name=name,
        filters=write_filters(wanted),
        alert=alert,
        seen_at=now,
        made_at=now,
    )
    SavedView.objects.insert([row])
    return row.id


def mark_seen(*, actor: Actor, view_id: UUID, now: datetime) -> None:
    """Notes that the actor opens their view now."""
    SavedView.objects.of(actor.county).filter(person=actor.id, id=view_id).update(seen_at=now)


def set_alert(*, actor: Actor, view_id: UUID, alert: bool) -> None:
    """Says whether the actor wants to be told when something enters the view."""
    SavedView.objects.of(actor.county).filter(person=actor.id, id=view_id).update(alert=alert)


def remove_view(*, actor: Actor, view_id: UUID) -> None:
    """Forgets a view of the actor's own."""
    SavedView.objects.of(actor.county).filter(person=actor.id, id=view_id).delete()


def _checked(name: str) -> str:
    name = " ".join(name.replace("\x00", " ").split())
    if not name:
        raise Fault("missing", NO_NAME, field="name")
    if len(name) > LONGEST:
        raise Fault("too_long", TOO_LONG, field="name")
    return name
