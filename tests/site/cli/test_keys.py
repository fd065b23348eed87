"""The key ring on the command line."""

import pytest
from click.testing import CliRunner

from maplebridge.ground.vault import rotation
from maplebridge.ground.vault.keys import parse_ring
from maplebridge.site.cli.commands.keys import command


def test_a_new_ring_can_be_used() -> None:
    done = CliRunner().invoke(command, ["new", "--use", "sm4"])
    assert (done.exit_code, parse_ring(done.output).sealing.use) == (0, "sm4")


def test_rotation_prints_the_ring_with_one_key_more(monkeypatch: pytest.MonkeyPatch) -> None:
    text = rotation.generate_ring()
    monkeypatch.setenv("KEY_RING", text)
    done = CliRunner().invoke(command, ["rotate"])
    assert done.exit_code == 0
    assert done.output.endswith(text)
    assert parse_ring(done.output).sealing.id == "k2"


def test_a_list_shows_ids_and_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    text = rotation.rotate(rotation.generate_ring())
    monkeypatch.setenv("KEY_RING", text)
    done = CliRunner().invoke(command, ["list"])
    assert [line.split()[0] for line in done.output.splitlines()] == ["k2", "k1", "s1"]
    assert [line for line in text.split() if line.rsplit(":", 1)[1] in done.output] == []


def test_an_odd_ring_is_told_without_a_trace_and_without_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEY_RING", "k1:aes:c2VjcmV0")
    done = CliRunner().invoke(command, ["list"])
    assert done.exit_code == 2
    assert "6 bytes instead of 32" in done.output
    assert "c2VjcmV0" not in done.output
