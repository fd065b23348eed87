"""Activities that residents may come to: the list by place, one of them, signing up with a name and a phone, cancelling
by a secret link. Not for planning them: the desk does that."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.directory.people.contacts import open_phone
from maplebridge.directory.places.queries import get_place, list_places
from maplebridge.directory.places.rules import Level
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.limits import paced
from maplebridge.doors.parts.pacing import check_pace, wrong_ones_counted
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import day_of, midnight_after
from maplebridge.ground.numbers.ids import new_id, read_id
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.activities.inviting import MEDIA, write_calendar
from maplebridge.services.activities.models import Activity
from maplebridge.services.activities.queries import (
    Wanted,
    count_places,
    get_activity,
    list_activities,
    list_own_coming,
)
from maplebridge.services.activities.rules import COLOURS, STATES
from maplebridge.services.activities.signing_up import Coming, cancel_sign_up, open_sign_up_of, sign_up

AHEAD, AROUND = timedelta(days=90), timedelta(days=30)
KEPT_SECONDS = 900
NO_PLACE = Text("没有这个地方", "there is no such place")


@page("public")
def activities(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """What is coming in the next ninety days, all of it or in one town or village."""
    wanted = Wanted(place=_place(request, visitor), kind=request.GET.get("kind", "")[:60])
    today = midnight_after(day_of(visitor.now) - timedelta(days=1))
    rows = list_activities(visitor.county, today, visitor.now + AHEAD, wanted)
    person = _person(visitor)
    mine = list_own_coming(visitor.county, person, visitor.now) if person else []
    return show(
        request,
        "portal/activities/page.html",
        rows=rows,
        mine=mine,
        wanted=wanted,
        towns=[town for town in list_places(visitor.county, level=Level.TOWN) if town.valid_to is None],
        kinds=get_current_pack(visitor.county).activities.kinds,
        states=STATES,
        colours=COLOURS,
    )


@page("public")
def calendar_file(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The same as a file that a phone's calendar can follow."""
    place = _place(request, visitor)
    rows = list_activities(visitor.county, visitor.now - AROUND, visitor.now + AHEAD, Wanted(place=place))
    name = f"{get_place(visitor.county, place or visitor.county).name} 公共法律服务活动"
    told = [(row, get_place(visitor.county, row.place).name) for row in rows]
    answer = HttpResponse(write_calendar(name, settings.SITE_URL, told, visitor.now), content_type=MEDIA)
    answer.headers["Content-Disposition"] = 'inline; filename="activities.ics"'
    answer.headers["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    return answer


@page("public", methods=("GET", "HEAD", "POST"))
@paced("sign_up")
def activity(request: HttpRequest, visitor: Visitor, activity: UUID) -> HttpResponseBase:
    """One activity; its form takes a place."""
    row = get_activity(visitor.county, activity)
    if request.method != "POST":
        return _show(request, visitor, row)
    try:
        coming = _sign_up(request, visitor, row)
    except Fault as fault:
        return _show(request, visitor, row, fault)
    return HttpResponseRedirect(reverse("portal_coming", args=[coming.id, coming.secret]))


@page("link", methods=("GET", "HEAD", "POST"))
def coming(request: HttpRequest, visitor: Visitor, sign_up_id: UUID, secret: str) -> HttpResponseBase:
    """A sign-up as whoever made it sees it; its button gives the place back."""
    with wrong_ones_counted(request, "sign_up_secret", visitor.now):
        if request.method == "POST":
            cancel_sign_up(county=visitor.county, sign_up_id=sign_up_id, secret=secret, now=visitor.now)
            return HttpResponseRedirect(request.path)
        found = open_sign_up_of(visitor.county, sign_up_id, secret)
    return show(
        request,
        "portal/activities/coming.html",
        coming=found,
        row=get_activity(visitor.county, found.activity),
        link=request.build_absolute_uri(request.path),
    )


def _sign_up(request: HttpRequest, visitor: Visitor, row: Activity) -> Coming:
    sent = request.POST
    check_pace(request, visitor, "sign_up")
    return sign_up(
        county=visitor.county,
        activity=row.id,
        name=sent.get("name", ""),
        phone=sent.get("phone", ""),
        now=visitor.now,
        person=_person(visitor),
        language=visitor.language,
        key=read_id(sent.get("key", "")),
    )


def _show(request: HttpRequest, visitor: Visitor, row: Activity, fault: Fault | None = None) -> HttpResponse:
    rules = get_current_pack(visitor.county).activities
    kind, places = rules.kinds.get(row.kind), count_places(visitor.county, [row.id])[row.id]
    person = _person(visitor)
    said = {"name": visitor.name if person else "", "phone": open_phone(visitor.county, person) if person else ""}
    if request.method == "POST":
        said = {name: request.POST.get(name, "") for name in ("name", "phone")}
    return show(
        request,
        "portal/activities/one.html",
        status=fault.status if fault else 200,
        row=row,
        kind=kind.title if kind else Text(row.kind, row.kind),
        state=STATES[row.state],
        colour=COLOURS[row.state],
        left=None if row.capacity is None else max(row.capacity - places.coming, 0),
        waiting=places.waiting,
        takes=row.state == "open" and visitor.now < row.starts_at,
        figures=[(spec, row.figures[name]) for name, spec in rules.figures.items() if name in row.figures],
        said=said,
        key=request.POST.get("key") or str(new_id()),
        fault=fault,
    )


def _person(visitor: Visitor) -> str:
    """The id of a resident who is signed in; "" for everybody else."""
    return visitor.actor.id if visitor.actor is not None and visitor.actor.kind == "resident" else ""


def _place(request: HttpRequest, visitor: Visitor) -> str:
    """The place that the address names; "" for the whole county. Raises Missing for another county's."""
    code = request.GET.get("place", "").strip()[:20]
    if not code or code == visitor.county:
        return ""
    if not code.startswith(visitor.county):
        raise Missing("no_place", NO_PLACE, field="place")
    return get_place(visitor.county, code).code
