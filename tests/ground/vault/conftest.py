"""A ring of its own for each test of the vault; the ring that was in use comes back afterwards."""

from collections.abc import Iterator

import pytest

from maplebridge.ground.vault import held, rotation


@pytest.fixture(autouse=True)
def ring_text() -> Iterator[str]:
    before = list(held._held)
    text = rotation.generate_ring()
    held.configure(text)
    yield text
    held._held[:] = before
