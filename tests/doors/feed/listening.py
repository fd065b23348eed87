"""A browser's end of the feed, met in this process without a socket, and what happens meanwhile."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from threading import current_thread, main_thread
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection
from tests.world import COUNTY, World, streetlight

from maplebridge.cases.actions.submit import Receipt, submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Intake
from maplebridge.directory.people.actions import issue_token
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.feed.app import application, hub
from maplebridge.doors.feed.watching import Watch

PATIENCE = 20.0
Answer = TypeVar("Answer")


def now() -> datetime:
    return datetime.now(UTC)


def bring(world: World, sender: Actor | None = None, **said: Any) -> Receipt:
    return apart(lambda: submit(county=COUNTY, intake=Intake(**streetlight(**said)), sender=sender, now=now()))


def act(world: World, code: str, number: str, action: str, seen: int | None, **fields: Any) -> None:
    apart(lambda: take(actor=world.actor(code), number=number, action=action, fields=fields, seen=seen, now=now()))


def whistle(world: World, *units: str) -> str:
    """A new case with a call to these units; its number."""
    number = bring(world).number
    by = (now() + timedelta(hours=1)).isoformat()
    act(world, "luolan", number, "whistle", 1, units=list(units), arrive_by=by)
    return number


def apart(do: Callable[[], Answer]) -> Answer:
    """Does it, also in another thread, whose connection to the database ends with it."""
    try:
        return do()
    finally:
        if current_thread() is not main_thread():
            connection.close()


def token_of(world: World, code: str, scope: str = "read") -> str:
    return issue_token(county=COUNTY, person_id=world.ids[code], name="feed", scopes=[scope], days=1, now=now())


class Page:
    """One connection. `next` gives what came next, in the order in which it came: status, comments, events."""

    def __init__(self, token: str = "", *, cookie: str = "", path: str = "/feed", query: str = "", **more: str) -> None:
        said = {"authorization": f"Bearer {token}" if token else "", "origin": more.get("origin", "")}
        said["cookie"] = f"{settings.SESSION_COOKIE_NAME}={cookie}" if cookie else ""
        said["last-event-id"] = more.get("last", "")
        headers = [(name.encode(), value.encode()) for name, value in said.items() if value]
        self.scope = {"type": "http", "method": "GET", "path": path, "headers": headers, "query_string": query.encode()}
        self.scope["client"] = (more.get("source", "192.0.2.1"), 4711)
        self.headers: dict[bytes, bytes] = {}
        self.sent: asyncio.Queue[str] = asyncio.Queue()
        self.gone = asyncio.Event()

    async def receive(self) -> dict[str, Any]:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        if "status" in message:
            self.headers = dict(message["headers"])
            await self.sent.put(str(message["status"]))
        for part in message.get("body", b"").decode().split("\n\n"):
            if part:
                await self.sent.put(part)

    async def next(self) -> str:
        return await asyncio.wait_for(self.sent.get(), PATIENCE)

    async def until(self, kind: str) -> str:
        """The next event of that kind; others are passed over."""
        while f"event: {kind}\n" not in (event := await self.next()):
            pass
        return event

    async def ask(self) -> str:
        """The status of an answer that is no stream."""
        await asyncio.wait_for(application(self.scope, self.receive, self.send), PATIENCE)
        return await self.next()


@asynccontextmanager
async def opened(page: Page) -> AsyncIterator[Page]:
    serving = asyncio.create_task(application(page.scope, page.receive, page.send))
    assert await page.next() == "200"
    assert await page.next() == "retry: 2000"
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


def scene(play: Callable[[], Awaitable[Answer]]) -> Answer:
    """Plays it while the journal is watched."""

    async def watched() -> Answer:
        async with watching():
            return await play()

    return asyncio.run(watched())
