"""Reads one file of matters/ into a Matter. Not for categories, nor for what its workflow does."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from maplebridge.rulebook.deadlines.spec import ClockSpec
from maplebridge.rulebook.matters.category import Category, ResponseClass
from maplebridge.rulebook.publishing.clock_file import read_change
from maplebridge.rulebook.publishing.faults import Findings
from maplebridge.rulebook.publishing.field_file import read_fields
from maplebridge.rulebook.publishing.guide_file import read_guide
from maplebridge.rulebook.publishing.nodes import Node
from maplebridge.rulebook.publishing.proof_file import Proofs, check_asked, read_papers
from maplebridge.rulebook.publishing.reading import Record, add_unknown, read_names
from maplebridge.rulebook.publishing.soundness import check_extensions
from maplebridge.rulebook.publishing.unit_kinds import Kinds
from maplebridge.rulebook.workflows.definition import Field, Level, Matter, Privacy, Recheck, Workflow
from maplebridge.rulebook.workflows.names import EVIDENCE, KINDS, LEVELS, MARKS, PRIVACIES

HUNDRED = 100
_NEEDS = ("matter", "zh", "en", "category", "workflow", "kind")
_MAY = (
    "class",
    "says",
    "form",
    "papers",
    "evidence",
    "privacy",
    "level",
    "clocks",
    "lead",
    "recheck",
    "parts",
    "marks",
    "guide",
)


@dataclass(frozen=True, slots=True)
class Known:
    """What a matter may refer to."""

    workflows: Mapping[str, Workflow]
    categories: Mapping[str, Category]
    responses: Mapping[str, ResponseClass]
    fields: Mapping[str, Field]
    proofs: Proofs = field(default_factory=dict)
    kinds: Kinds = field(default_factory=dict)


def read_matter(node: Node, findings: Findings, known: Known) -> Matter:
    """The matter, with the limits that its response class and its own law give to the clocks of its workflow."""
    row = Record(node, findings, needs=_NEEDS, may=_MAY, what="事项 matter")
    leaves = [code for code in known.categories if len(code) == 4]
    category = known.categories.get(row.one_of("category", leaves))
    response = row.one_of("class", known.responses, category.response if category else "")
    workflow = known.workflows.get(row.one_of("workflow", known.workflows))
    form = read_fields(row.node("form"), findings, known.fields) if row.has("form") else ()
    if any(field.most and field.most.earlier for field in form):
        row.fail("表单是第一步，上限不能写 earlier。", "A form is the first step: no bound of it is “earlier”.", "form")
    process = workflow.name if workflow else ""
    check_asked(form, row.where_of("form"), known.proofs, findings, process)
    return Matter(
        name=row.string("matter"),
        title=row.words(),
        category=category.code if category else "",
        workflow=process,
        kind=row.one_of("kind", KINDS),
        response=response,
        says=row.names("says"),
        form=form,
        papers=tuple(read_papers(row, known.proofs, process)),
        evidence=_evidence(row, workflow),
        privacy=_privacy(row, category),
        level=cast("Level", row.one_of("level", LEVELS, "town")),
        limits=_limits(row, workflow, known.responses.get(response), known) if workflow else {},
        lead=row.string("lead"),
        recheck=_recheck(row) if row.has("recheck") else None,
        parts=row.names("parts"),
        marks=row.names("marks", MARKS),
        guide=read_guide(row.node("guide"), findings, known.kinds) if row.has("guide") else None,
    )


def _limits(row: Record, workflow: Workflow, response: ResponseClass | None, known: Known) -> dict[str, ClockSpec]:
    changed: dict[str, ClockSpec] = {}
    for limit in response.limits.values() if response else ():
        base = workflow.clocks.get(limit.clock)
        if base is not None:
            extensions = base.extensions if limit.extensions is None else limit.extensions
            changed[base.name] = replace(base, limit=limit.limit, basis=limit.basis, extensions=extensions)
    for name, node in row.each("clocks"):
        if name in workflow.clocks:
            base = changed.get(name, workflow.clocks[name])
            changed[name] = read_change(base, node, row.findings, known.fields)
        else:
            add_unknown(row.findings, node.where, name, workflow.clocks)
    _check_statutory(row, workflow, response)
    for clock in changed.values():
        check_extensions(clock, row.where_of("clocks"), row.findings)
    return changed


def _check_statutory(row: Record, workflow: Workflow, response: ResponseClass | None) -> None:
    own = {name for name, _ in row.each("clocks")}
    for name in response.statutory if response else ():
        if name in workflow.clocks and name not in own:
            row.fail(
                f"响应等级 {response.code if response else ''} 按法定期限办理：请在 clocks 中写 {name} 的期限和依据。",
                f"This response class follows the law: write the limit and basis of {name} under “clocks”.",
            )


def _evidence(row: Record, workflow: Workflow | None) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for action, node in row.each("evidence"):
        if workflow and action not in workflow.actions:
            add_unknown(row.findings, node.where, action, workflow.actions)
        found[action] = read_names(node, row.findings, EVIDENCE)
    return found


def _recheck(row: Record) -> Recheck:
    drawn = Record(row.node("recheck"), row.findings, needs=("share", "by"), what="复核 recheck")
    share = drawn.whole("share", 1)
    if not 0 < share <= HUNDRED:
        drawn.fail("share 写 1 到 100 的百分数。", "“share” is a percentage from 1 to 100.", "share")
    return Recheck(share, drawn.string("by"))


def _privacy(row: Record, category: Category | None) -> Privacy:
    least = category.privacy if category else "ordinary"
    mine = cast("Privacy", row.one_of("privacy", PRIVACIES, least))
    if PRIVACIES.index(mine) < PRIVACIES.index(least):
        row.fail(f"这一类目至少要求 {least}。", f"This category asks for at least {least}.", "privacy")
        return least
    return mine
