"""Reading rings: what is accepted, what is refused, and that no message shows a key."""

import base64
import json

import pytest

from maplebridge.ground.vault import rotation
from maplebridge.ground.vault.keys import KeyRingError, frame, parse_ring, subkey, write_ring

FIRST = base64.b64encode(bytes(range(32))).decode()
SECOND = base64.b64encode(bytes(range(32, 64))).decode()


def test_first_key_of_a_use_is_active() -> None:
    ring = parse_ring(f"k2:aes:{SECOND}\nk1:{FIRST}\n")
    assert [ring.sealing.id, [key.id for key in ring.keys]] == ["k2", ["k2", "k1"]]


def test_lines_commas_comments_and_json_spell_the_same_ring() -> None:
    lines = parse_ring(f"# the county's keys\nk2:sm4:{SECOND}  # new\n\nk1:{FIRST}")
    commas = parse_ring(f"k2:sm4:{SECOND},k1:aes:{FIRST}")
    as_json = parse_ring(json.dumps([{"id": "k2", "use": "sm4", "key": SECOND}, {"id": "k1", "key": FIRST}]))
    assert lines == commas == as_json


def test_written_ring_reads_back() -> None:
    text = rotation.generate_ring()
    assert write_ring(parse_ring(text)) == text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "needs a key"),
        (f"s1:sign:{FIRST}", "needs a key"),
        ("nonsense", "key 1: expected"),
        (f"K1:{FIRST}", "key 1: the id"),
        (f"k1:rot13:{FIRST}", r"key 1 \(k1\): the use"),
        ("k1:aes:not*base64", r"key 1 \(k1\): the key is not base64"),
        (f"k1:{FIRST},k2:c2hvcnQ=", r"key 2 \(k2\): 5 bytes instead of 32"),
        (f"k1:{base64.b64encode(bytes(32)).decode()}", r"key 1 \(k1\): the key is not random"),
        (f"k1:{FIRST},k1:{SECOND}", "the same id"),
        (f"k1:{FIRST},k2:{FIRST}", "the same key"),
        ("[{", "not valid JSON"),
        ('["k1"]', "list of objects"),
    ],
)
def test_odd_ring_is_refused_with_a_reason(text: str, says: str) -> None:
    with pytest.raises(KeyRingError, match=says):
        parse_ring(text)


@pytest.mark.parametrize("text", [f"k1:rot13:{FIRST}", f"k1:{FIRST}!", f"k1:{FIRST},k2:{FIRST}"])
def test_messages_never_show_a_key(text: str) -> None:
    with pytest.raises(KeyRingError) as caught:
        parse_ring(text)
    assert FIRST[:10] not in str(caught.value)


def test_a_printed_key_hides_its_material() -> None:
    assert "material" not in repr(parse_ring(f"k1:{FIRST}"))


def test_subkeys_differ_by_purpose_and_by_how_parts_are_cut() -> None:
    key = parse_ring(f"k1:{FIRST}").sealing
    keys = {subkey(key, *parts) for parts in [("seal", "520524"), ("blind", "520524"), ("seal5", "20524")]}
    assert len(keys) == 3
    assert frame(["ab", "c"]) != frame(["a", "bc"])
