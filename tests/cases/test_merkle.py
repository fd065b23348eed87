"""A root stands for all its leaves in their order, and a short proof shows that one is under it."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maplebridge.cases.merkle import Growing, check_inclusion, hash_leaf, hash_node, inclusion_proof, root_of

LEAVES = st.lists(st.binary(max_size=4), min_size=1, max_size=40)


def recursive_root(leaves: list[bytes]) -> bytes:
    """The definition in RFC 6962, section 2.1, word for word."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha256(b"\x01" + recursive_root(leaves[:k]) + recursive_root(leaves[k:])).digest()


@given(st.lists(st.binary(max_size=4), max_size=40))
def test_the_root_is_that_of_the_definition(leaves: list[bytes]) -> None:
    assert root_of(leaves) == recursive_root(leaves)


def test_the_root_of_known_leaves_is_the_one_published_for_them() -> None:
    texts = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
    leaves = [bytes.fromhex(text) for text in texts]
    assert root_of(leaves).hex() == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    assert root_of([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(LEAVES, st.data())
def test_every_leaf_is_proven(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    path = inclusion_proof(leaves, index)
    assert check_inclusion(leaves[index], index, len(leaves), path, root_of(leaves))
    assert len(path) <= len(leaves).bit_length()


@given(LEAVES, st.data())
def test_another_leaf_or_another_place_is_not_proven(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    path, root = inclusion_proof(leaves, index), root_of(leaves)
    assert not check_inclusion(leaves[index] + b"!", index, len(leaves), path, root)
    assert not check_inclusion(leaves[index], index, len(leaves), [*path, bytes(32)], root)
    assert not check_inclusion(leaves[index], len(leaves), len(leaves), path, root)
    assert not check_inclusion(leaves[index], -1, len(leaves), path, root)
    if path:
        assert not check_inclusion(leaves[index], index, len(leaves), path[:-1], root)
        assert not check_inclusion(leaves[index], index, len(leaves), [bytes(32), *path[1:]], root)


@given(LEAVES, st.data())
def test_a_leaf_changed_or_moved_changes_the_root(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    changed = [*leaves[:index], leaves[index] + b"!", *leaves[index + 1 :]]
    assert root_of(changed) != root_of(leaves)
    if list(reversed(leaves)) != leaves:
        assert root_of(reversed(leaves)) != root_of(leaves)


def test_a_node_never_passes_for_a_leaf() -> None:
    left, right = hash_leaf(b"a"), hash_leaf(b"b")
    assert root_of([left + right]) != hash_node(left, right) == root_of([b"a", b"b"])


def test_a_tree_may_be_asked_while_it_grows() -> None:
    tree = Growing()
    for number in range(20):
        assert tree.root() == root_of(bytes([n]) for n in range(number))
        tree.add(bytes([number]))


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9])
def test_a_growing_tree_keeps_few_hashes(size: int) -> None:
    tree = Growing()
    for number in range(size):
        tree.add(bytes([number]))
    assert len(tree._full) == size.bit_count()
