"""Where a case may go, as a card with reasons, and the steps that one press takes. Not for taking them: pages.

A press accepts the case, puts it under the matter that was confirmed, and sends it to the unit: each is an action of
its own in the journal, in this order.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from maplebridge.cases.viewing import CaseView
from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.routing.queries import get_lessons
from maplebridge.rulebook.routing.rules import Suggestion, suggest
from maplebridge.rulebook.workflows.definition import Action, FieldType

SENDS = "set_unit"
REFILES = "set_matter"
ACCEPTS = "accept"
BY_SUGGESTION = Text("按分流建议，经人工确认", "as suggested, confirmed by a person")


@dataclass(frozen=True, slots=True)
class Card:
    """A suggestion as a clerk reads it. `matter` is set when it is another one than the case has."""

    unit: str
    unit_name: Text
    matter: str
    matter_name: Text | None
    percent: int
    certain: bool
    reasons: tuple[Text, ...]
    sends: Action


@dataclass(frozen=True, slots=True)
class Step:
    """One action of a press."""

    action: Action
    fields: Mapping[str, Any]


def card_of(view: CaseView, allowed: Sequence[Action]) -> Card | None:
    """The card of a case that may be sent on by this reader and has no unit yet; None for others."""
    sends = next((action for action in allowed if SENDS in action.effects and view.state.desk == "centre"), None)
    if sends is None or view.stored.facts.unit is not None:
        return None
    found = suggestion_of(view)
    unit = get_registry(view.pack.county).unit(found.unit or "")
    other = found.matter if found.matter and found.matter != view.matter.name else ""
    if other and not any(REFILES in action.effects for action in allowed):
        other = ""
    if other and view.pack.matters[other].workflow != view.matter.workflow:
        other = ""
    return Card(
        unit=unit.code if unit else "",
        unit_name=unit.name if unit else Text("", ""),
        matter=other,
        matter_name=view.pack.matters[other].title if other else None,
        percent=round(found.score * 100),
        certain=found.certain and unit is not None,
        reasons=found.reasons,
        sends=sends,
    )


def suggestion_of(view: CaseView) -> Suggestion:
    """What routing proposes for a case: what was said of matter and category is taken as said."""
    case, pack = view.stored.facts, view.pack
    said = case.matter != pack.unsorted
    text = view.text.text if view.text and view.text.text else ""
    return suggest(
        pack,
        get_registry(case.county),
        text=f"{view.row['title']} {text}",
        matter=case.matter if said else None,
        category=case.category if said or case.category != pack.matters[pack.unsorted].category else None,
        place=case.place,
        language=case.language,
        excluded_units=case.excluded_units,
        lessons=get_lessons(case.county),
    )


def steps_of(view: CaseView, allowed: Sequence[Action], unit: str, matter: str) -> Iterator[Step]:
    """The actions of one press in order; what is done already or not open to this reader is left out."""
    marks = view.stored.facts.marks
    for action in allowed:
        if action.name == ACCEPTS and not marks.issuperset(action.marks):
            yield Step(action, {})
    refiles = next((action for action in allowed if REFILES in action.effects), None)
    if matter and matter != view.matter.name and refiles is not None:
        yield Step(refiles, {"matter": matter, "reason": BY_SUGGESTION.zh})
    sends = next((action for action in allowed if SENDS in action.effects), None)
    if sends is not None:
        need = next(field.name for field in sends.needs if field.type is FieldType.UNIT)
        yield Step(sends, {need: unit})
