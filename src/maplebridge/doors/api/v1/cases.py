"""Cases over the API: bring one, read one, see what may be done to it, do it."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from maplebridge.cases.actions.submit import Receipt, submit
from maplebridge.cases.actions.take import Taken, take
from maplebridge.cases.queries import access_case
from maplebridge.cases.reads import note_read
from maplebridge.cases.revealing import reveal
from maplebridge.cases.rights import brought
from maplebridge.cases.scenes import make_rating_secret, rules_of, scene_of
from maplebridge.cases.stored import StoredCase
from maplebridge.cases.viewing import access_view
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import actor_of, caller_of, county_of
from maplebridge.doors.api.v1.incoming import intake_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.cases import (
    ActionIn,
    CaseIn,
    CaseOut,
    ContactOut,
    OffersOut,
    ReceiptOut,
    RevealIn,
    TakenOut,
)
from maplebridge.doors.parts.limits import paced
from maplebridge.doors.parts.pacing import check_case
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.workflows.definition import FieldType
from maplebridge.rulebook.workflows.rules import list_allowed

router = Router(tags=["cases"])
KNOWN_BEFORE = {"responses": {200: {"description": "The same key had brought it before; nothing was written"}}}


@operation(router, "POST", "/cases", "public", "token:act", returns=ReceiptOut, status=201, more=KNOWN_BEFORE)
@paced("report")
def submit_case(request: HttpRequest, body: CaseIn) -> HttpResponse:
    """Bring a case.

    Anybody may, without an account. Keep number and secret: together they follow the case. So many in an hour from one
    resident or line, then 429.
    """
    caller = caller_of(request)
    county = county_of(caller, body.county)
    check_case(request, county, caller.actor, "report", caller.now, matter=body.matter, text=body.text)
    receipt = submit(county=county, intake=intake_of(body, caller.actor), sender=caller.actor, now=caller.now)
    staff = caller.actor is not None and caller.actor.kind == "staff"
    status = 200 if receipt.already else 201
    return answer(render_receipt(receipt, county, staff), status, Location=f"/api/v1/cases/{receipt.number}")


@operation(router, "GET", "/cases/{number}", "token:read", "link", returns=CaseOut)
def get_case(request: HttpRequest, number: str) -> HttpResponse:
    """A case as you may see it.

    Facts, words (personal ones masked), clocks with each segment explained, calls and files.
    """
    actor, now = actor_of(request), caller_of(request).now
    view = access_view(actor, number)
    note_read(actor, view.stored, now)
    return answer(rendering.case(view, now))


@operation(router, "GET", "/cases/{number}/actions", "token:read", "link", returns=OffersOut)
def list_actions(request: HttpRequest, number: str) -> HttpResponse:
    """What you may do to a case now, with the fields each action asks for."""
    caller, actor = caller_of(request), actor_of(request)
    stored = access_case(actor, number)
    _, workflow, matter = rules_of(stored.facts)
    allowed = list_allowed(workflow, matter, stored.facts, actor, scene_of(stored, caller.now))
    offers = [rendering.offered(action) for action in allowed]
    _fill_in_rating_secret(offers, actor, stored)
    return answer({"version": stored.facts.version, "actions": offers})


@operation(router, "POST", "/cases/{number}/actions", "token:act", "link", returns=TakenOut)
def take_action(request: HttpRequest, number: str, body: ActionIn) -> HttpResponse:
    """Take one action on a case.

    Answers 409 with the state as it stands when the case has moved on since the version you saw.
    """
    taken = take(
        actor=actor_of(request),
        number=number,
        action=body.action,
        fields=body.fields,
        seen=body.version,
        now=caller_of(request).now,
        key=body.key,
    )
    return answer(render_taken(taken))


@operation(router, "POST", "/cases/{number}/contact", "token:act", returns=ContactOut)
def reveal_contact(request: HttpRequest, number: str, body: RevealIn) -> HttpResponse:
    """See how to reach whoever brought a case you work on.

    Your reason goes into the journal first, where the resident reads it. Show the answer until `until`, no longer.
    """
    now = caller_of(request).now
    revealed = reveal(actor=actor_of(request), number=number, reason=body.reason, now=now)
    return answer({"contact": revealed.contacts, "seq": revealed.seq, "until": rendering.moment(revealed.until)})


def render_taken(taken: Taken) -> dict[str, object]:
    """What an action left."""
    return {
        "number": taken.number,
        "seq": taken.seq,
        "version": taken.version,
        "state": taken.state,
        "already": taken.already,
    }


def render_receipt(receipt: Receipt, county: str, staff: bool) -> dict[str, object]:
    """What whoever brought a case takes away."""
    pack = get_current_pack(county)
    state = pack.workflows[pack.matters[receipt.matter].workflow].states[receipt.state]
    same = ("number", "secret", "matter", "place", "version", "head", "already")
    return {
        **{name: getattr(receipt, name) for name in same},
        "state": rendering.state_for(state, staff),
        "next_due_at": rendering.moment(receipt.next_due_at),
    }


def _fill_in_rating_secret(offers: list[rendering.JSON], actor: Actor, stored: StoredCase) -> None:
    """The resident in person is given the secret of the rating; whoever brought a case for another is not."""
    if actor.kind != "resident" or not brought(actor, stored.facts) or stored.row["by_proxy"]:
        return
    case = stored.facts
    for field in (field for offer in offers for field in offer["fields"] if field["type"] == FieldType.SECRET):
        field["value"] = make_rating_secret(case.county, case.number, case.rounds)
