"""Holds the ring that this process works with; the one place that reads it from settings. Not for parsing."""

from maplebridge.ground.vault.keys import KeyRing, KeyRingError, parse_ring

_held: list[KeyRing] = []


def configure(text: str) -> KeyRing:
    """Use the ring in `text` from now on. Raises KeyRingError and keeps the old one when it is odd."""
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
