"""What becomes of a merged case when its lead has moved. Pure; not for doing it."""

from enum import Enum, auto

from maplebridge.cases.leads import waits_for_rating
from maplebridge.rulebook.workflows.definition import Workflow
from maplebridge.rulebook.workflows.facts import CaseFacts

REFUSED = "not_accepted"


class Fate(Enum):
    """It waits on, is answered with its lead, or stands by itself again."""

    WAITS = auto()
    ANSWERED = auto()
    RELEASED = auto()


def fate_of(workflow: Workflow, lead: CaseFacts, outcome: str | None, voice: CaseFacts) -> Fate:
    """The fate of `voice`, merged under `lead`, which ended handling with `outcome` (None: never finished).

    A lead that was answered answers for all, and each resident rates for themselves. One that ended otherwise, was
    merged itself, was sealed, or is with a unit that the voice complains of, lets its voices go.
    """
    kept_out = voice.excluded_units.intersection((lead.centre, lead.unit or ""))
    if kept_out or lead.lead_id is not None or lead.secrecy == "case_sealed":
        return Fate.RELEASED
    ended = workflow.states[lead.state].end
    if outcome and outcome != REFUSED and (ended or waits_for_rating(workflow, lead.state)):
        return Fate.ANSWERED
    return Fate.RELEASED if ended else Fate.WAITS
