"""Asks for long work, calls it off, clears away what is old. Not for doing it: see running."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from maplebridge.ground.jobs import faults
from maplebridge.ground.jobs.kinds import Kind
from maplebridge.ground.jobs.models import OPEN, Job
from maplebridge.ground.jobs.queries import get_job
from maplebridge.ground.jobs.results import KEPT, REMEMBERED, result_shelf
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.sql.waking import wake_after_commit
from maplebridge.ground.words.text import Text

JOBS = "jobs"


def ask(*, county: str, kind: Kind, title: Text, params: Mapping[str, Any], asked_by: str, now: datetime) -> UUID:
    """Asks for a piece of long work; its id. `title` says in a list what it is, `params` are the handler's."""
    row = Job(
        county=county,
        id=new_id(),
        kind=kind.name,
        title=asdict(title),
        params=dict(params),
        asked_by=asked_by,
        asked_at=now,
    )
    job_id = Job.objects.insert([row])[0].id
    wake_after_commit(county, JOBS)
    return job_id


def cancel(*, county: str, job_id: UUID, now: datetime) -> None:
    """Calls a job off; whoever runs it finds out at its next report. Raises Missing, Conflict when it has ended."""
    rows = Job.objects.of(county).filter(id=job_id, state__in=OPEN)
    if not rows.update(state="cancelled", ended_at=now, claim=None):
        get_job(county, job_id)
        raise faults.ended()


def clear_away(county: str, now: datetime) -> int:
    """Removes files of jobs that ended long ago, and in the end the jobs; how many files."""
    jobs = Job.objects.of(county)
    jobs.filter(ended_at__lt=now - REMEMBERED, result_sha256="").delete()
    old = jobs.filter(ended_at__lt=now - KEPT).exclude(result_sha256="")
    digests = set(old.values_list("result_sha256", flat=True))
    old.update(result_sha256="", result_size=0)
    return sum(drop_unused(county, digest) for digest in digests)


def drop_unused(county: str, digest: str) -> bool:
    """Removes a file that no job of the county names any more; whether it did."""
    if Job.objects.of(county).filter(result_sha256=digest).exists():
        return False
    result_shelf(county).path_of(digest).unlink(missing_ok=True)
    return True
