"""Sealing, opening, blinding and secrets, before and after a rotation."""

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maplebridge.ground.vault import cipher, held, rotation
from maplebridge.ground.vault.keys import Use

COUNTY = "520524"
many = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)


@pytest.mark.parametrize("use", ["aes", "sm4"])
def test_what_was_sealed_opens(use: Use) -> None:
    held.configure(rotation.generate_ring(use))
    sealed = cipher.seal(COUNTY, "阿秀 13800138000", "person/1/phone")
    assert cipher.open_sealed(COUNTY, sealed, "person/1/phone") == "阿秀 13800138000"


@many
@given(st.text(alphabet=st.characters(codec="utf-8")), st.text(alphabet=st.characters(codec="utf-8")))
def test_any_text_comes_back_in_any_context(plain: str, context: str) -> None:
    assert cipher.open_sealed(COUNTY, cipher.seal(COUNTY, plain, context), context) == plain


def test_two_seals_of_one_value_differ_and_neither_shows_it() -> None:
    first, second = (cipher.seal(COUNTY, "13800138000", "x") for _ in range(2))
    assert first != second
    assert b"13800138000" not in first + second


@pytest.mark.parametrize(("county", "context"), [("520523", "person/1/phone"), (COUNTY, "person/2/phone")])
def test_a_value_moved_elsewhere_does_not_open(county: str, context: str) -> None:
    sealed = cipher.seal(COUNTY, "13800138000", "person/1/phone")
    with pytest.raises(cipher.CannotOpen):
        cipher.open_sealed(county, sealed, context)


@pytest.mark.parametrize("use", ["aes", "sm4"])
def test_one_changed_bit_anywhere_is_found(use: Use) -> None:
    held.configure(rotation.generate_ring(use))
    sealed = cipher.seal(COUNTY, "阿秀", "x")
    for place in range(len(sealed)):
        bent = bytearray(sealed)
        bent[place] ^= 1
        with pytest.raises(cipher.CannotOpen):
            cipher.open_sealed(COUNTY, bytes(bent), "x")


@pytest.mark.parametrize("use", ["aes", "sm4"])
def test_a_cut_value_is_found(use: Use) -> None:
    held.configure(rotation.generate_ring(use))
    sealed = cipher.seal(COUNTY, "阿秀", "x")
    for length in range(len(sealed)):
        with pytest.raises(cipher.CannotOpen):
            cipher.open_sealed(COUNTY, sealed[:length], "x")


def test_a_database_may_hand_back_a_memoryview() -> None:
    sealed: Any = memoryview(cipher.seal(COUNTY, "阿秀", "x"))
    assert cipher.open_sealed(COUNTY, sealed, "x") == "阿秀"


@pytest.mark.parametrize("use", ["aes", "sm4"])
def test_after_rotation_old_values_open_and_are_resealed_once(use: Use, ring_text: str) -> None:
    old = cipher.seal(COUNTY, "阿秀", "x")
    held.configure(rotation.rotate(ring_text, use))
    fresh = cipher.reseal(COUNTY, old, "x")
    assert fresh is not None
    assert [cipher.open_sealed(COUNTY, sealed, "x") for sealed in (old, fresh)] == ["阿秀", "阿秀"]
    assert cipher.reseal(COUNTY, fresh, "x") is None


def test_a_value_whose_key_has_left_the_ring_does_not_open(ring_text: str) -> None:
    old = cipher.seal(COUNTY, "阿秀", "x")
    rotated = rotation.rotate(ring_text)
    held.configure("".join(line for line in rotated.splitlines(True) if not line.startswith("k1:")))
    with pytest.raises(cipher.CannotOpen, match="not in the ring"):
        cipher.open_sealed(COUNTY, old, "x")


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("phone", "138 0013-8000", "１３８００１３８０００"),
        ("phone", "+86 13800138000", "13800138000"),
        ("id_number", "52242619900101001x", " 522426 19900101 001X"),
        ("name", "Alice  Wang", "alice wang"),
    ],
)
def test_two_spellings_of_one_value_are_blinded_alike(kind: str, one: str, other: str) -> None:
    assert cipher.blind(COUNTY, kind, one) == cipher.blind(COUNTY, kind, other)


def test_blind_values_differ_by_county_kind_and_value() -> None:
    asked = [
        (COUNTY, "phone", "1"),
        ("520523", "phone", "1"),
        (COUNTY, "id_number", "1"),
        (COUNTY, "phone", "2"),
    ]
    assert len({cipher.blind(*each) for each in asked}) == 4


def test_a_search_during_rotation_finds_old_and_new_blind_values(ring_text: str) -> None:
    old = cipher.blind(COUNTY, "phone", "13800138000")
    held.configure(rotation.rotate(ring_text))
    assert cipher.blind_all(COUNTY, "phone", "13800138000") == [
        cipher.blind(COUNTY, "phone", "13800138000"),
        old,
    ]


def test_secret_is_short_url_safe_and_always_the_same() -> None:
    secret = cipher.derive_secret(COUNTY, "case link", "case-1")
    assert re.fullmatch(r"k1[A-Za-z0-9_-]{20}", secret)
    assert secret == cipher.derive_secret(COUNTY, "case link", "case-1")


def test_secret_opens_only_what_it_was_made_for() -> None:
    secret = cipher.derive_secret(COUNTY, "case link", "a", "bc")
    assert cipher.check_secret(COUNTY, "case link", secret, "a", "bc")
    assert not cipher.check_secret(COUNTY, "case link", secret, "ab", "c")
    assert not cipher.check_secret(COUNTY, "rating", secret, "a", "bc")
    assert not cipher.check_secret("520523", "case link", secret, "a", "bc")


@pytest.mark.parametrize("wrong", ["", "k1", "x" * 22, "k1" + "密" * 20, "k9" + "A" * 20])
def test_nonsense_is_no_secret(wrong: str) -> None:
    assert not cipher.check_secret(COUNTY, "case link", wrong, "case-1")


def test_secret_survives_rotation_while_its_key_stays(ring_text: str) -> None:
    secret = cipher.derive_secret(COUNTY, "case link", "case-1")
    rotated = rotation.rotate(ring_text)
    held.configure(rotated)
    assert cipher.check_secret(COUNTY, "case link", secret, "case-1")
    held.configure("".join(line for line in rotated.splitlines(True) if not line.startswith("k1:")))
    assert not cipher.check_secret(COUNTY, "case link", secret, "case-1")
