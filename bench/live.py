"""What benches of the live feed need: the feed's process beside the web, people signed in, pages that listen."""

import asyncio
import os
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter, sleep

import httpx
import orjson
import psutil
from bench.stage import COUNTY, HOST, Stage, _free_port, stage

from maplebridge.site.cli.site import load
from maplebridge.site.running import programs
from maplebridge.site.running.answering import answers

PATIENCE = 30.0
COOKIE = "maplebridge"


@dataclass(frozen=True, slots=True)
class LiveStage:
    """A stage with a live feed and a worker."""

    stage: Stage
    feed_port: int
    feed: psutil.Process


@contextmanager
def live_stage() -> Iterator[LiveStage]:
    """Web, feed and worker on the demo county; gone after the block."""
    feed_port = _free_port()
    os.environ.update(FEED_URL=f"http://{HOST}:{feed_port}/feed", FEED_AS_PERSON="5000", FEED_FROM_SOURCE="5000")
    os.environ.update(DJANGO_SETTINGS_MODULE="maplebridge.site.settings")
    with stage() as web, _running(programs.feed(HOST, feed_port)) as feed, _running(programs.work()):
        while not answers(HOST, feed_port, "/healthz"):
            if feed.poll() is not None:
                raise SystemExit("the feed ended")
            sleep(0.05)
        load()
        yield LiveStage(web, feed_port, psutil.Process(feed.pid))


@contextmanager
def _running(command: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def session_of(person_id: str) -> str:
    """The key of a new session of a member of staff, all the way signed in."""
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest

    from maplebridge.directory.accounts.actions import open_account
    from maplebridge.doors.account.entering import enter

    request = HttpRequest()
    request.META["REMOTE_ADDR"], request.user = HOST, AnonymousUser()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore()
    enter(request, open_account(county=COUNTY, person_id=person_id), method="demo")
    request.session.save()
    return str(request.session.session_key)


def person_of(code: str) -> str:
    """The id of one of the demo's cast."""
    from maplebridge.directory.people.listing import get_person_id

    return get_person_id(COUNTY, code)


@dataclass
class Ears:
    """Open feeds, as browsers hold them, in a thread of their own; `heard` has when each heard a call for a case."""

    port: int
    sessions: Sequence[str]
    heard: dict[str, dict[int, float]] = field(default_factory=dict)
    open: int = 0
    _ended: threading.Event = field(default_factory=threading.Event)
    _changed: threading.Condition = field(default_factory=threading.Condition)

    @contextmanager
    def listening(self) -> Iterator["Ears"]:
        """All are open inside the block."""
        thread = threading.Thread(target=lambda: asyncio.run(self._listen()), daemon=True)
        thread.start()
        self.wait(lambda: self.open == len(self.sessions))
        try:
            yield self
        finally:
            self._ended.set()
            thread.join()

    def wait(self, done: Callable[[], bool]) -> None:
        """Waits until something is so. Raises TimeoutError."""
        with self._changed:
            if not self._changed.wait_for(done, PATIENCE):
                raise TimeoutError(f"{self.open} of {len(self.sessions)} feeds are open")

    def times(self, number: str) -> Mapping[int, float]:
        """When each feed heard that somebody is called to the case."""
        return self.heard.get(number, {})

    async def _listen(self) -> None:
        tasks = [asyncio.create_task(self._one(place, key)) for place, key in enumerate(self.sessions)]
        await asyncio.to_thread(self._ended.wait)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _one(self, place: int, session: str) -> None:
        reader, writer = await asyncio.open_connection(HOST, self.port)
        head = f"GET /feed?gap=0 HTTP/1.1\r\nHost: {HOST}\r\nCookie: {COOKIE}={session}\r\n\r\n"
        writer.write(head.encode())
        try:
            kind = b""
            while line := await reader.readline():
                if line.startswith(b"retry:"):
                    self._note(lambda: setattr(self, "open", self.open + 1))
                elif line.startswith(b"event: "):
                    kind = line[7:].strip()
                elif line.startswith(b"data: ") and kind == b"called":
                    number, at = orjson.loads(line[6:])["number"], perf_counter()
                    self._note(lambda n=number, t=at: self.heard.setdefault(n, {}).setdefault(place, t))  # type: ignore[misc]  # mypy knows no default of a lambda
        finally:
            writer.close()

    def _note(self, do: Callable[[], object]) -> None:
        with self._changed:
            do()
            self._changed.notify_all()


def percentile(values: Sequence[float], part: float) -> float:
    """The value below which `part` of all lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def times(reader: httpx.Client, path: str, many: int) -> list[float]:
    """Milliseconds of each of `many` requests."""
    found = []
    for _ in range(many):
        began = perf_counter()
        answer = reader.get(path)
        found.append((perf_counter() - began) * 1000)
        if answer.status_code != 200:
            raise SystemExit(f"{path}: {answer.status_code} {answer.text[:300]}")
    return found


def table(figures: Mapping[str, float], ratio: str, most: float) -> str:
    """The figures for people, and whether the one of that name is at most what it must be."""
    verdict = "pass" if figures[ratio] <= most else "FAIL"
    lines = [f"{name.replace('_', ' '):32}{value:>10}" for name, value in figures.items()]
    must = f"must: {ratio.replace('_', ' ')} at most {most}"
    return "\n".join([*lines, f"{must:32}{verdict:>10}"])
