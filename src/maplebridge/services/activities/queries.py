"""Reads of activities: calendars, one with its places, what was reported, who comes. Not for adding up: summing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import ExtractMonth

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import list_prefixes
from maplebridge.ground.clock.time import SHANGHAI, day_of
from maplebridge.ground.words.fault import Forbidden, Missing
from maplebridge.ground.words.text import Text
from maplebridge.services.activities.models import Activity, SignUp
from maplebridge.services.activities.planning import NO_ACTIVITY, units_of
from maplebridge.services.activities.signing_up import name_of, phone_of
from maplebridge.services.activities.summing import Held

NOT_YOURS = Text("只有举办单位能看报名的人", "only the units that hold it see who signed up")
AT_MOST, ALL = 2000, 100_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to; "" is all. `unit` also finds what a unit joins in."""

    place: str = ""
    unit: str = ""
    kind: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """How many come and how many wait."""

    coming: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody on the list, opened for the units that hold the activity."""

    name: str
    phone: str
    state: str
    made_at: datetime
    untold: str


def list_activities(
    county: str, since: datetime, until: datetime, wanted: Wanted | None = None, many: int = AT_MOST
) -> list[Activity]:
    """The activities that begin in a stretch of time, in their order."""
    rows = _narrowed(county, wanted or Wanted()).filter(starts_at__gte=since, starts_at__lt=until)
    return list(rows.order_by("starts_at", "id")[:many])


def count_by_month(
    county: str, since: datetime, until: datetime, wanted: Wanted | None = None
) -> dict[int, dict[str, int]]:
    """How many activities begin in each month of a stretch of at most a year, by state."""
    rows = _narrowed(county, wanted or Wanted()).filter(starts_at__gte=since, starts_at__lt=until)
    counted = rows.values(month=ExtractMonth("starts_at", tzinfo=SHANGHAI), stand=F("state")).annotate(many=Count("id"))
    found: dict[int, dict[str, int]] = {}
    for month, state, many in counted.values_list("month", "stand", "many"):
        found.setdefault(month, {})[state] = many
    return found


def get_activity(county: str, activity: UUID) -> Activity:
    """One activity. Raises Missing."""
    row = Activity.objects.of(county).filter(id=activity).first()
    if row is None:
        raise Missing("no_activity", NO_ACTIVITY)
    return row


def count_places(county: str, activities: Iterable[UUID]) -> dict[UUID, Places]:
    """How many come to each activity; one round trip."""
    wanted = list(activities)
    rows = SignUp.objects.of(county).filter(activity__in=wanted).values("activity")
    counted = rows.annotate(coming=Count("id", filter=Q(state="in")), waiting=Count("id", filter=Q(state="waiting")))
    found = {row["activity"]: Places(row["coming"], row["waiting"]) for row in counted}
    return {each: found.get(each, Places()) for each in wanted}


def list_guests(actor: Actor, activity: Activity) -> list[Guest]:
    """Who signed up, in their order. Raises Forbidden for units that do not hold it."""
    if not holds_it(actor, activity):
        raise Forbidden("not_yours", NOT_YOURS)
    rows = SignUp.objects.of(actor.county).filter(activity=activity.id).order_by("made_at", "id")
    return [Guest(name_of(row), phone_of(row), row.state, row.made_at, row.untold) for row in rows]


def holds_it(actor: Actor, activity: Activity) -> bool:
    """Whether the actor serves in a unit that leads the activity or joins in."""
    return not {activity.unit, *activity.units}.isdisjoint(units_of(actor))


def list_own_coming(county: str, person: str, since: datetime) -> list[tuple[Activity, SignUp]]:
    """The activities to come that somebody with an account signed up for, with each place that they took."""
    ups = list(SignUp.objects.of(county).filter(person=person).exclude(state="cancelled").order_by("made_at", "id"))
    wanted = [row.activity for row in ups]
    rows = Activity.objects.of(county).filter(id__in=wanted, ends_at__gte=since).order_by("starts_at")
    return [(row, up) for row in rows for up in ups if up.activity == row.id]


def list_held(county: str, since: datetime, until: datetime, wanted: Wanted | None = None) -> list[Held]:
    """What was reported of a stretch of time, ready to be added up. Each activity once, whoever joined in."""
    narrowed = _narrowed(county, wanted or Wanted(), led=True).filter(state="reported")
    rows = narrowed.filter(starts_at__gte=since, starts_at__lt=until)
    columns = ("kind", "unit", "place", "starts_at", "figures")
    return [
        Held(kind, unit, place, day_of(at), {name: Decimal(text) for name, text in figures.items()})
        for kind, unit, place, at, figures in rows.values_list(*columns)
    ]


def list_lectures(county: str, appointments: Sequence[UUID]) -> dict[UUID, list[Activity]]:
    """The lectures given or planned under each appointment."""
    rows = Activity.objects.of(county).filter(appointment__in=list(appointments)).exclude(state="cancelled")
    found: dict[UUID, list[Activity]] = {}
    for row in rows.order_by("starts_at"):
        if row.appointment is not None:
            found.setdefault(row.appointment, []).append(row)
    return found


def count_unreported(county: str, units: Sequence[str], now: datetime) -> int:
    """How many activities of these units are over and wait for their report."""
    rows = Activity.objects.of(county).filter(unit__in=list(units), ends_at__lt=now)
    return rows.filter(state__in=("planned", "open", "held")).count()


def _narrowed(county: str, wanted: Wanted, *, led: bool = False) -> "QuerySet[Activity]":
    rows = Activity.objects.of(county)
    if wanted.place and wanted.place != county:
        under = Q()
        for prefix in list_prefixes(county, wanted.place):
            under |= Q(place__startswith=prefix)
        rows = rows.filter(under)
    if wanted.unit:
        mine = Q(unit=wanted.unit)
        rows = rows.filter(mine if led else mine | Q(units__contains=[wanted.unit]))
    same = {name: value for name, value in (("kind", wanted.kind), ("state", wanted.state)) if value}
    return rows.filter(**same)
