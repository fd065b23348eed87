"""Holds the ring that this process works with; the only module of the vault that reads settings. Not for parsing."""

from maplebridge.ground.vault.keys import KeyRing, KeyRingError, parse_ring

_held: list[KeyRing] = []


def configure(text: str) -> KeyRing:
    """Use the ring that `text` spells from now on. When it is odd, raises KeyRingError and keeps the old one."""
    ring = parse_ring(text)
    _held[:] = [ring]
    return ring


def ring() -> KeyRing:
    """The ring in use; read from the setting KEY_RING the first time."""
    return _held[0] if _held else configure(_text_from_settings())


def _text_from_settings() -> str:
    from django.conf import settings

    text = str(getattr(settings, "KEY_RING", ""))
    if not text.strip():
        raise KeyRingError("the setting KEY_RING is empty; make a ring with `maplebridge keys new`")
    return text
