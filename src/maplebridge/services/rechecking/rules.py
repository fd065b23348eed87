"""Draws lots for closed cases and chooses who looks again. Pure: the same lot always says the same.
Not for making lots: those rest on the county's keys."""

import base64
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from maplebridge.directory.units.rules import CENTRE, Registry, UnitFacts, centre_code
from maplebridge.ground.vault.cipher import SECRET_SIGNS
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import Action, Recheck, Workflow
from maplebridge.rulebook.workflows.facts import CaseFacts

DRAWN, RECHECKED = "drawn", "rechecked"
CONFIRMED, NOT_SOLVED = "confirmed", "not_solved"
LOT_BYTES = 8
OF = 256**LOT_BYTES
WHOLE = 100
WHYS = {
    "": Text("已交复核", "given to be looked at again"),
    "no_unit": Text("没有独立的单位可以复核", "there is no independent unit to look again"),
    "sealed": Text("保密案件不再扩大知情范围，不抽", "sealed: nobody else may learn of it, so it is not drawn"),
    "voice": Text("并入主案的，随主案抽取", "merged: its lead is drawn or not"),
    "late": Text("办结太久，现场已说明不了当时", "closed too long ago to tell by what stands there now"),
    "moved": Text("抽取时案件已变动", "the case had moved on when it was drawn"),
}


@dataclass(frozen=True, slots=True)
class Ways:
    """How cases of a workflow are drawn and looked at again: its two actions."""

    draw: Action
    look: Action

    def closes(self, action: str, state_from: str, state_to: str) -> bool:
        """Whether a step closes a case so that it may be drawn; what a re-check confirms is not drawn again."""
        return state_to in self.draw.from_states and state_from != state_to and action != self.look.name


def ways_of(workflow: Workflow) -> Ways | None:
    """The actions that draw and that look again, known by their marks; None in a workflow without."""
    draw = next((action for action in workflow.actions.values() if DRAWN in action.marks), None)
    look = next((action for action in workflow.actions.values() if RECHECKED in action.marks), None)
    return Ways(draw, look) if draw and look else None


def number_of(lot: str) -> float:
    """Where a lot falls between 0 and 100."""
    digits = base64.urlsafe_b64decode(lot[-SECRET_SIGNS:])[:LOT_BYTES]
    share: float = int.from_bytes(digits, "big") / OF
    return share * WHOLE


def is_drawn(lot: str, share: int) -> bool:
    """Whether a lot falls below so many per cent."""
    return number_of(lot) < share


def choose_unit(registry: Registry, recheck: Recheck, case: CaseFacts, looked: Iterable[str] = ()) -> str:
    """The unit that looks again: the nearest of its kind that had nothing to do with the case, else the county's centre
    if that had not; "" when there is none. `looked` are those who looked at it before, once for each time: being called
    for that alone is no hand in the case."""
    whistled = Counter(call.unit for call in case.calls) - Counter(looked)
    ours = {case.unit, case.centre, *case.helpers, *whistled, *case.excluded_units}
    kept = registry.with_all_below([code for code in (*case.excluded_units, case.unit) if code])
    for unit in _candidates(registry, recheck.by, case):
        if unit.active and unit.code not in ours and unit.code not in kept:
            return unit.code
    return ""


def _candidates(registry: Registry, kind: str, case: CaseFacts) -> Iterator[UnitFacts]:
    around = [unit for unit in registry.of_kind(kind) if case.place.startswith(unit.place)]
    yield from sorted(around, key=lambda unit: (-len(unit.place), unit.code))
    county = registry.unit(centre_code(case.county))
    if county is not None and kind != CENTRE:
        yield county


def barred(case: CaseFacts) -> str:
    """Why a case is not drawn whatever its lot; "" when nothing bars it."""
    if case.secrecy == "case_sealed":
        return "sealed"
    return "voice" if case.lead_id is not None else ""
