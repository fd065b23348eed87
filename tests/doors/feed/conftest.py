"""The small county, really committed: the feed reads it with a connection of its own."""

import asyncio
from collections.abc import Iterator

import pytest
from tests.doors.browsing import FIXTURES
from tests.world import World, found_county


@pytest.fixture
def world(transactional_db: None) -> World:
    return found_county()


@pytest.fixture(autouse=True)
def _loop_of_their_own(request: pytest.FixtureRequest) -> Iterator[None]:
    """Playwright keeps its loop running in this thread once a browser was open; tests of the feed run their own."""
    running = None if FIXTURES & set(request.fixturenames) else asyncio._get_running_loop()
    if running is None:
        yield
        return
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(running)
