"""Who mediates a case, and how long and how much a private note may be. Pure. Not for what a workflow allows."""

from datetime import timedelta
from uuid import UUID

from maplebridge.directory.people.rules import Actor
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import Workflow
from maplebridge.rulebook.workflows.facts import CaseFacts

MEDIATOR = "mediator"
NOTE_LONGEST = 4000
KEPT_AFTER_END = timedelta(days=30)
"""How long a note outlives its case: as long as the parties may still ask the court to confirm what they agreed
(人民调解法第三十三条). That notes go then is a rule of this house, not of the law."""
EMPTY = Text("请写下要记的内容", "please write what you want to keep")
TOO_LONG = Text(f"笔记最长 {NOTE_LONGEST} 字", f"a note holds {NOTE_LONGEST} signs at most")


def is_mediation(workflow: Workflow) -> bool:
    """Whether parties come to terms in this process: what is agreed there is kept as terms."""
    return any("set_terms" in action.effects for action in workflow.actions.values())


def mediates(actor: Actor, case: CaseFacts) -> bool:
    """Whether the case was given to the actor, or they are a mediator of a unit that has it, helps or was called."""
    if actor.kind != "staff":
        return False
    units = {case.unit, *case.helpers, *(call.unit for call in case.calls)}
    given = actor.id == case.person and any(duty.unit == case.unit for duty in actor.duties)
    return given or any(duty.role == MEDIATOR and duty.unit in units for duty in actor.duties)


def check_note(text: str) -> str:
    """The words of a note without the blanks around them. Raises Fault."""
    words = text.replace("\r\n", "\n").strip()
    if not words:
        raise Fault("missing", EMPTY, field="text")
    if len(words) > NOTE_LONGEST:
        raise Fault("too_long", TOO_LONG, field="text")
    return words


def note_context(case_id: UUID, author: str, note: UUID) -> str:
    """What a sealed note is bound to, besides its county: it opens in this row of this author only."""
    return f"caucus-note/{case_id}/{author}/{note}"
