"""Adds up money exactly, in whatever order it is told. Pure. Not for storing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from maplebridge.rulebook.workflows.definition import Matter, Workflow
from maplebridge.services.amounts.kinds import KINDS

WIDTHS = (6, 9, 12, 15, 18)
GROUP = 2  # digits of a category that name its group
CENT = Decimal("0.01")
MOST = Decimal(10) ** 13
NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Entry:
    """One amount of one journal row of a case."""

    kind: str
    seq: int
    yuan: Decimal
    month: date


@dataclass(frozen=True, slots=True)
class Stand:
    """Under what a case counts: its place, category and matter; `apart` from all others when it is sealed."""

    place: str
    category: str
    matter: str
    apart: bool


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """One pre-summed row. An empty category or matter means all."""

    place: str
    category: str
    matter: str
    kind: str
    month: date
    apart: bool


MONEY_EFFECTS = frozenset({"set_terms", "perform_term"})
Sums = Mapping[Cell, tuple[Decimal, int]]


def carries_money(workflow: Workflow, matter: Matter) -> bool:
    """Whether a case of the matter can come to amounts at all, by its form or by any action."""
    asked = {field.name for field in matter.form}
    for action in workflow.actions.values():
        asked |= {field.name for field in action.needs}
        if MONEY_EFFECTS.intersection(action.effects):
            return True
    return not asked.isdisjoint(KINDS)


def read_amounts(facts: Mapping[str, Any]) -> dict[str, Decimal]:
    """The amounts that the facts of a journal row carry, its form's too. What is no amount of yuan is left out.

    What a case was opened with by the one before it counts there already.
    """
    form = None if facts.get("origin") else facts.get("form")
    said = {**(form if isinstance(form, dict) else {}), **facts}
    read = {kind: _yuan(said[kind]) for kind in KINDS if kind in said}
    return {kind: yuan for kind, yuan in read.items() if yuan is not None}


def _yuan(value: Any) -> Decimal | None:
    if not isinstance(value, str):
        return None
    try:
        number = Decimal(value)
        exact = number.is_finite() and 0 <= number < MOST and number == number.quantize(CENT)
    except InvalidOperation:
        return None
    return number.quantize(CENT) if exact else None


def settle(entries: Iterable[Entry]) -> dict[tuple[str, date], Decimal]:
    """What one case amounts to, by kind and month: of kinds that replace the latest word, of others all together.

    The order of the entries does not matter; an amount of nothing is not there.
    """
    found: defaultdict[tuple[str, date], Decimal] = defaultdict(lambda: NOTHING)
    latest: dict[str, Entry] = {}
    for entry in entries:
        if KINDS[entry.kind].replaces:
            last = latest.get(entry.kind)
            latest[entry.kind] = entry if last is None or entry.seq > last.seq else last
        else:
            found[entry.kind, entry.month] += entry.yuan
    found.update({(entry.kind, entry.month): entry.yuan for entry in latest.values()})
    return {key: yuan for key, yuan in found.items() if yuan}


def spread(stand: Stand, amounts: Mapping[tuple[str, date], Decimal]) -> dict[Cell, tuple[Decimal, int]]:
    """The rows in which a case counts: each place around it, each category above it, its matter.

    A case kept apart counts in one row of the county alone.
    """
    return {
        Cell(place, category, matter, kind, month, stand.apart): (yuan, 1)
        for (kind, month), yuan in amounts.items()
        for place in _places(stand)
        for category, matter in _subjects(stand)
    }


def _places(stand: Stand) -> Iterable[str]:
    return [stand.place[:width] for width in (WIDTHS[:1] if stand.apart else WIDTHS) if width <= len(stand.place)]


def _subjects(stand: Stand) -> Iterable[tuple[str, str]]:
    if stand.apart:
        return [("", "")]
    return {("", ""): 0, (stand.category[:GROUP], ""): 0, (stand.category, ""): 0, ("", stand.matter): 0}


def difference(before: Sums, after: Sums) -> dict[Cell, tuple[Decimal, int]]:
    """What must be added to each row to come from `before` to `after`."""
    changes = {}
    for cell in before.keys() | after.keys():
        (old, had), (new, has) = before.get(cell, (NOTHING, 0)), after.get(cell, (NOTHING, 0))
        if (old, had) != (new, has):
            changes[cell] = (new - old, has - had)
    return changes


def add_up(parts: Iterable[Sums]) -> dict[Cell, tuple[Decimal, int]]:
    """Several changes as one; rows that do not change in the end are not there."""
    total: dict[Cell, tuple[Decimal, int]] = {}
    for part in parts:
        for cell, (yuan, cases) in part.items():
            had = total.get(cell, (NOTHING, 0))
            total[cell] = (had[0] + yuan, had[1] + cases)
    return {cell: change for cell, change in total.items() if change != (NOTHING, 0)}
