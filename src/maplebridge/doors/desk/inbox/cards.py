"""The four cards above the inbox: today, response, outcome, time. Not for computing them: services.insight."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from maplebridge.directory.people.rules import Actor, Duty
from maplebridge.ground.memory.recent import Recent
from maplebridge.ground.numbers.rates import Rate
from maplebridge.ground.words.text import Text
from maplebridge.services.insight.figures import Figure
from maplebridge.services.insight.queries import get_desk_cards

CARDS = (("received",), ("responded",), ("solved", "satisfied", "on_time"), ("due_soon", "overdue"))
ALARMS = frozenset({"overdue"})
LABELS = {"received": Text("今日受理", "Received today")}
NONE_YET = "–"
LONGER = 12  # times the five seconds for which answers are kept otherwise


@dataclass(frozen=True, slots=True)
class Shown:
    """One number of a card as it is written; `red` when it is bad news."""

    label: Text
    value: str
    red: bool


_kept: Recent[tuple[str, tuple[Duty, ...]], list[list[Shown]]] = Recent(clock=lambda: monotonic() / LONGER)


def get_cards(actor: Actor, now: datetime) -> list[list[Shown]]:
    """The cards of whoever holds the same duties, at most a minute old: they are computed from all cases of a place."""
    key = (actor.county, actor.duties)
    known = _kept.get(key)
    return known if known is not None else _kept.keep(key, cards_of(get_desk_cards(actor, now)))


def cards_of(figures: Sequence[tuple[Figure, int | Rate]]) -> list[list[Shown]]:
    """The numbers of each card, those that this reader may see; nothing without figures."""
    by_name = {figure.name: _shown(figure, value) for figure, value in figures}
    cards = [[by_name[name] for name in names if name in by_name] for names in CARDS]
    return [card for card in cards if card]


def _shown(figure: Figure, value: int | Rate) -> Shown:
    if isinstance(value, int):
        return Shown(LABELS.get(figure.name, figure.label), str(value), figure.name in ALARMS and value > 0)
    return Shown(figure.label, f"{value.share * 100:.1f}%" if value.share is not None else NONE_YET, False)
