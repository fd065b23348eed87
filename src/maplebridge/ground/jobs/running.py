"""Takes jobs and has them done, one at a time: progress, cancelling, workers that die. Not for what is done."""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
from django.db import InterfaceError, OperationalError

from maplebridge.ground.clock.time import now as this_moment
from maplebridge.ground.jobs import faults
from maplebridge.ground.jobs.actions import drop_unused
from maplebridge.ground.jobs.kinds import Handler, Task
from maplebridge.ground.jobs.models import Job
from maplebridge.ground.jobs.results import Result, result_shelf
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

SQL = Path(__file__).parent / "sql"
SILENCE = timedelta(seconds=60)  # a job that nobody has reported on for so long is taken again
MOST_ATTEMPTS = 4
SECONDS_BETWEEN_WRITES = 0.5
leaving = threading.Event()  # set when this process is to end, so that what runs is handed back
log = logging.getLogger(__name__)


class CalledOff(Exception):
    """The job is no longer this worker's: cancelled, or taken over. Nothing more can be written."""


class HandedBack(Exception):
    """This worker is to end: the job waits for another one."""


@dataclass
class Hold:
    """A job in one worker's hand. Every write asks whether it still is."""

    county: str
    id: UUID
    kind: str
    params: Mapping[str, Any]
    asked_by: str
    attempts: int
    claim: UUID
    ending: Callable[[], bool] = leaving.is_set
    clock: Callable[[], datetime] = this_moment
    done: int = 0
    total: int = 0
    written: float = field(default=float("-inf"))

    def report(self, done: int, total: int = 0, message: Text | None = None) -> None:
        """Writes how far the job is, at most twice a second. Raises CalledOff or HandedBack."""
        self.done, self.total = done, total
        if time.monotonic() - self.written < SECONDS_BETWEEN_WRITES:
            return
        said = {"message": asdict(message)} if message else {}
        if not self._write(done=done, total=total, heartbeat_at=self.clock(), **said):
            raise CalledOff
        self.written = time.monotonic()
        if self.ending():
            raise HandedBack

    def finish(self, result: Result | None) -> None:
        """Notes that the job is done, with the file that it left. Raises CalledOff."""
        named: dict[str, Any] = {}
        if result is not None:
            digest, size = result_shelf(self.county).put(result.blocks)
            named = {"result_sha256": digest, "result_size": size}
            named |= {"result_name": result.name, "result_mime": result.mime}
        if not self._end("done", done=self.done, total=self.total, **named):
            if result is not None:
                drop_unused(self.county, digest)
            raise CalledOff

    def fail(self, text: Text) -> None:
        """Notes why the job cannot be done."""
        self._end("failed", message=asdict(text))

    def hand_back(self) -> None:
        """Lets another worker begin it anew; this run does not count against it."""
        self._write(state="waiting", claim=None, attempts=self.attempts - 1)

    def _end(self, state: str, **columns: Any) -> bool:
        return self._write(state=state, ended_at=self.clock(), claim=None, **columns)

    def _write(self, **columns: Any) -> bool:
        mine = Job.objects.of(self.county).filter(id=self.id, state="running", claim=self.claim)
        return bool(mine.update(**columns))


def take_job(county: str, kinds: list[str], now: datetime) -> Hold | None:
    """The oldest job that waits or whose worker fell silent, now in our hand; None when there is none.

    However many ask at once, each job goes to one of them.
    """
    claim = new_id()
    values = {"county": county, "kinds": kinds, "claim": claim, "now": now, "silent_since": now - SILENCE}
    rows = fetch(SQL / "claim_job.sql", values)
    if not rows:
        return None
    job_id, kind, params, asked_by, attempts = rows[0]
    read = orjson.loads(params) if isinstance(params, str | bytes) else params
    return Hold(county, job_id, kind, read, asked_by, attempts, claim)


def run_job_once(
    county: str, now: datetime, handlers: Mapping[str, Handler], ending: Callable[[], bool] = leaving.is_set
) -> int:
    """Takes one job of the county and has it done; 0 when there was none to take."""
    if ending():
        return 0
    hold = take_job(county, list(handlers), now)
    if hold is None:
        return 0
    hold.ending = ending
    if hold.attempts > MOST_ATTEMPTS:
        hold.fail(faults.GIVEN_UP)
    else:
        _do(hold, handlers[hold.kind], now)
    return 1


def _do(hold: Hold, handler: Handler, now: datetime) -> None:
    try:
        hold.finish(handler.run(Task(hold.county, hold.params, hold.asked_by, now), hold.report))
    except CalledOff:
        log.info("job called off", extra={"job": str(hold.id)})
    except HandedBack:
        hold.hand_back()
    except Fault as fault:
        hold.fail(fault.text)
    except (OperationalError, InterfaceError):
        raise  # nothing can be written now: the job is taken again once it has been silent for long enough
    except Exception:
        log.exception("job broke", extra={"job": str(hold.id), "kind": hold.kind})
        hold.fail(faults.BROKEN)
