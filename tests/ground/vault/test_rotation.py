"""What an administrator sees and does with a ring."""

import pytest

from maplebridge.ground.vault import held, rotation
from maplebridge.ground.vault.keys import KeyRingError


def test_a_new_ring_seals_and_signs() -> None:
    facts = rotation.list_keys(rotation.generate_ring("sm4"))
    assert [(key.id, key.use, key.active) for key in facts] == [("k1", "sm4", True), ("s1", "sign", True)]


def test_two_new_rings_share_nothing() -> None:
    assert not set(rotation.generate_ring().split()) & set(rotation.generate_ring().split())


def test_rotation_puts_a_new_key_in_front_and_keeps_the_rest(ring_text: str) -> None:
    rotated = rotation.rotate(ring_text, "sm4")
    assert rotated.endswith(ring_text)
    facts = rotation.list_keys(rotated)
    assert [(key.id, key.active) for key in facts] == [("k2", True), ("k1", False), ("s1", True)]


def test_an_odd_ring_leaves_the_one_in_use_alone() -> None:
    before = held.ring()
    with pytest.raises(KeyRingError):
        held.configure("k1:aes:odd")
    assert held.ring() is before
