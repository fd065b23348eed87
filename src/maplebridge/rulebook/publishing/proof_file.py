"""Reads proofs.yaml, and holds every paper that a matter demands against it. Not for papers that are made out."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.proofs.definition import WAYS, Abolished, Proof
from maplebridge.rulebook.proofs.telling import BETWEEN, OR, find_abolished, plain_signs
from maplebridge.rulebook.publishing.faults import Findings, Where
from maplebridge.rulebook.publishing.nodes import Node
from maplebridge.rulebook.publishing.reading import Record, add_unknown, items, read_names
from maplebridge.rulebook.workflows.definition import Field, Paper, Workflow

_SINCE = re.compile(r"\d{4}(-\d{2}){0,2}")
NAMED, SHORTEST = "@", 2
Proofs = Mapping[str, Proof]


@dataclass(frozen=True, slots=True)
class _Known:
    """What a proof may refer to: kinds of units, the pack's processes, groups of words by name."""

    kinds: Collection[str]
    processes: Collection[str]
    words: Mapping[str, str]


def read_proofs(
    node: Node, findings: Findings, kinds: Collection[str], processes: Collection[str] = ()
) -> dict[str, Proof]:
    """The proofs by name, in their order."""
    row = Record(node, findings, needs=("proofs",), may=("words",), what="证明清单 proofs.yaml")
    words = {name: OR.join(map(plain_signs, read_names(each, findings))) for name, each in row.each("words")}
    known = _Known(kinds, processes, words)
    proofs = {name: _proof(name, each, findings, known) for name, each in row.each("proofs")}
    for name, each in row.each("proofs"):
        gone = None if proofs[name].abolished else find_abolished(proofs[name].title.zh, proofs)
        if gone is not None:  # the list would offer what it forbids
            _refuse(each.where, name, gone, proofs, findings)
    return proofs


def _proof(name: str, node: Node, findings: Findings, known: _Known) -> Proof:
    row = Record(
        node, findings, needs=("zh", "en"), may=("basis", "issued_by", "ways", "abolished"), what=f"证明 proof {name}"
    )
    if row.has("basis") == row.has("abolished"):
        row.fail(
            "保留的证明写依据 basis，取消的写 abolished；两者写一个。",
            "A proof that stands says its “basis”, one that is gone “abolished”; write one of the two.",
        )
    return Proof(
        name=name,
        title=row.words(),
        basis=row.text("basis") if row.has("basis") else None,
        issued_by=row.one_of("issued_by", known.kinds) if known.kinds else row.string("issued_by"),
        ways=row.names("ways", WAYS),  # type: ignore[arg-type] # from the closed list that it is checked against
        abolished=_abolished(row.node("abolished"), findings, known) if row.has("abolished") else None,
    )


def _abolished(node: Node, findings: Findings, known: _Known) -> Abolished:
    may = ("told_by", "but", "only_in")
    row = Record(node, findings, needs=("since", "by", "instead"), may=may, what="取消 abolished")
    since = row.string("since")
    if since and not _SINCE.fullmatch(since):
        row.fail(
            "since 写年、年月或者日期，如 2018-12-31。", "“since” is a year, month or day, as 2018-12-31.", "since"
        )
    told_by, but = (
        tuple(_pattern(row, name, each, known.words) for each in row.names(name)) for name in ("told_by", "but")
    )
    only_in = row.names("only_in", known.processes)
    return Abolished(since, row.text("by"), row.text("instead"), told_by, but, only_in)


def _pattern(row: Record, key: str, pattern: str, words: Mapping[str, str]) -> str:
    """A pattern with the words that `@name` stands for; one that says next to nothing would refuse everything."""
    choices = []
    for choice in pattern.split():
        if choice.startswith(NAMED) and choice[1:] not in words:
            add_unknown(row.findings, row.where_of(key), choice[1:], words)
        plain = OR.join(map(plain_signs, choice.split(OR)))
        choices.append(words.get(choice[1:], plain) if choice.startswith(NAMED) else plain)
    if any(len(word) < SHORTEST for choice in choices for word in choice.split(OR)):
        row.fail(f"“{pattern}”里的词太短。", f"A word of “{pattern}” is too short.", key)
    return BETWEEN.join(choices)


def read_papers(row: Record, proofs: Proofs, workflow: str = "") -> Iterator[Paper]:
    """The papers that a matter demands: proofs of the list, with its words and basis where the matter has no own."""
    for each in items(row.node("papers"), row.findings) if row.has("papers") else ():
        paper = Record(each, row.findings, needs=("paper",), may=("zh", "en", "basis", "required"), what="材料 paper")
        name = paper.string("paper")
        proof = proofs.get(name)
        if name and (proof is None or proof.abolished):
            _refuse(paper.where_of("paper"), name, proof, proofs, row.findings)
        title = proof.title if proof else Text(name, name)
        basis = proof.basis.zh if proof and proof.basis else ""
        label = Text(paper.string("zh", title.zh), paper.string("en", title.en))
        gone = find_abolished(label.zh, proofs, workflow) if paper.has("zh") else None
        if gone is not None:
            _refuse(paper.where_of("zh"), label.zh, gone, proofs, row.findings)
        yield Paper(name, label, paper.string("basis", basis), paper.flag("required", True))


def check_asked(fields: Iterable[Field], where: Where, proofs: Proofs, findings: Findings, workflow: str = "") -> None:
    """Note every field that asks for a proof which nobody may demand any more."""
    for field in fields:
        gone = find_abolished(field.label.zh, proofs, workflow)
        if gone is not None:
            _refuse(where, field.name, gone, proofs, findings)


def check_actions(workflow: Workflow, places: Mapping[str, Where], proofs: Proofs, findings: Findings) -> None:
    """The same for all that the actions of a workflow ask for."""
    for action in workflow.actions.values():
        check_asked(action.needs, places[f"actions.{action.name}"], proofs, findings, workflow.name)


def _refuse(where: Where, name: str, proof: Proof | None, proofs: Proofs, findings: Findings) -> None:
    if proof is None or proof.abolished is None:
        near = get_close_matches(name, proofs, n=1, cutoff=0.6)
        zh, en = (f"是不是“{near[0]}”？", f" Did you mean “{near[0]}”?") if near else ("", "")
        findings.add(
            where,
            f"“{name}”不在证明清单 proofs.yaml 里：请连同法律依据写进清单，或者不要求它。{zh}",
            f"“{name}” is not in the list of proofs: list it in proofs.yaml with its basis, or do not demand it.{en}",
        )
        return
    gone = proof.abolished
    findings.add(
        where,
        f"“{name}”：“{proof.title.zh}”已经取消（{gone.by.zh}，{gone.since}），不得再要。请删去；可以这样办：{gone.instead.zh}",
        f"“{name}”: “{proof.title.en}” is abolished ({gone.by.en}, {gone.since}) and may not be demanded. "
        f"Take it out; instead: {gone.instead.en}",
    )
