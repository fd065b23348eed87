"""A grid worker's report: what, where, photos; settled on the spot or not. Works without signal through the outbox."""

from typing import BinaryIO, cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.cases.actions.attach import attach
from maplebridge.cases.actions.submit import submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Intake, Point
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.field.sending import done, failed
from maplebridge.doors.parts.acting import FILE_LONGEST
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.forms.options import LANGUAGES, matter_options
from maplebridge.doors.parts.forms.rows import Form, Row
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack

PHOTOS_AT_MOST = 9
TOO_MANY = Text("照片最多 9 张", "nine photos at most")
SETTLE = "settle"
KEEPS = ("text", "matter", "place", "language", "result", "lon", "lat")


@page("staff", methods=("GET", "HEAD", "POST"))
def report(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The form; sent, it is a case."""
    if request.method != "POST":
        return _show(request, visitor, None)
    try:
        number, notes = _file(request, visitor)
    except Fault as fault:
        return failed(request, visitor, fault, "", lambda wrong: _show(request, visitor, wrong))
    said = [note.text.say(visitor.language) for note in notes]
    return done(request, reverse("field_case", args=[number]), number=number, notes=said)


def _file(request: HttpRequest, visitor: Visitor) -> tuple[str, list[Fault]]:
    """Opens the case, then puts photos on it and settles it if it was settled: what fails there is told, not lost."""
    actor = visitor.actor
    assert actor is not None
    photos = request.FILES.getlist("photos")
    if len(photos) > PHOTOS_AT_MOST:
        raise Fault("too_many", TOO_MANY, field="photos")
    key = request.POST.get("key", "")[:80]
    receipt = submit(county=visitor.county, intake=_intake(request, key), sender=actor, now=visitor.now)
    notes: list[Fault] = []
    kept = [kept for photo in photos if (kept := _attach(actor, receipt.number, photo, visitor, notes))]
    if kept:
        _try(actor, receipt.number, "attach", {"files": kept}, f"{key}:files", visitor, notes)
    if request.POST.get("settled") and (result := request.POST.get("result", "").strip()):
        fields: dict[str, object] = {"result": result, "outcome": "solved"}
        fields |= {"evidence": kept} if kept else {}
        _try(actor, receipt.number, SETTLE, fields, f"{key}:settled", visitor, notes)
    return receipt.number, notes


def _intake(request: HttpRequest, key: str) -> Intake:
    sent = request.POST
    return Intake(
        text=sent.get("text", ""),
        matter=sent.get("matter", ""),
        channel="grid",
        place="" if _point(request) else sent.get("place", ""),
        point=_point(request),
        language=sent.get("language") or "zh",
        key=key or str(new_id()),
    )


def _point(request: HttpRequest) -> Point | None:
    try:
        return Point(float(request.POST["lon"]), float(request.POST["lat"]))
    except (KeyError, ValueError):
        return None


def _attach(actor: Actor, number: str, photo: object, visitor: Visitor, notes: list[Fault]) -> str | None:
    try:
        source = cast("BinaryIO", photo)
        kept = attach(
            actor=actor, number=number, source=source, longest=FILE_LONGEST, audience="resident", now=visitor.now
        )
    except Fault as fault:
        notes.append(fault)
        return None
    return kept.sha256


def _try(
    actor: Actor, number: str, action: str, fields: dict[str, object], key: str, visitor: Visitor, notes: list[Fault]
) -> None:
    try:
        take(actor=actor, number=number, action=action, fields=fields, seen=None, now=visitor.now, key=key)
    except Fault as fault:
        notes.append(fault)


def _show(request: HttpRequest, visitor: Visitor, fault: Fault | None) -> HttpResponseBase:
    assert visitor.actor is not None
    options = matter_options(get_current_pack(visitor.county))
    matters = Row("matter", Text("事项", "Matter"), "select", required=False, options=tuple(options))
    return show(
        request,
        "field/report/page.html",
        status=fault.status if fault else 200,
        fault=fault,
        typed={name: request.POST.get(name, "") for name in KEEPS},
        settled=bool(request.POST.get("settled")),
        key=request.POST.get("key") or str(new_id()),
        places=list(dict.fromkeys(duty.place for duty in visitor.actor.duties if duty.place)),
        matters=Form((matters,)),
        languages=LANGUAGES.items(),
        photos_at_most=PHOTOS_AT_MOST,
    )
