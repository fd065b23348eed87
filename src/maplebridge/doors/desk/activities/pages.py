"""The calendar of activities and one activity, with what may be done with it. Not for making or reporting one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from maplebridge.doors.desk.activities.choosing import read_narrowed, town_options
from maplebridge.doors.desk.activities.months import read_month
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.activities import planning
from maplebridge.services.activities.models import Activity
from maplebridge.services.activities.queries import (
    count_places,
    count_unreported,
    get_activity,
    holds_it,
    list_activities,
    list_guests,
)
from maplebridge.services.activities.rules import COLOURS, STATES, STEPS

WEEKDAYS = (
    Text("一", "Mon"),
    Text("二", "Tue"),
    Text("三", "Wed"),
    Text("四", "Thu"),
    Text("五", "Fri"),
    Text("六", "Sat"),
    Text("日", "Sun"),
)
HERE = "/desk/activities/"
PLAIN_STEPS = {"open_sign_up": planning.open_sign_up, "close_sign_up": planning.close_sign_up, "hold": planning.hold}


@page("staff")
def calendar(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """A month of activities, narrowed by town, kind and state; the own unit's alone on a wish."""
    actor, narrowed = actor_of(visitor), read_narrowed(request)
    month = read_month(request.GET.get("month", ""), visitor.now)
    rows = list_activities(visitor.county, month.since, month.until, narrowed.wanted)
    mine = planning.units_of(actor)
    return show(
        request,
        "desk/activities/page.html",
        here="activities",
        month=month,
        weeks=month.weeks(rows, day_of(visitor.now)),
        weekdays=WEEKDAYS,
        rows=rows,
        wanted=narrowed.wanted,
        towns=town_options(visitor.county),
        kinds=get_current_pack(visitor.county).activities.kinds,
        states=STATES,
        colours=COLOURS,
        mine=mine,
        unreported=count_unreported(visitor.county, mine, visitor.now) if mine else 0,
        earlier=narrowed.at(HERE, month=month.before.name),
        later=narrowed.at(HERE, month=month.after.name),
    )


@page("staff")
def activity(request: HttpRequest, visitor: Visitor, activity: UUID) -> HttpResponse:
    """One activity: facts, who comes, its figures, what can be done."""
    return show_activity(request, visitor, get_activity(visitor.county, activity))


@page("staff", methods=("POST",))
def step(request: HttpRequest, visitor: Visitor, activity: UUID) -> HttpResponse:
    """Opens or closes the sign-up, notes that it was held, or calls it off."""
    actor, wish = actor_of(visitor), request.POST.get("do", "")
    try:
        if wish == "cancel":
            planning.cancel(actor=actor, activity=activity, reason=request.POST.get("reason", ""), now=visitor.now)
        elif wish in PLAIN_STEPS:
            PLAIN_STEPS[wish](actor=actor, activity=activity, now=visitor.now)
    except Fault as fault:
        return show_activity(request, visitor, get_activity(visitor.county, activity), fault)
    return HttpResponseRedirect(f"{HERE}{activity}/")


def show_activity(request: HttpRequest, visitor: Visitor, row: Activity, fault: Fault | None = None) -> HttpResponse:
    """The page of an activity; with a fault, what could not be done stands above."""
    actor, rules = actor_of(visitor), get_current_pack(visitor.county).activities
    holds, leads = holds_it(actor, row), row.unit in planning.units_of(actor)
    kind = rules.kinds.get(row.kind)
    specs = [(spec, row.figures[spec.name]) for spec in rules.figures.values() if spec.name in row.figures]
    return show(
        request,
        "desk/activities/one.html",
        status=fault.status if fault else 200,
        here="activities",
        row=row,
        kind=kind.title if kind else Text(row.kind, row.kind),
        state=STATES[row.state],
        colour=COLOURS[row.state],
        places=count_places(visitor.county, [row.id])[row.id],
        guests=list_guests(actor, row) if holds else None,
        figures=specs,
        steps=_steps(row, visitor) if leads else frozenset(),
        leads=leads,
        began=visitor.now >= row.starts_at,
        fault=fault,
    )


def _steps(row: Activity, visitor: Visitor) -> frozenset[str]:
    """What the state and the time of day allow."""
    began = visitor.now >= row.starts_at
    allowed = {step for step, (states, _) in STEPS.items() if row.state in states}
    return frozenset(allowed - ({"open_sign_up"} if began else {"hold", "report"}))
