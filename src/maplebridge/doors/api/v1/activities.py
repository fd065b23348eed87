"""Activities over the API: everybody signs up and gives the place back; the units that hold them plan, take steps and
report. Not for the public list: open."""

from hashlib import sha256
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router

from maplebridge.directory.people.rules import Actor
from maplebridge.doors.api.v1 import open, rendering
from maplebridge.doors.api.v1.entrance import Caller, caller_of, county_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.activities import (
    ActivityMadeOut,
    GiveBackIn,
    GuestsOut,
    PlanOfActivityIn,
    ReportIn,
    SignUpIn,
    SignUpOut,
    StepOfActivityIn,
)
from maplebridge.doors.api.v1.writing import staff_of, write_once
from maplebridge.doors.parts.limits import paced
from maplebridge.doors.parts.pacing import hold_back, wrong_ones_counted
from maplebridge.ground.vault.cipher import derive_secret
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.activities import planning
from maplebridge.services.activities.queries import get_activity, list_guests
from maplebridge.services.activities.signing_up import Coming, cancel_sign_up, sign_up
from maplebridge.services.repeating.actions import Done

router = Router(tags=["activities"])
PLAIN_STEPS = {"open_sign_up": planning.open_sign_up, "close_sign_up": planning.close_sign_up, "hold": planning.hold}
NO_FIGURE = Text("这种活动没有这个指标", "an activity of this kind has no such figure")


@operation(router, "POST", "/activities/{activity}/sign-ups", "public", "token:act", returns=SignUpOut, status=201)
@paced("sign_up")
def sign_up_for_activity(request: HttpRequest, activity: UUID, body: SignUpIn) -> HttpResponse:
    """Sign up for an activity that takes sign-ups.

    Nobody needs an account. When it is full you wait, and are told when somebody gives a place back. So many in an hour
    from one account or line, then 429.
    """
    caller = caller_of(request)
    county = county_of(caller, body.county)
    hold_back(request, county, caller.actor, "sign_up", caller.now)
    coming = sign_up(
        county=county,
        activity=get_activity(county, activity).id,
        name=body.name,
        phone=body.phone,
        now=caller.now,
        person=_resident(caller.actor),
        language=body.language,
        key=_key(county, activity, caller, body),
    )
    return answer(_coming(coming), 201)


@operation(router, "POST", "/activities/sign-ups/{sign_up_id}/give-back", "public", "token:act", returns=SignUpOut)
@paced("sign_up_secret")
def give_place_back(request: HttpRequest, sign_up_id: UUID, body: GiveBackIn) -> HttpResponse:
    """Give a place back with the secret of the sign-up; again, it changes nothing."""
    caller = caller_of(request)
    county = county_of(caller, body.county)
    with wrong_ones_counted(request, "sign_up_secret", caller.now):
        coming = cancel_sign_up(county=county, sign_up_id=sign_up_id, secret=body.secret, now=caller.now)
    return answer(_coming(coming))


@operation(router, "GET", "/activities/{activity}/sign-ups", "token:read", returns=GuestsOut)
def list_sign_ups(request: HttpRequest, activity: UUID) -> HttpResponse:
    """Who signed up, with name and phone: for the units that hold the activity."""
    actor = staff_of(request)
    guests = list_guests(actor, get_activity(actor.county, activity))
    same = ("name", "phone", "state")
    lines = [
        {name: getattr(each, name) for name in same}
        | {"made_at": rendering.moment(each.made_at), "untold": bool(each.untold)}
        for each in guests
    ]
    return answer({"guests": lines})


@operation(open.router, "POST", "/activities", "token:act", returns=ActivityMadeOut, status=201)
def plan_an_activity(request: HttpRequest, body: PlanOfActivityIn) -> HttpResponse:
    """Put an activity into the plan of a unit that you serve in."""
    now = caller_of(request).now
    done = write_once(
        request, "plan", body, lambda actor: planning.plan_activity(actor=actor, plan=_plan(body), now=now)
    )
    return _made(request, UUID(done.made), done, 201)


@operation(router, "POST", "/activities/{activity}/change", "token:act", returns=ActivityMadeOut)
def change_an_activity(request: HttpRequest, activity: UUID, body: PlanOfActivityIn) -> HttpResponse:
    """Change what was planned; more places let in who waited."""
    now = caller_of(request).now

    def write(actor: Actor) -> None:
        planning.change_activity(actor=actor, activity=activity, plan=_plan(body), now=now)

    return _made(request, activity, write_once(request, f"change {activity}", body, write))


@operation(router, "POST", "/activities/{activity}/steps", "token:act", returns=ActivityMadeOut)
def take_step_of_activity(request: HttpRequest, activity: UUID, body: StepOfActivityIn) -> HttpResponse:
    """Open or close the sign-up, note that it was held, or call it off and tell everybody who signed up."""
    now = caller_of(request).now

    def write(actor: Actor) -> None:
        if body.step == "cancel":
            planning.cancel(actor=actor, activity=activity, reason=body.reason, now=now)
        else:
            PLAIN_STEPS[body.step](actor=actor, activity=activity, now=now)

    return _made(request, activity, write_once(request, f"step {activity}", body, write))


@operation(router, "POST", "/activities/{activity}/report", "token:act", returns=ActivityMadeOut)
def report_an_activity(request: HttpRequest, activity: UUID, body: ReportIn) -> HttpResponse:
    """Report what happened in all figures of its kind, zero too; again, it corrects them."""
    now = caller_of(request).now

    def write(actor: Actor) -> None:
        _check_figures(actor, activity, body.figures)
        planning.report(actor=actor, activity=activity, figures=body.figures, happened=body.happened, now=now)

    return _made(request, activity, write_once(request, f"report {activity}", body, write))


def _check_figures(actor: Actor, activity: UUID, figures: dict[str, str]) -> None:
    """A misspelt figure must not be lost in silence. Raises Fault naming it."""
    row = get_activity(actor.county, activity)
    known = {spec.name for spec in get_current_pack(actor.county).activities.figures_of(row.kind)}
    wrong = next((name for name in figures if name not in known), None)
    if wrong is not None and row.unit in planning.units_of(actor):
        raise Fault("unknown_field", NO_FIGURE, field=f"figures.{wrong}")


def _resident(actor: Actor | None) -> str:
    return actor.id if actor is not None and actor.kind == "resident" else ""


def _key(county: str, activity: UUID, caller: Caller, body: SignUpIn) -> UUID | None:
    """The id of the sign-up that these words under this key stand for: other words are another one, so that a key tells
    nothing of what somebody else sent."""
    if not body.key:
        return None
    sender = caller.actor.id if caller.actor else "public"
    secret = derive_secret(county, "sign-up key", str(activity), sender, body.key, body.name, body.phone)
    return UUID(bytes=sha256(secret.encode()).digest()[:16])


def _coming(coming: Coming) -> rendering.JSON:
    link = settings.SITE_URL + reverse("portal_coming", args=[coming.id, coming.secret])
    same = {name: getattr(coming, name) for name in ("id", "state", "ahead", "secret")}
    return {**same, "link": link}


def _plan(body: PlanOfActivityIn) -> planning.Plan:
    said: dict[str, Any] = {name: getattr(body, name) for name in PlanOfActivityIn.model_fields if name != "key"}
    return planning.Plan(**said)


def _made(request: HttpRequest, activity: UUID, done: Done, status: int = 200) -> HttpResponse:
    row = get_activity(staff_of(request).county, activity)
    return answer({"id": row.id, "state": row.state, "already": done.already}, 200 if done.already else status)
