"""Checks what one file of a pack says of another: which matters follow, what is told back, which papers are made out.
Not for what stands within one workflow: soundness.py."""

from collections.abc import Collection, Iterator, Mapping

from maplebridge.rulebook.publishing.faults import Findings, Where
from maplebridge.rulebook.publishing.reading import add_unknown
from maplebridge.rulebook.workflows.definition import Action, Matter, Workflow

LINKED, OPENS_PARTS = "linked_case", "open_parts"


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
    for matter in matters.values():
        _check_parts(matter, workflows, matters, findings)


def _check_parts(
    matter: Matter, workflows: Mapping[str, Workflow], matters: Mapping[str, Matter], findings: Findings
) -> None:
    where = Where(f"matters/{matter.name}.yaml", 1)
    for name in matter.parts:
        if name not in matters:
            add_unknown(findings, where, name, matters)
    workflow = workflows.get(matter.workflow)
    opens = workflow is not None and any(OPENS_PARTS in each.effects for each in workflow.actions.values())
    if workflow is not None and opens != bool(matter.parts):
        findings.add(
            where,
            "有 parts 的事项，流程里要有 open_parts；流程里有 open_parts 的，事项要写 parts。",
            "A matter with “parts” needs a process with open_parts, and such a process needs the matter's “parts”.",
        )


def _named(
    action: Action, matters: Collection[str], told: Collection[str], papers: Collection[str]
) -> Iterator[tuple[str, Collection[str]]]:
    yield from ((name, matters) for name in action.opens)
    yield from ((name, papers) for name in action.issues)
    if action.tells:
        yield action.tells, told
