"""What a form asks for when the matter wants proof of a step. Not for judging the proof: a guard does."""

from dataclasses import replace

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import Action, Field, Matter
from maplebridge.rulebook.workflows.names import EVIDENCE_LABELS

GUARD, FIELD = "evidence_given", "evidence"


def asked_for(action: Action, matter: Matter) -> tuple[Field, ...]:
    """The fields of `action`; that of the evidence says which kinds this matter wants.

    The browser does not insist: a file that was sent a moment ago need not be chosen again."""
    wanted = matter.evidence.get(action.name, ()) if GUARD in action.guards else ()
    if not wanted:
        return action.needs
    labels = [EVIDENCE_LABELS[kind] for kind in wanted]
    hint = Text(
        f"本事项此步须有凭证：{'、'.join(each.zh for each in labels)}",
        f"This matter needs proof at this step: {', '.join(each.en for each in labels)}",
    )
    return tuple(replace(need, purpose=hint) if need.name == FIELD else need for need in action.needs)
