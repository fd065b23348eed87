"""Who may mediate a case, and whom its parties choose, over the API. A mediator's private notes have no way out here:
there is no operation for them."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from maplebridge.cases.queries import access_case
from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import actor_of, caller_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.mediation import ChoiceIn, MediatorsOut
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.services.mediation.candidates import Candidate
from maplebridge.services.mediation.roster import is_mediated, list_mediators
from maplebridge.services.mediation.wishing import choose_mediators, list_offered

router = Router(tags=["mediation"])
NOT_MEDIATED = Text("本案不是调解案件", "this case is not one of mediation")


@operation(router, "GET", "/cases/{number}/mediators", "token:read", "link", returns=MediatorsOut)
def get_mediators(request: HttpRequest, number: str) -> HttpResponse:
    """Who may mediate the case: to staff all with what stands in the way, to parties those whom they may choose."""
    actor, now = actor_of(request), caller_of(request).now
    case = access_case(actor, number).facts
    if not is_mediated(case):
        raise Missing("not_mediated", NOT_MEDIATED, field="number")
    staff = actor.kind == "staff"
    found = list_mediators(case, now) if staff else list_offered(case, now)
    return answer({"mediators": [_mediator(each, staff=staff) for each in found]})


@operation(router, "POST", "/cases/{number}/mediators", "token:act", "link", returns=MediatorsOut)
def choose(request: HttpRequest, number: str, body: ChoiceIn) -> HttpResponse:
    """Say whom you, a party, would have as mediator: up to three, or nobody to leave it to the body."""
    actor, now = actor_of(request), caller_of(request).now
    case = access_case(actor, number).facts
    choose_mediators(actor=actor, case=case, people=body.people, now=now)
    return answer({"mediators": [_mediator(each, staff=False) for each in list_offered(case, now)]})


def _mediator(each: Candidate, *, staff: bool) -> rendering.JSON:
    return {
        "person": each.person,
        "name": each.name,
        "unit": each.unit,
        "here": each.here,
        "missing": list(each.missing),
        "conflicts": [rendering.both(text) for text in each.conflicts],
        "away_until": each.away_until,
        "wished_by": list(each.wished_by) if staff else [],
        "open_cases": each.load.open_cases if staff else None,
        "last_given_at": each.load.last_given_at if staff else None,
        "fits": each.fits,
    }
