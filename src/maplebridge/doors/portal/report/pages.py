"""The report page: say what is wrong in three taps, and take a number away. Not for applications: apply."""

from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.directory.plates.queries import open_plate
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.forms.options import LANGUAGES
from maplebridge.doors.parts.forms.rows import form_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.portal.places import list_towns, name_of
from maplebridge.doors.portal.report.filing import PHOTOS_AT_MOST, TOO_MANY, check_files, file_report
from maplebridge.doors.portal.report.reading import control_of, is_for_another, read_report
from maplebridge.doors.portal.tiles import list_tiles
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.publishing.queries import get_current_pack


@page("public", methods=("GET", "HEAD", "POST"))
def report(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The form; sent, it becomes a case."""
    if request.method == "POST":
        return _file(request, visitor)
    return show_form(request, visitor, typed=request.GET)


def show_form(
    request: HttpRequest, visitor: Visitor, *, typed: Any, fault: Fault | None = None, plate: str = ""
) -> HttpResponseBase:
    """The report page with what was typed so far and what is wrong with it; at a scanned plate the place is known."""
    pack = get_current_pack(visitor.county)
    matter = pack.matters.get(typed.get("matter", ""))
    wrong = control_of(fault, for_another=is_for_another(request)) if fault else ""
    plate = plate or typed.get("plate", "")
    return show(
        request,
        "portal/report/page.html",
        status=fault.status if fault else 200,
        typed=typed,
        fault=fault,
        wrong=wrong,
        key=typed.get("key") or str(new_id()),
        tiles=list_tiles(pack),
        matter=matter,
        extra=form_of(matter.form, values=typed.dict(), fault=fault) if matter else None,
        towns=list_towns(visitor.county),
        languages=LANGUAGES.items(),
        units=[unit for unit in get_registry(visitor.county) if unit.active and len(unit.place) <= 9],
        plate=plate,
        plate_name=_plate_name(plate),
        photos_at_most=PHOTOS_AT_MOST,
    )


def _plate_name(plate: str) -> str:
    if not plate:
        return ""
    scan = open_plate(plate)
    return name_of(scan.county, scan.place)


def _file(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    photos, voice = request.FILES.getlist("photos"), request.FILES.getlist("voice")
    try:
        if len(photos) > PHOTOS_AT_MOST:
            raise Fault("too_many", TOO_MANY, field="photos")
        told = read_report(request, visitor, get_current_pack(visitor.county), spoken=bool(voice))
        check_files(photos, field="photos")
        check_files(voice, field="voice")
        receipt = file_report(request, visitor, told, [*photos, *voice], ())
    except Fault as fault:
        return show_form(request, visitor, typed=request.POST, fault=fault)
    return HttpResponseRedirect(reverse("portal_done", args=[receipt.number]))
