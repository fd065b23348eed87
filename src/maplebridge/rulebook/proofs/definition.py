"""The list of proofs that may be demanded, and of those that no longer may. Not for judging what was brought."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from maplebridge.ground.words.text import Text

Way = Literal["data", "promise", "ask"]
WAYS: Mapping[Way, Text] = {
    "data": Text("窗口联网查，您不用带", "the window looks it up; you need not bring it"),
    "promise": Text("写一份承诺书就行", "a written promise will do"),
    "ask": Text("窗口向出具单位要，您不用跑", "the window asks the unit that issues it"),
}
"""How whoever demands a proof can come by it without sending the person for it."""


@dataclass(frozen=True, slots=True)
class Abolished:
    """Since when a proof may no longer be demanded, by which decision, and what takes its place.

    `told_by` are the words by which a demand for it is known besides its title: of each, all words parted by blanks,
    where a/b is either. They count in the processes `only_in`, in all without, and not where words of `but` are said.
    """

    since: str
    by: Text
    instead: Text
    told_by: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    only_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """One proof: the law that allows to demand it, the kind of unit that issues it, how else it can be had.

    Without `issued_by` it is the person's own: a card they hold, a form they fill in. An abolished one has no basis.
    """

    name: str
    title: Text
    basis: Text | None = None
    issued_by: str = ""
    ways: tuple[Way, ...] = ()
    abolished: Abolished | None = None
