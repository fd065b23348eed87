"""Reads of jobs: one, or a page of them. Not for who may see which: that is asked for here, too."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from maplebridge.ground.files.shelf import BLOCK_BYTES
from maplebridge.ground.jobs import faults
from maplebridge.ground.jobs.models import OPEN, Job
from maplebridge.ground.jobs.results import result_shelf
from maplebridge.ground.words.text import Text

LAST = UUID(int=2**128 - 1)
COLUMNS = (
    "id",
    "kind",
    "title",
    "params",
    "asked_by",
    "state",
    "done",
    "total",
    "message",
    "result_sha256",
    "result_name",
    "result_mime",
    "result_size",
    "asked_at",
    "started_at",
    "ended_at",
)


@dataclass(frozen=True, slots=True)
class JobFacts:
    """A job as it stands. `percent` is None while nobody knows how much there is to do."""

    id: UUID
    kind: str
    title: Text
    params: dict[str, Any]
    asked_by: str
    state: str
    done: int
    total: int
    message: Text | None
    result_sha256: str
    result_name: str
    result_mime: str
    result_size: int
    asked_at: datetime
    started_at: datetime | None
    ended_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether it waits or runs."""
        return self.state in OPEN

    @property
    def has_result(self) -> bool:
        """Whether there is a file to download."""
        return bool(self.result_sha256)

    @property
    def percent(self) -> int | None:
        """How far it is."""
        return min(100, 100 * self.done // self.total) if self.total else None


def get_job(county: str, job_id: UUID, *, asked_by: str | None = None) -> JobFacts:
    """The job; with `asked_by` only if that person asked for it. Raises Missing either way."""
    rows = Job.objects.of(county).filter(id=job_id)
    if asked_by is not None:
        rows = rows.filter(asked_by=asked_by)
    row = rows.values_list(*COLUMNS).first()
    if row is None:
        raise faults.missing()
    return _facts(row)


def list_jobs(county: str, *, asked_by: str | None = None, before: UUID = LAST, many: int = 50) -> list[JobFacts]:
    """The county's jobs or those of one person, the newest first, a page at a time by the last one's id."""
    rows = Job.objects.of(county).filter(id__lt=before)
    if asked_by is not None:
        rows = rows.filter(asked_by=asked_by)
    return [_facts(row) for row in rows.order_by("-id").values_list(*COLUMNS)[:many]]


def read_result(county: str, job: JobFacts) -> Iterator[bytes]:
    """The content of the file that the job left, in blocks. Raises Missing once it was cleared away."""
    path = result_shelf(county).path_of(job.result_sha256) if job.has_result else None
    if path is None or not path.exists():
        raise faults.no_result()
    return _blocks(path)


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as content:
        while block := content.read(BLOCK_BYTES):
            yield block


def _facts(row: tuple[Any, ...]) -> JobFacts:
    named = dict(zip(COLUMNS, row, strict=True))
    message = Text(**named["message"]) if named["message"] else None
    return JobFacts(**{**named, "title": Text(**named["title"]), "message": message})
