"""Legal vice-principals of schools: which school has none, letters of appointment to print, signed agreements, the
lectures given. Not for planning lectures: those are activities."""

from datetime import date
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase

from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.files.actions import store
from maplebridge.ground.files.queries import open_file
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.ground.words.text import Text
from maplebridge.services.activities import schools
from maplebridge.services.activities.queries import list_lectures

HERE = "/desk/activities/schools/"
FILE_LONGEST = 30 * 1024 * 1024
ALONE = {"Content-Security-Policy": "default-src 'none'; sandbox", "Cache-Control": "private, no-store"}
NO_DAY = Text("请填写日期", "give a day")
NO_FILE = Text("没有这个文件", "there is no such file")
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


@page("staff", methods=("GET", "HEAD", "POST"))
def letter(request: HttpRequest, visitor: Visitor, appointment: UUID) -> HttpResponse:
    """The letter of appointment as a sheet to print; those who keep the register note its papers here."""
    if request.method != "POST":
        return _show_letter(request, visitor, appointment)
    try:
        papers = _read_papers(request)
        schools.note_papers(actor=actor_of(visitor), appointment=appointment, papers=papers, now=visitor.now)
    except Fault as fault:
        return _show_letter(request, visitor, appointment, fault)
    return HttpResponseRedirect(f"{HERE}{appointment}/")


@page("staff")
def agreement(request: HttpRequest, visitor: Visitor, appointment: UUID) -> HttpResponseBase:
    """The signed agreement. Raises Missing for those whom it does not concern."""
    row = schools.get_appointment(visitor.county, appointment)
    if not row.agreement or not schools.may_read_agreement(actor_of(visitor), row):
        raise Missing("no_file", NO_FILE)
    content = open_file(row.agreement)
    return FileResponse(
        content, as_attachment=True, filename=row.agreement_name, content_type=row.agreement_mime, headers=ALONE
    )


def _show_letter(request: HttpRequest, visitor: Visitor, appointment: UUID, fault: Fault | None = None) -> HttpResponse:
    row, actor = schools.get_appointment(visitor.county, appointment), actor_of(visitor)
    said = {"letter": row.letter, "agreed_on": row.agreed_on.isoformat() if row.agreed_on else ""}
    if request.method == "POST":
        said = {name: request.POST.get(name, "") for name in said}
    return show(
        request,
        "desk/activities/letter.html",
        status=fault.status if fault else 200,
        here="activities",
        row=row,
        over=row.until < day_of(visitor.now),
        lectures=list_lectures(visitor.county, [row.id]).get(row.id, []),
        keeps=schools.may_keep(actor) and row.ended_on is None,
        reads=bool(row.agreement) and schools.may_read_agreement(actor, row),
        said=said,
        fault=fault,
    )


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


def _read_papers(request: HttpRequest) -> schools.Papers:
    said, sent = request.POST.get("agreed_on", "").strip(), request.FILES.get("agreement")
    letter, agreed_on = request.POST.get("letter", ""), _day("agreed_on", said) if said else None
    if not isinstance(sent, UploadedFile):
        return schools.Papers(letter, agreed_on)
    stored = store(sent, longest=FILE_LONGEST, field="agreement", name=sent.name or "")  # type: ignore[arg-type] # an uploaded file reads bytes
    return schools.Papers(letter, agreed_on, stored.sha256, stored.name_hint, stored.mime)


def _day(field: str, said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise Fault("missing", NO_DAY, field=field) from None
