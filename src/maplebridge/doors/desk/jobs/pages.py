"""Long work as whoever asked for it sees it: how far it is, calling it off, its file. Not for asking for it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.utils.http import content_disposition_header

from maplebridge.directory.people.queries import get_actor
from maplebridge.directory.people.rules import Actor, holds
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.jobs.actions import cancel
from maplebridge.ground.jobs.queries import LAST, JobFacts, get_job, list_jobs, read_result
from maplebridge.ground.jobs.results import KEPT
from maplebridge.ground.numbers.ids import read_id

MANY = 50


@page("staff")
def jobs(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """My jobs, the newest first; for the system administrator everybody's."""
    actor = actor_of(visitor)
    before = read_id(request.GET.get("before", "")) or LAST
    listed = list_jobs(actor.county, asked_by=_whose(actor), before=before, many=MANY + 1)
    everybody = _whose(actor) is None
    lines = [(each, _name(actor, each, visitor) if everybody else "") for each in listed[:MANY]]
    older = listed[MANY - 1].id if len(listed) > MANY else None
    facts: dict[str, Any] = {"lines": lines, "everybody": everybody, "older": older, "later": before != LAST}
    return show(request, "desk/jobs/page.html", here="jobs", me=actor.id, **facts)


@page("staff")
def job(request: HttpRequest, visitor: Visitor, job_id: UUID) -> HttpResponse:
    """One job."""
    found = _mine(visitor, job_id)
    return show(request, "desk/jobs/one.html", here="jobs", job=found, kept_days=KEPT.days, me=actor_of(visitor).id)


@page("staff")
def progress(request: HttpRequest, visitor: Visitor, job_id: UUID) -> HttpResponse:
    """How far it is, as a piece of the page that asks again while the job runs."""
    found = _mine(visitor, job_id)
    return show(request, "desk/jobs/_state.html", job=found, kept_days=KEPT.days, me=actor_of(visitor).id)


@page("staff", methods=("POST",))
def call_off(request: HttpRequest, visitor: Visitor, job_id: UUID) -> HttpResponse:
    """Call it off, and back to it."""
    found = _mine(visitor, job_id)
    cancel(county=actor_of(visitor).county, job_id=found.id, now=visitor.now)
    return HttpResponseRedirect(f"/desk/jobs/{found.id}/")


@page("staff")
def download(request: HttpRequest, visitor: Visitor, job_id: UUID) -> StreamingHttpResponse:
    """The file that it left, to whoever asked for it alone: it holds what they may see."""
    actor = actor_of(visitor)
    found = get_job(actor.county, job_id, asked_by=actor.id)
    answer = StreamingHttpResponse(read_result(actor.county, found), content_type=found.result_mime)
    disposition = content_disposition_header(as_attachment=True, filename=found.result_name)
    answer.headers["Content-Disposition"] = disposition or "attachment"
    answer.headers["Content-Length"] = str(found.result_size)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _mine(visitor: Visitor, job_id: UUID) -> JobFacts:
    actor = actor_of(visitor)
    return get_job(actor.county, job_id, asked_by=_whose(actor))


def _whose(actor: Actor) -> str | None:
    return None if holds(actor, "system_admin") else actor.id


def _name(actor: Actor, job: JobFacts, visitor: Visitor) -> str:
    asker = get_actor(actor.county, job.asked_by, visitor.now)
    return asker.name if asker else job.asked_by
