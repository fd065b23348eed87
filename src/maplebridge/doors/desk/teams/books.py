"""The books of a team: meetings held, and the log of its duties. Not for who is in it: roster."""

from collections.abc import Callable
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from maplebridge.directory.teams.rules import period_start
from maplebridge.doors.desk.teams.sights import frame, known
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.services.stations.actions import NO_NUMBER, record_entry, record_meeting
from maplebridge.services.stations.queries import list_entries, list_meetings, sum_log

YEAR = timedelta(days=365)
NO_DAY = Text("请填写日期。", "Give the day.")


@page("staff")
def books(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponse:
    """The meetings and the log."""
    return show_books(request, visitor, code)


def show_books(request: HttpRequest, visitor: Visitor, code: str, fault: Fault | None = None) -> HttpResponse:
    """The same, with what is wrong with what was sent."""
    _, team, kind = known(visitor, code)
    day = day_of(visitor.now)
    meetings, start = list_meetings(visitor.county, team.code), period_start(kind.meets, day)
    summed = sum_log(visitor.county, team.code, day - YEAR)
    tasks = {task.code: task for task in kind.log}
    return show(
        request,
        "desk/teams/books.html",
        status=fault.status if fault else 200,
        **frame(visitor, code, "books"),
        fault=fault,
        said=request.POST.dict(),
        meetings=meetings,
        period=start,
        met=start is not None and any(meeting.day >= start for meeting in meetings),
        sums=[(task, *summed.get(task.code, (0, 0))) for task in kind.log],
        entries=[(tasks.get(entry.duty), entry) for entry in list_entries(actor_of(visitor), team.code)],
    )


@page("staff", methods=("POST",))
def meeting(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponse:
    """Note a meeting."""

    def act() -> None:
        said = request.POST
        record_meeting(
            actor=actor_of(visitor),
            team=code,
            day=_day(request),
            held_by=said.get("held_by", ""),
            present=_number(request, "present"),
            decisions=said.get("decisions", ""),
            now=visitor.now,
        )

    return _done(request, visitor, code, act)


@page("staff", methods=("POST",))
def entry(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponse:
    """Write a line of the log."""

    def act() -> None:
        said = request.POST
        record_entry(
            actor=actor_of(visitor),
            team=code,
            day=_day(request),
            duty=said.get("duty", ""),
            many=_number(request, "many"),
            words=said.get("words", ""),
            case_number=said.get("case_number", "")[:30],
            now=visitor.now,
        )

    return _done(request, visitor, code, act)


def _done(request: HttpRequest, visitor: Visitor, code: str, act: Callable[[], None]) -> HttpResponse:
    known(visitor, code)
    try:
        act()
    except Fault as fault:
        if fault.status == 422:
            return show_books(request, visitor, code, fault)
        raise
    return HttpResponseRedirect(f"/desk/teams/{code}/books/")


def _day(request: HttpRequest) -> date:
    try:
        return date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        raise Fault("no_day", NO_DAY, field="day") from None


def _number(request: HttpRequest, name: str) -> int:
    said = request.POST.get(name, "").strip()
    if not (said.isascii() and said.isdecimal() and len(said) < 8):
        raise Fault("no_number", NO_NUMBER, field=name)
    return int(said)
