"""Checks what one file of a pack says of another: which matters follow, what is told back, which papers are made out.
Not for what stands within one workflow: soundness.py."""

from collections.abc import Collection, Iterator, Mapping

from maplebridge.rulebook.publishing.faults import Findings, Where
from maplebridge.rulebook.publishing.reading import add_unknown
from maplebridge.rulebook.workflows.definition import Action, Matter, Workflow

LINKED = "linked_case"


def check_links(
    workflows: Mapping[str, Workflow], matters: Mapping[str, Matter], papers: Collection[str], findings: Findings
) -> None:
    """Note every matter, action and paper that an action names and that the pack does not have."""
    told = {a.name for workflow in workflows.values() for a in workflow.actions.values() if LINKED in a.roles}
    for workflow in workflows.values():
        where = Where(f"workflows/{workflow.name}.yaml", 1)
        for action in workflow.actions.values():
            for name, known in _named(action, matters, told, papers):
                if name not in known:
                    add_unknown(findings, where, name, known)


def _named(
    action: Action, matters: Collection[str], told: Collection[str], papers: Collection[str]
) -> Iterator[tuple[str, Collection[str]]]:
    yield from ((name, matters) for name in action.opens)
    yield from ((name, papers) for name in action.issues)
    if action.tells:
        yield action.tells, told
