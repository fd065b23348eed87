"""Compares a file with a paper that was made out: the same to the last byte, or not, and what the seal in it says.
Not for who may ask: anybody may."""

from dataclasses import dataclass
from hashlib import sha256

from maplebridge.ground.pdf.sealing import check_pdf
from maplebridge.services.papers.queries import PaperSight


@dataclass(frozen=True, slots=True)
class Comparison:
    """`same`: exactly the file that was made out. `sealed`: its signature is ours and nothing signed was changed."""

    same: bool
    sealed: bool
    ours: bool


def compare(paper: PaperSight, content: bytes) -> Comparison:
    """What a file that somebody holds is, beside the paper it claims to be."""
    same = sha256(content).hexdigest() == paper.sha256
    checked = check_pdf(content)
    ours = checked is not None and checked.fingerprint == paper.seal
    return Comparison(same, ours and checked is not None and checked.intact and checked.whole, ours)
