"""The live feed: one process, one stream of server-sent events a browser. It only tells that something is new; pages
and the API say what. Not for pages and not for writing."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from random import uniform
from typing import Any

import django
import orjson

django.setup()

from django.conf import settings  # noqa: E402 - needs Django's settings
from django.db import Error, close_old_connections, connection  # noqa: E402 - likewise

from maplebridge.doors.feed.hub import Happening, Hub, Listener  # noqa: E402 - needs Django's apps
from maplebridge.doors.feed.places import Places  # noqa: E402 - likewise
from maplebridge.doors.feed.visitors import Asking, Guest, find_guest, read_asking  # noqa: E402 - likewise
from maplebridge.doors.feed.watching import Watch  # noqa: E402 - likewise

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
PATH = "/feed"
HEARTBEAT_SECONDS = 25.0
RECHECK_SECONDS = 50.0
PAUSE_SECONDS = 0.2
GREETING = b"retry: 2000\n\n"
ALIVE, MISSED, SIGNED_OUT = (f"event: {kind}\ndata: {{}}\n\n".encode() for kind in ("alive", "missed", "signed_out"))
STREAM = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]
hub = Hub()
places = Places(settings.FEED_MOST, settings.FEED_FROM_SOURCE, settings.FEED_AS_PERSON)
_asking = ThreadPoolExecutor(2, "asking")
_watching: set[asyncio.Task[None]] = set()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Serves `GET /feed` to whoever is signed in or has a token, and a health check at `/healthz`."""
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
    asking = read_asking(scope)
    if asking.origin and asking.origin not in settings.FEED_FOR:
        return await _say(send, 403, b"not for pages of other sites\n")
    if not places.enter(asking.source):
        return await _say(send, 503, b"too many are listening\n", _shared_with(asking))
    try:
        await _admit(asking, receive, send)
    finally:
        places.leave(asking.source)


async def _admit(asking: Asking, receive: Receive, send: Send) -> None:
    try:
        guest = None if asking.anonymous else await _find(asking)
    except Error:
        return await _say(send, 503, b"the database does not answer\n", _shared_with(asking))
    if guest is None and (asking.token or asking.anonymous):
        return await _say(send, 401, b"sign in first\n", _shared_with(asking))
    if guest is None:  # a browser learns nothing from a status: it is told in the stream
        await _begin(asking, send)
        return await send({"type": "http.response.body", "body": SIGNED_OUT})
    if not places.sit_down(guest.who):
        return await _say(send, 503, b"you are listening too often\n", _shared_with(asking))
    try:
        await _begin(asking, send)
        await _stream(asking, guest, receive, send)
    finally:
        places.stand_up(guest.who)


async def _begin(asking: Asking, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [*STREAM, *_shared_with(asking)]})


async def _find(asking: Asking) -> Guest | None:
    return await asyncio.get_running_loop().run_in_executor(_asking, _find_blocking, asking)


def _find_blocking(asking: Asking) -> Guest | None:
    close_old_connections()
    try:
        return find_guest(asking)
    except Error:
        connection.close()
        raise


async def _stream(asking: Asking, guest: Guest, receive: Receive, send: Send) -> None:
    listener = hub.join(guest.addresses, missing=asking.missing, last=asking.last)
    tasks = [asyncio.create_task(_until_gone(receive, listener)), asyncio.create_task(_recheck(asking, listener))]
    try:
        await send({"type": "http.response.body", "body": GREETING, "more_body": True})
        while listener.ended != "gone":
            body = await _next(listener)
            last = listener.ended == "signed_out"
            await send({"type": "http.response.body", "body": body + SIGNED_OUT * last, "more_body": not last})
            if last:
                break
            await asyncio.sleep(PAUSE_SECONDS)  # what comes now goes out together
    finally:
        for task in tasks:
            task.cancel()
        hub.leave(listener)


async def _next(listener: Listener) -> bytes:
    if not await listener.wait(HEARTBEAT_SECONDS):
        return ALIVE
    missed, waiting = listener.take()
    return MISSED * missed + b"".join(map(_written, waiting))


def _written(happening: Happening) -> bytes:
    return f"id: {happening.id}\nevent: {happening.kind}\ndata: ".encode() + orjson.dumps(happening.data) + b"\n\n"


async def _until_gone(receive: Receive, listener: Listener) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.end("gone")


async def _recheck(asking: Asking, listener: Listener) -> None:
    """Whoever signed out, or has other duties now, does not go on hearing what they heard before."""
    while not listener.ended:
        await asyncio.sleep(RECHECK_SECONDS * uniform(0.7, 1.1))  # noqa: S311 - so that not all are asked for at once
        with suppress(Error):  # no answer is no reason to send anybody away
            guest = await _find(asking)
            if guest is None:
                listener.end("signed_out")
            elif guest.addresses != listener.addresses:
                hub.move(listener, guest.addresses)


def _shared_with(asking: Asking) -> list[tuple[bytes, bytes]]:
    """Lets a page of this site, whose port differs from the feed's, read the answer."""
    vary = (b"vary", b"Origin")
    if not asking.origin:
        return [vary]
    return [
        vary,
        (b"access-control-allow-origin", asking.origin.encode("latin-1")),
        (b"access-control-allow-credentials", b"true"),
    ]


async def _say(send: Send, status: int, body: bytes, more: list[tuple[bytes, bytes]] | None = None) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *(more or [])]
    if status == 503:
        headers.append((b"retry-after", b"5"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
