"""The live feed: what happens to a case reaches the desks that are open, and nobody else's."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from threading import current_thread, main_thread
from typing import Any

import pytest
from django.db import connection
from tests.world import COUNTY, HOUSING, WATER, World, found_county, streetlight

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Intake
from maplebridge.directory.people.actions import issue_token
from maplebridge.doors.feed.app import application, hub
from maplebridge.doors.feed.hub import Happening, Hub
from maplebridge.doors.feed.watching import Watch

PATIENCE = 20.0

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(transactional_db: None) -> World:
    return found_county()


def now() -> datetime:
    return datetime.now(UTC)


def whistle(world: World, *units: str) -> str:
    case = submit(county=COUNTY, intake=Intake(**streetlight()), sender=None, now=now())
    fields = {"units": list(units), "arrive_by": (now() + timedelta(hours=1)).isoformat()}
    take(actor=world.actor("luolan"), number=case.number, action="whistle", fields=fields, seen=1, now=now())
    if current_thread() is not main_thread():
        connection.close()
    return case.number


def token_of(world: World, code: str, scope: str = "read") -> str:
    return issue_token(county=COUNTY, person_id=world.ids[code], name="feed", scopes=[scope], days=1, now=now())


class Page:
    """A browser's end of one connection to the feed."""

    def __init__(self, token: str = "", path: str = "/feed") -> None:
        headers = [(b"authorization", f"Bearer {token}".encode())] if token else []
        self.scope = {"type": "http", "method": "GET", "path": path, "headers": headers}
        self.sent: asyncio.Queue[Any] = asyncio.Queue()
        self.gone = asyncio.Event()

    async def receive(self) -> dict[str, Any]:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        await self.sent.put(message)

    async def next(self) -> str:
        message = await asyncio.wait_for(self.sent.get(), PATIENCE)
        return str(message.get("status", "")) + message.get("body", b"").decode()


@asynccontextmanager
async def open_page(token: str) -> AsyncIterator[Page]:
    page = Page(token)
    serving = asyncio.create_task(application(page.scope, page.receive, page.send))
    assert await page.next() == "200"
    assert await page.next() == "retry: 2000\n\n"
    yield page
    page.gone.set()
    await asyncio.wait_for(serving, PATIENCE)


@asynccontextmanager
async def watching() -> AsyncIterator[None]:
    task = asyncio.create_task(Watch(hub).run())
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def test_a_whistle_reaches_the_desk_that_is_called(world: World) -> None:
    token = token_of(world, "yangguang")

    async def scene() -> tuple[str, str]:
        async with watching(), open_page(token) as page:
            number = await asyncio.to_thread(whistle, world, HOUSING)
            return number, await page.next()

    number, event = asyncio.run(scene())
    assert "event: called\n" in event
    assert number in event


def test_each_event_comes_once_and_other_desks_hear_nothing(world: World) -> None:
    tokens = token_of(world, "yangguang"), token_of(world, "tangwei")

    async def scene() -> tuple[list[str], int]:
        async with watching(), open_page(tokens[0]) as called, open_page(tokens[1]) as other:
            numbers = [await asyncio.to_thread(whistle, world, HOUSING) for _ in range(3)]
            events = [await called.next() for _ in numbers]
            assert [number in event for number, event in zip(numbers, events, strict=True)] == [True] * 3
            return events, other.sent.qsize()

    events, elsewhere = asyncio.run(scene())
    assert len({event.splitlines()[0] for event in events}) == 3
    assert elsewhere == 0


def test_nobody_listens_without_a_token_that_may_read(world: World) -> None:
    async def ask(page: Page) -> str:
        await application(page.scope, page.receive, page.send)
        return await page.next()

    for token in ("", token_of(world, "alice"), token_of(world, "yangguang", "act")):
        assert asyncio.run(ask(Page(token))) == "401"
    assert asyncio.run(ask(Page(path="/elsewhere"))) == "404"


def test_a_listener_too_slow_is_told_to_look_for_itself() -> None:
    hub = Hub()

    async def scene() -> list[Any]:
        queue = hub.join([f"{COUNTY}/{WATER}"])
        for count in range(400):
            hub.tell(Happening(str(count), "desk", (f"{COUNTY}/{WATER}",), {}))
        heard = [queue.get_nowait() for _ in range(queue.qsize())]
        hub.leave([f"{COUNTY}/{WATER}"], queue)
        return heard

    heard = asyncio.run(scene())
    assert heard[0] is None
    assert [happening.id for happening in heard[1:]] == [str(count) for count in range(257, 400)]
    assert len(hub) == 0
