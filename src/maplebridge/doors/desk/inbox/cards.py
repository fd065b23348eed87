"""The four cards above the inbox: today, response, outcome, time. Not for computing them: services.insight."""

from collections.abc import Sequence
from dataclasses import dataclass

from maplebridge.services.insight.figures import Figure
from maplebridge.services.insight.rates import Rate

CARDS = (("received",), ("responded",), ("solved", "satisfied", "on_time"), ("due_soon", "overdue"))
ALARMS = frozenset({"overdue"})
NONE_YET = "–"


@dataclass(frozen=True, slots=True)
class Shown:
    """One number of a card as it is written; `red` when it is bad news."""

    figure: Figure
    value: str
    red: bool


def cards_of(figures: Sequence[tuple[Figure, int | Rate]]) -> list[list[Shown]]:
    """The numbers of each card, those that this reader may see; nothing without figures."""
    by_name = {figure.name: _shown(figure, value) for figure, value in figures}
    cards = [[by_name[name] for name in names if name in by_name] for names in CARDS]
    return [card for card in cards if card]


def _shown(figure: Figure, value: int | Rate) -> Shown:
    if isinstance(value, int):
        return Shown(figure, str(value), figure.name in ALARMS and value > 0)
    return Shown(figure, f"{value.share * 100:.1f}%" if value.share is not None else NONE_YET, False)
