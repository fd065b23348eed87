"""The live feed: one process, one stream of server-sent events a desk. It only tells that something is new; pages and
the API say what. Not for pages and not for writing."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

import django
import orjson
from django.db import connection

django.setup()

from maplebridge.directory.people.queries import get_actor_by_token  # noqa: E402 - needs Django's apps
from maplebridge.directory.people.rules import Actor  # noqa: E402 - likewise
from maplebridge.doors.feed.hub import Happening, Hub  # noqa: E402 - likewise
from maplebridge.doors.feed.watching import Watch  # noqa: E402 - likewise
from maplebridge.ground.clock.time import now  # noqa: E402 - likewise

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
PATH = "/feed"
HEARTBEAT_SECONDS = 15.0
GREETING = b"retry: 2000\n\n"
hub = Hub()
_watching: set[asyncio.Task[None]] = set()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Serves `GET /feed` with a bearer token, and a health check at `/healthz`."""
    if scope["type"] == "lifespan":
        await _live(receive, send)
    elif scope["type"] == "http":
        await _answer(scope, receive, send)


async def _live(receive: Receive, send: Send) -> None:
    while (message := await receive())["type"] != "lifespan.shutdown":
        if message["type"] == "lifespan.startup":
            _watching.add(asyncio.create_task(Watch(hub).run()))
            await send({"type": "lifespan.startup.complete"})
    for task in _watching:
        task.cancel()
    await send({"type": "lifespan.shutdown.complete"})


async def _answer(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["path"] == "/healthz":
        return await _say(send, 200, b"ok\n")
    if scope["path"] != PATH or scope["method"] != "GET":
        return await _say(send, 404, b"not found\n")
    actor = await asyncio.to_thread(_who, scope)
    if actor is None or not actor.duties or "read" not in actor.scopes:
        return await _say(send, 401, b"sign in first\n")
    addresses = {f"{actor.county}/{duty.unit}" for duty in actor.duties if duty.unit}
    await _stream(addresses, receive, send)


def _who(scope: Scope) -> Actor | None:
    headers = dict(scope["headers"])
    scheme, _, token = headers.get(b"authorization", b"").decode("latin-1").partition(" ")
    try:
        return get_actor_by_token(token, now()) if scheme.lower() == "bearer" else None
    finally:
        connection.close()  # the only connection this process keeps is the watch's


async def _stream(addresses: Iterable[str], receive: Receive, send: Send) -> None:
    queue = hub.join(addresses)
    gone = asyncio.create_task(_until_gone(receive))
    try:
        await send({"type": "http.response.start", "status": 200, "headers": STREAM_HEADERS})
        await send({"type": "http.response.body", "body": GREETING, "more_body": True})
        while not gone.done():
            await send({"type": "http.response.body", "body": await _next(queue, gone), "more_body": True})
    finally:
        gone.cancel()
        hub.leave(addresses, queue)


async def _next(queue: "asyncio.Queue[Happening | None]", gone: "asyncio.Task[None]") -> bytes:
    getting = asyncio.create_task(queue.get())
    done, _ = await asyncio.wait({getting, gone}, timeout=HEARTBEAT_SECONDS, return_when=asyncio.FIRST_COMPLETED)
    if getting not in done:
        getting.cancel()
        return b": still here\n\n"
    happening = getting.result()
    if happening is None:
        return b"event: missed\ndata: {}\n\n"
    data = orjson.dumps(happening.data)
    return f"id: {happening.id}\nevent: {happening.kind}\ndata: ".encode() + data + b"\n\n"


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _say(send: Send, status: int, body: bytes) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


STREAM_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]
