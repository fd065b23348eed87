"""A process that remembers nothing of the test before."""

from collections.abc import Iterator

import pytest

from maplebridge.rulebook.deadlines import queries


@pytest.fixture(autouse=True)
def _forget_calendars() -> Iterator[None]:
    queries.forget()
    yield
    queries.forget()
