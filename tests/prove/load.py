"""Clients that bring and handle cases over HTTP, each write under a key, repeated until it is answered."""

import random
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx
from tests.world import COUNTY, GRID, HOUSING

BUSY = 429
PATIENCE = 60.0
SHARED = 3  # cases to which all clients add notes at once


@dataclass
class Record:
    """What the clients were told: the number for each key of a new case, number and row for each key of a step.

    `signed` are the cases on which anybody may act by now.
    """

    numbers: dict[str, str] = field(default_factory=dict)
    steps: dict[str, tuple[str, int]] = field(default_factory=dict)
    signed: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    repeated: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def answered(self) -> int:
        """How many writes were answered."""
        return len(self.numbers) + len(self.steps)


class Client(threading.Thread):
    """Goes round: brings a case, has it dispatched and signed, adds notes to it and to one that all share."""

    def __init__(self, base: str, tokens: dict[str, str], record: Record, stop: threading.Event, seed: int) -> None:
        super().__init__()
        self._base, self._tokens, self._record, self._stop_now = base, tokens, record, stop
        self._dice = random.Random(seed)
        self._http = httpx.Client(base_url=f"{base}/api/v1", timeout=10)

    def run(self) -> None:
        """Until told to stop."""
        with self._http:
            while not self._stop_now.is_set():
                self._round()

    def _round(self) -> None:
        number = self._bring()
        if number is None:
            return
        self._take("axiu", number, {"action": "dispatch", "version": 1, "fields": {"unit": HOUSING}})
        self._take("yangguang", number, {"action": "sign", "version": 2})
        with self._record.lock:
            self._record.signed.append(number)
            everybodys = self._dice.choice(self._record.signed[:SHARED])
        for whose in (number, everybodys):
            self._take("luolan", whose, {"action": "note", "fields": {"text": f"第 {self._dice.random()} 次跟进"}})

    def _bring(self) -> str | None:
        key = str(uuid4())
        body = {"county": COUNTY, "text": "村口的路灯三天不亮了。", "matter": "streetlight", "place": GRID, "key": key}
        answer = self._insist("/cases", body, {})
        if answer is None:
            return None
        with self._record.lock:
            self._record.numbers[key] = answer["number"]
        return str(answer["number"])

    def _take(self, who: str, number: str, body: dict[str, Any]) -> None:
        key = str(uuid4())
        bearer = {"Authorization": f"Bearer {self._tokens[who]}"}
        answer = self._insist(f"/cases/{number}/actions", body | {"key": key}, bearer)
        if answer is not None:
            with self._record.lock:
                self._record.steps[key] = answer["number"], answer["seq"]

    def _insist(self, path: str, body: dict[str, Any], headers: dict[str, str]) -> Any:
        """The answer, however often it has to be asked for; None when it is a refusal, which is noted."""
        for attempt in range(10_000):
            try:
                answer = self._http.post(path, json=body, headers=headers)
            except httpx.HTTPError:
                answer = None
            if answer is not None and answer.is_success:
                self._record.repeated += attempt > 0
                return answer.json()
            if answer is not None and answer.status_code < 500 and answer.status_code != BUSY:
                self._record.refused.append(f"{path} {body} {answer.status_code} {answer.text}")
                return None
            threading.Event().wait(self._dice.uniform(0.02, 0.2))
        raise AssertionError("never answered")


class Load:
    """Some clients at work."""

    def __init__(self, base: str, tokens: dict[str, str], *, clients: int, seed: int) -> None:
        self.record, self._stop = Record(), threading.Event()
        self._clients = [Client(base, tokens, self.record, self._stop, seed + n) for n in range(clients)]

    def start(self) -> None:
        """Begin."""
        for client in self._clients:
            client.start()

    def await_answers(self, more: int) -> None:
        """Wait until so many more writes were answered."""
        goal, end = self.record.answered + more, time.monotonic() + PATIENCE
        while self.record.answered < goal:
            assert time.monotonic() < end, f"nobody answers; refused: {self.record.refused[:3]}"
            threading.Event().wait(0.05)

    def finish(self) -> Record:
        """Let every client finish what it began."""
        self._stop.set()
        for client in self._clients:
            client.join(PATIENCE)
        assert not any(client.is_alive() for client in self._clients)
        return self.record


def repeated_rows(rows: list[tuple[Any, ...]]) -> dict[Any, int]:
    """Rows that stand there more than once."""
    counted: dict[Any, int] = defaultdict(int)
    for row in rows:
        counted[row] += 1
    return {row: times for row, times in counted.items() if times > 1}
