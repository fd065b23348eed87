"""The list of proofs as people read it: what may be demanded, by which matters, who gets it, and what is abolished.
Not for judging packs."""

from collections.abc import Iterable
from dataclasses import dataclass

from maplebridge.doors.parts.guiding import issuer_of
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.proofs.definition import WAYS, Proof
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.workflows.definition import Matter


@dataclass(frozen=True, slots=True)
class ProofSight:
    """One proof with the matters that demand it, what its issuer is called, and how the window can have it."""

    proof: Proof
    matters: tuple[Matter, ...]
    issuer: Text | None
    ways: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class ProofList:
    """Those that stand and those that are abolished."""

    standing: tuple[ProofSight, ...]
    abolished: tuple[ProofSight, ...]


def list_proofs(pack: Pack, words: str = "") -> ProofList:
    """The proofs that `words` may mean, by name, issuer, basis or matter; all without words."""
    wanted = words.strip().lower()
    sights = (_sight(pack, proof) for proof in pack.proofs.values())
    found = [each for each in sights if _means(each, wanted)]
    gone = tuple(each for each in found if each.proof.abolished)
    return ProofList(tuple(each for each in found if not each.proof.abolished), gone)


def _sight(pack: Pack, proof: Proof) -> ProofSight:
    demand = (each for each in pack.matters.values() if any(paper.name == proof.name for paper in each.papers))
    return ProofSight(proof, tuple(demand), issuer_of(pack.county, proof), tuple(WAYS[way] for way in proof.ways))


def _means(sight: ProofSight, wanted: str) -> bool:
    return any(wanted in text.zh.lower() or wanted in text.en.lower() for text in _said(sight))


def _said(sight: ProofSight) -> Iterable[Text]:
    proof = sight.proof
    yield proof.title
    if proof.basis:
        yield proof.basis
    yield from (matter.title for matter in sight.matters)
    if sight.issuer:
        yield sight.issuer
    if proof.abolished:
        yield from (proof.abolished.by, proof.abolished.instead)
