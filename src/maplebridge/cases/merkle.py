"""Merkle trees as RFC 6962 lays them out: one root over many rows, and a short proof that a row is under it. Pure;
not for which rows those are.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256

LEAF, NODE = b"\x00", b"\x01"


def hash_leaf(content: bytes) -> bytes:
    """The hash of a leaf; its prefix keeps a node from passing for a leaf."""
    return sha256(LEAF + content).digest()


def hash_node(left: bytes, right: bytes) -> bytes:
    """The hash of two hashes below."""
    return sha256(NODE + left + right).digest()


class Growing:
    """A tree that grows leaf by leaf and remembers one hash for each full subtree: log2(n) hashes, whatever n."""

    def __init__(self) -> None:
        self.size = 0
        self._full: list[bytes] = []

    def add(self, content: bytes) -> None:
        """Put one more leaf on the right."""
        found, size = hash_leaf(content), self.size
        while size & 1:
            found = hash_node(self._full.pop(), found)
            size >>= 1
        self._full.append(found)
        self.size += 1

    def root(self) -> bytes:
        """The root over all leaves so far; that of none is the hash of nothing."""
        if not self._full:
            return sha256(b"").digest()
        *left, found = self._full
        for each in reversed(left):
            found = hash_node(each, found)
        return found


def root_of(contents: Iterable[bytes]) -> bytes:
    """The root over the leaves with these contents."""
    tree = Growing()
    for content in contents:
        tree.add(content)
    return tree.root()


def inclusion_proof(contents: Sequence[bytes], index: int) -> list[bytes]:
    """The hashes beside the way from leaf `index` up to the root, the lowest first."""
    level, path = [hash_leaf(content) for content in contents], []
    while len(level) > 1:
        if index ^ 1 < len(level):
            path.append(level[index ^ 1])
        pairs = [hash_node(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level, index = pairs + level[len(pairs) * 2 :], index >> 1
    return path


def check_inclusion(content: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether a leaf of that content stands at `index` in the tree of `size` leaves with that root."""
    if not 0 <= index < size:
        return False
    found, last, rest = hash_leaf(content), size - 1, list(path)
    while last:
        if index & 1 or index < last:
            if not rest:
                return False
            beside = rest.pop(0)
            found = hash_node(beside, found) if index & 1 else hash_node(found, beside)
        index, last = index >> 1, last >> 1
    return not rest and found == root
