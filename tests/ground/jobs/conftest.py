"""A county's jobs with handlers of the tests' own, and reports that are written every time."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from maplebridge.ground.jobs import actions, running
from maplebridge.ground.jobs.kinds import Handler, Kind, Report, Task
from maplebridge.ground.jobs.queries import JobFacts, get_job
from maplebridge.ground.jobs.results import Result
from maplebridge.ground.words.text import Text

COUNTY = "520524"
NOW = datetime(2026, 9, 18, 2, 0, tzinfo=UTC)
COUNT = Kind("count")
TITLE = Text("数数", "Count")


@pytest.fixture(autouse=True)
def _written_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "SECONDS_BETWEEN_WRITES", 0)


def ask(up_to: int = 3, *, asked_by: str = "axiu", now: datetime = NOW) -> UUID:
    params = {"up_to": up_to}
    return actions.ask(county=COUNTY, kind=COUNT, title=TITLE, params=params, asked_by=asked_by, now=now)


def count(task: Task, report: Report) -> Result:
    """Counts and leaves what it counted."""
    for number in range(task.params["up_to"] + 1):
        report(number, task.params["up_to"], Text(f"第 {number} 个", f"number {number}"))
    return Result("计数.pdf", "application/pdf", iter([b"counted ", str(task.params["up_to"]).encode()]))


def job(job_id: UUID) -> JobFacts:
    return get_job(COUNTY, job_id)


COUNTING = {"count": Handler(COUNT, count)}
