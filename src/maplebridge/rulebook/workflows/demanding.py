"""What somebody may be asked to bring: the proofs of the list, and never one that is abolished. Not for judging what
was brought: nobody is turned away for bringing too much."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.proofs.definition import Proof
from maplebridge.rulebook.proofs.telling import find_abolished
from maplebridge.rulebook.workflows.definition import Action, FieldType, Matter

BRINGERS = frozenset({"resident", "party"})
LINES = "\n"
"""What parts the papers that are kept as one word: the title of a paper may hold commas."""


@dataclass(frozen=True, slots=True)
class Demandable:
    """One paper that may be asked for, by which law; `own` if the matter itself lists it."""

    title: Text
    basis: str
    own: bool


def demands(action: Action) -> bool:
    """Whether papers that are named at this action are asked for: where people may act themselves, they bring them."""
    return BRINGERS.isdisjoint(action.roles)


def list_demandable(matter: Matter, proofs: Mapping[str, Proof]) -> Iterator[Demandable]:
    """The matter's own papers, then the other proofs of the list; none that is abolished."""
    own = [paper for paper in matter.papers if not _is_gone(proofs.get(paper.name))]
    yield from (Demandable(paper.label, paper.basis, True) for paper in own)
    named = {paper.name for paper in matter.papers}
    for proof in proofs.values():
        if proof.name not in named and proof.basis is not None and not proof.abolished:
            yield Demandable(proof.title, proof.basis.zh, False)


def find_demandable(line: str, matter: Matter, proofs: Mapping[str, Proof]) -> Demandable | None:
    """What a line names if it is the title of a paper that stands, in either language."""
    titles = ((each, {each.title.zh, each.title.en}) for each in list_demandable(matter, proofs))
    return next((each for each, known in titles if line.strip() in known), None)


def refuse_abolished(action: Action, fields: Mapping[str, Any], matter: Matter, proofs: Mapping[str, Proof]) -> None:
    """Raises Fault when papers are asked for and one is abolished: by which decision, and what to do instead."""
    for need in action.needs if demands(action) else ():
        for line in fields.get(need.name, ()) if need.type is FieldType.PAPERS else ():
            standing = find_demandable(line, matter, proofs) is not None
            proof = None if standing else find_abolished(line, proofs, matter.workflow)
            if proof is not None:
                raise Fault("abolished_proof", _say(line, proof), field=f"fields.{need.name}")


def _is_gone(proof: Proof | None) -> bool:
    return proof is not None and proof.abolished is not None


def _say(line: str, proof: Proof) -> Text:
    gone = proof.abolished
    assert gone is not None, "only abolished proofs are refused"
    return Text(
        f"“{line}”属于“{proof.title.zh}”，已经取消（{gone.by.zh}，{gone.since}），不得再要。"
        f"可以这样办：{gone.instead.zh}",
        f"“{line}” is “{proof.title.en}”, which is abolished ({gone.by.en}, {gone.since}) and may not be asked for. "
        f"Instead: {gone.instead.en}",
    )
