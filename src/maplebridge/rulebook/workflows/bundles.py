"""What actions do with the parts of a bundle, the matters of several agencies under one number, and the condition that
looks at them. Not for opening the parts: a reader of the journal does."""

from collections import Counter

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import Workflow
from maplebridge.rulebook.workflows.facts import Attempt, Draft

FAILED, NOTES, LINKED_CASE = "part_failed", "note_part", "linked_case"
SUCCEEDED = frozenset({"solved", "partly_solved", "explained", "granted", "agreement"})
PARTS_WAIT = Text("还有事项没有办完", "some part of the bundle has not come to an end yet")
NO_PARTS = Text("此事项不是“一件事”", "this matter is no bundle")
AT_WORK = Text("这一项正在办理，等它自己有结果", "this part is at work: it comes to its own end")
KNOWN = Text("这一项已经有结果", "what came of this part is known already")
NO_SUCH_PART = Text("“一件事”中没有这个事项", "the bundle has no such part")


def given_up_by(workflow: Workflow) -> frozenset[str]:
    """The actions by which somebody notes that a part comes to nothing, not its own case."""
    noting = (action for action in workflow.actions.values() if NOTES in action.effects)
    return frozenset(action.name for action in noting if LINKED_CASE not in action.roles)


def open_parts(attempt: Attempt, draft: Draft) -> None:
    """Each part is opened after this; the journal row names them, so that no reader need look into the rules."""
    if not attempt.matter.parts:
        raise Fault("no_parts", NO_PARTS, field="action")
    draft.facts["opens"] = list(attempt.matter.parts)


def note_part(attempt: Attempt, draft: Draft) -> None:
    """One part has come to its end, or to nothing without ever being a case; that marks the bundle."""
    if attempt.fields["matter"] not in attempt.matter.parts:
        raise Fault("no_such_part", NO_SUCH_PART, field="fields.matter")
    if attempt.fields.get("outcome") not in SUCCEEDED:
        draft.marks.add(FAILED)


def part_not_at_work(attempt: Attempt) -> Text | None:
    """Nothing runs for the part named and nothing is known of it: it was never opened."""
    named, scene = attempt.fields["matter"], attempt.scene
    if named in scene.under_way:
        return AT_WORK
    return KNOWN if named in scene.parts else None


def parts_ended(attempt: Attempt) -> Text | None:
    """Every part of the bundle has been answered or has ended."""
    return PARTS_WAIT if Counter(attempt.matter.parts) - Counter(attempt.scene.parts) else None
