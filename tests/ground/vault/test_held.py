"""Where the ring comes from when nobody has handed one over."""

import pytest
from django.conf import settings

from maplebridge.ground.vault import held, rotation
from maplebridge.ground.vault.keys import KeyRingError


def test_ring_is_read_from_settings_once(monkeypatch: pytest.MonkeyPatch) -> None:
    held._held.clear()
    monkeypatch.setattr(settings, "KEY_RING", rotation.generate_ring(), raising=False)
    first = held.ring()
    monkeypatch.setattr(settings, "KEY_RING", rotation.generate_ring(), raising=False)
    assert held.ring() is first


def test_empty_setting_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    held._held.clear()
    monkeypatch.setattr(settings, "KEY_RING", " ", raising=False)
    with pytest.raises(KeyRingError, match="maplebridge keys new"):
        held.ring()
