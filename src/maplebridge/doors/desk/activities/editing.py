"""Making, changing and reporting an activity. Not for the rules: the room has them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from maplebridge.doors.desk.activities.choosing import other_units, place_options
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import SHANGHAI, day_of
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.activities import planning
from maplebridge.services.activities.models import Activity
from maplebridge.services.activities.queries import get_activity
from maplebridge.services.activities.schools import list_running

HERE = "/desk/activities/"
NO_TIME = Text("请填写日期和时间", "give a day and a time")
YEARS = range(1949, 2201)
NO_SUCH_YEAR = Text("年份填写有误", "that year cannot be right")
WRONG_MANY = Text("请填整数", "a whole number, please")
LINES = ("kind", "title", "unit", "place", "address", "for_whom", "note", "starts_at", "ends_at", "capacity")


@page("staff", methods=("GET", "HEAD", "POST"))
def new(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The form of a new activity."""
    if request.method != "POST":
        return _form(request, visitor, _blank(visitor))
    try:
        made = planning.plan_activity(actor=actor_of(visitor), plan=_read(request), now=visitor.now)
    except Fault as fault:
        return _form(request, visitor, _sent(request), fault=fault)
    return HttpResponseRedirect(f"{HERE}{made}/")


@page("staff", methods=("GET", "HEAD", "POST"))
def change(request: HttpRequest, visitor: Visitor, activity: UUID) -> HttpResponse:
    """The form of one that is planned."""
    row = get_activity(visitor.county, activity)
    if request.method != "POST":
        return _form(request, visitor, _of(row), row)
    try:
        planning.change_activity(actor=actor_of(visitor), activity=activity, plan=_read(request), now=visitor.now)
    except Fault as fault:
        return _form(request, visitor, _sent(request), row, fault)
    return HttpResponseRedirect(f"{HERE}{activity}/")


@page("staff", methods=("GET", "HEAD", "POST"))
def report(request: HttpRequest, visitor: Visitor, activity: UUID) -> HttpResponse:
    """The figures of an activity that took place."""
    row, fault = get_activity(visitor.county, activity), None
    specs = get_current_pack(visitor.county).activities.figures_of(row.kind)
    said = {spec.name: request.POST.get(f"figures.{spec.name}", "") for spec in specs}
    if request.method == "POST":
        try:
            happened = request.POST.get("happened", "")
            planning.report(actor=actor_of(visitor), activity=row.id, figures=said, happened=happened, now=visitor.now)
            return HttpResponseRedirect(f"{HERE}{activity}/")
        except Fault as found:
            fault = found
    known: Mapping[str, str] = said if fault else row.figures
    return show(
        request,
        "desk/activities/report.html",
        status=fault.status if fault else 200,
        here="activities",
        row=row,
        lines=[(spec, known.get(spec.name, ""), f"figures.{spec.name}") for spec in specs],
        happened=request.POST.get("happened", row.happened),
        fault=fault,
    )


def _form(
    request: HttpRequest,
    visitor: Visitor,
    said: Mapping[str, Any],
    row: Activity | None = None,
    fault: Fault | None = None,
) -> HttpResponse:
    actor = actor_of(visitor)
    return show(
        request,
        "desk/activities/form.html",
        status=fault.status if fault else 200,
        here="activities",
        row=row,
        said=said,
        fault=fault,
        units=planning.units_of(actor),
        others=other_units(actor),
        places=place_options(actor),
        kinds=get_current_pack(visitor.county).activities.kinds,
        appointments=list_running(visitor.county, day_of(visitor.now)),
    )


def _blank(visitor: Visitor) -> dict[str, Any]:
    units = planning.units_of(actor_of(visitor))
    place = next((duty.place for duty in actor_of(visitor).duties if duty.place), visitor.county)
    return {"unit": units[0] if units else "", "place": place, "units": (), "appointment": ""}


def _of(row: Activity) -> dict[str, Any]:
    said = {name: getattr(row, name) for name in LINES}
    moments = {name: f"{said[name].astimezone(SHANGHAI):%Y-%m-%dT%H:%M}" for name in ("starts_at", "ends_at")}
    many = "" if row.capacity is None else str(row.capacity)
    return {**said, **moments, "capacity": many, "units": row.units, "appointment": str(row.appointment or "")}


def _sent(request: HttpRequest) -> dict[str, Any]:
    said: dict[str, Any] = {name: request.POST.get(name, "") for name in (*LINES, "appointment")}
    return {**said, "units": request.POST.getlist("units")}


def _read(request: HttpRequest) -> planning.Plan:
    """What was sent. Raises Fault naming the field."""
    said = {name: request.POST.get(name, "").strip() for name in LINES}
    return planning.Plan(
        kind=said["kind"],
        title=said["title"],
        unit=said["unit"],
        place=said["place"],
        starts_at=_moment("starts_at", said["starts_at"]),
        ends_at=_moment("ends_at", said["ends_at"]),
        units=tuple(request.POST.getlist("units")),
        address=said["address"],
        for_whom=said["for_whom"],
        note=said["note"],
        capacity=_whole(said["capacity"]),
        appointment=_id(request.POST.get("appointment", "")),
    )


def _moment(field: str, said: str) -> datetime:
    try:
        moment = datetime.fromisoformat(said).replace(tzinfo=SHANGHAI)
    except ValueError:
        raise Fault("missing", NO_TIME, field=field) from None
    if moment.year not in YEARS:
        raise Fault("invalid", NO_SUCH_YEAR, field=field)
    return moment


def _whole(said: str) -> int | None:
    if not said:
        return None
    if not (said.isascii() and said.isdigit() and len(said) < 7):
        raise Fault("invalid", WRONG_MANY, field="capacity")
    return int(said)


def _id(said: str) -> UUID | None:
    try:
        return UUID(said) if said else None
    except ValueError:
        raise Fault("no_appointment", planning.NO_APPOINTMENT, field="appointment") from None
