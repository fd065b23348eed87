"""Legal vice-principals of schools: which school has none, the letters of appointment, the lectures given. Not for
planning lectures: those are activities."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from maplebridge.doors.desk.activities.choosing import actor_of
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.services.activities import schools
from maplebridge.services.activities.queries import list_lectures

HERE = "/desk/activities/schools/"
NO_DAY = Text("请填写日期", "give a day")
LINES = ("school", "person", "sender", "since", "until", "letter", "agreed_on", "duties")


@page("staff", methods=("GET", "HEAD", "POST"))
def register(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The register with its gaps; those who keep it add letters."""
    if request.method != "POST":
        return _show(request, visitor)
    try:
        schools.appoint(actor=actor_of(visitor), terms=_read(request), now=visitor.now)
    except Fault as fault:
        return _show(request, visitor, fault)
    return HttpResponseRedirect(HERE)


@page("staff", methods=("POST",))
def end(request: HttpRequest, visitor: Visitor, appointment: UUID) -> HttpResponse:
    """Ends an appointment early."""
    try:
        reason = request.POST.get("reason", "")
        schools.end_appointment(actor=actor_of(visitor), appointment=appointment, reason=reason, now=visitor.now)
    except Fault as fault:
        return _show(request, visitor, fault)
    return HttpResponseRedirect(HERE)


def _show(request: HttpRequest, visitor: Visitor, fault: Fault | None = None) -> HttpResponse:
    county, today = visitor.county, day_of(visitor.now)
    appointments = schools.list_appointments(county)
    lectures = list_lectures(county, [each.id for each in appointments])
    return show(
        request,
        "desk/activities/schools.html",
        status=fault.status if fault else 200,
        here="activities",
        today=today,
        gaps=schools.list_gaps(county, today),
        lines=[(each, lectures.get(each.id, [])) for each in appointments],
        keeps=schools.may_keep(actor_of(visitor)),
        schools=schools.list_schools(county),
        senders=schools.list_senders(county),
        said={name: request.POST.get(name, "") for name in LINES},
        fault=fault,
    )


def _read(request: HttpRequest) -> schools.Terms:
    said = {name: request.POST.get(name, "").strip() for name in LINES}
    return schools.Terms(
        school=said["school"],
        person=said["person"],
        sender=said["sender"],
        since=_day("since", said["since"]),
        until=_day("until", said["until"]),
        letter=said["letter"],
        agreed_on=_day("agreed_on", said["agreed_on"]) if said["agreed_on"] else None,
        duties=said["duties"],
    )


def _day(field: str, said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise Fault("missing", NO_DAY, field=field) from None
