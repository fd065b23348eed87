"""Signatures over published roots, with and without the ring."""

import base64

import pytest

from maplebridge.ground.vault import held, rotation, signing
from maplebridge.ground.vault.keys import KeyRingError

ROOT = bytes(range(32))


def test_signature_verifies_for_its_message_and_purpose_only() -> None:
    signature = signing.sign("daily root", ROOT)
    assert signing.verify("daily root", ROOT, signature)
    assert not signing.verify("daily root", ROOT + b"x", signature)
    assert not signing.verify("receipt", ROOT, signature)


def test_a_reader_without_the_ring_verifies_with_the_published_key() -> None:
    key_id, _, coded = signing.sign("daily root", ROOT).partition(":")
    public = base64.b64decode(signing.export_public_keys()[key_id])
    assert signing.verify_with(public, "daily root", ROOT, coded)
    assert not signing.verify_with(public, "daily root", b"another", coded)


@pytest.mark.parametrize("signature", ["", "s1", "s1:", "s1:%%%", "s9:" + "A" * 88, "k1:" + "A" * 88])
def test_nonsense_is_no_signature(signature: str) -> None:
    assert not signing.verify("daily root", ROOT, signature)


def test_old_signatures_verify_after_the_signing_key_is_rotated(ring_text: str) -> None:
    signature = signing.sign("daily root", ROOT)
    held.configure(rotation.rotate(ring_text, "sign"))
    assert signing.sign("daily root", ROOT).startswith("s2:")
    assert signing.verify("daily root", ROOT, signature)
    assert list(signing.export_public_keys()) == ["s2", "s1"]


def test_a_ring_without_a_signing_key_says_so(ring_text: str) -> None:
    held.configure("".join(line for line in ring_text.splitlines(True) if not line.startswith("s1:")))
    with pytest.raises(KeyRingError, match="no key for sign"):
        signing.sign("daily root", ROOT)
