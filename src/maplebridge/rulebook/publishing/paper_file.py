"""Reads papers/*.yaml, if a pack has them: templates with placeholders from a closed list. Not for filling them in."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import cast

from maplebridge.rulebook.papers.placeholders import CONDITIONS, WAYS, known_names, slots_in
from maplebridge.rulebook.papers.template import (
    HOLDERS,
    SEALS,
    SECTION_KINDS,
    SIGNERS,
    TABLES,
    Holder,
    PaperTemplate,
    Seals,
    Section,
)
from maplebridge.rulebook.publishing.faults import Findings
from maplebridge.rulebook.publishing.nodes import Node
from maplebridge.rulebook.publishing.reading import Record, add_unknown, items
from maplebridge.rulebook.workflows.definition import Field, Matter, Workflow

WORD = re.compile(r"[\u4e00-\u9fff]{2,12}")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a template may draw on: the matters, whose forms ask something, and the names of fields of actions."""

    matters: Mapping[str, Matter]
    facts: frozenset[str]


def read_asked(fields: Mapping[str, Field], workflows: Mapping[str, Workflow], matters: Mapping[str, Matter]) -> Asked:
    """All fields that forms and actions of a pack ask for."""
    actions = (action for workflow in workflows.values() for action in workflow.actions.values())
    return Asked(matters, frozenset(fields) | {field.name for action in actions for field in action.needs})


def read_paper(node: Node, findings: Findings, asked: Asked) -> PaperTemplate:
    """One template; an unknown placeholder is among the findings, with its line."""
    row = Record(
        node,
        findings,
        needs=("paper", "zh", "en", "word", "basis", "sections"),
        may=("seals", "for", "matters", "many", "anywhere"),
        what="文书 paper",
    )
    form = [field.name for matter in asked.matters.values() for field in matter.form]
    known = known_names(form, asked.facts)
    if row.has("basis"):
        _check_slots(row, "basis", ("rules",))
    return PaperTemplate(
        name=row.string("paper"),
        title=row.words(),
        word=_word(row),
        basis=row.string("basis"),
        sections=_sections(row, findings, known),
        seals=cast("Seals", row.one_of("seals", SEALS, "acting")),
        holders=cast("tuple[Holder, ...]", row.names("for", HOLDERS)),
        matters=row.names("matters", asked.matters),
        many=row.flag("many"),
        anywhere=row.flag("anywhere"),
    )


def check_words(papers: Mapping[str, PaperTemplate], nodes: Mapping[str, Node], findings: Findings) -> None:
    """Two templates of one word would give two papers one number."""
    seen: dict[str, str] = {}
    for name, paper in papers.items():
        other = seen.setdefault(paper.word, name)
        if paper.word and other != name:
            findings.add(
                nodes[name].where,
                f"字号“{paper.word}”已用于 {other}，两种文书会重号。",
                f"The word “{paper.word}” is that of {other} already: their numbers would clash.",
            )


def _word(row: Record) -> str:
    word = row.string("word")
    if word and not WORD.fullmatch(word):
        row.fail("word 应为 2 至 12 个汉字，如 织法援决字。", "“word” should be 2 to 12 Chinese characters.", "word")
    return word


def _sections(row: Record, findings: Findings, known: Collection[str]) -> tuple[Section, ...]:
    if not row.has("sections"):
        return ()
    found = tuple(_section(each, findings, known) for each in items(row.node("sections"), findings))
    if not any(section.kind == "seal" for section in found):
        row.fail("sections 里要有 seal（落款盖章处）。", "The sections lack “seal”.", "sections")
    return found


def _section(node: Node, findings: Findings, known: Collection[str]) -> Section:
    row = Record(node, findings, may=(*SECTION_KINDS, "when"), what="文书的一节 section")
    kinds = [kind for kind in SECTION_KINDS if row.has(kind)]
    if len(kinds) != 1:
        row.fail(f"每节写一项：{'、'.join(SECTION_KINDS)}。", f"A section has one of: {', '.join(SECTION_KINDS)}.")
        return Section("paragraph")
    kind = kinds[0]
    when = row.one_of("when", (*CONDITIONS, *known))
    if kind in ("heading", "paragraph"):
        _check_slots(row, kind, known)
        return Section(kind, text=row.string(kind), when=when)
    closed: Mapping[str, Collection[str]] = {"table": TABLES, "signatures": SIGNERS, "seal": ("yes",)}
    return Section(kind, names=row.names(kind, closed[kind]), when=when)


def _check_slots(row: Record, key: str, known: Collection[str]) -> None:
    slots = slots_in(row.string(key))
    if slots is None:
        row.fail("大括号不配对。", "The braces do not match.", key)
    for slot in slots or ():
        if slot.name not in known:
            add_unknown(row.findings, row.where_of(key), slot.name, known)
        if slot.way and slot.way not in WAYS:
            add_unknown(row.findings, row.where_of(key), slot.way, WAYS)
