"""Finding cases over the API: by words, cases alike, the voices under a lead, who has looked."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from maplebridge.cases.joining import list_alike, list_voices
from maplebridge.cases.listing import NEWEST
from maplebridge.cases.queries import access_case
from maplebridge.cases.reads import list_looks
from maplebridge.cases.viewing import access_view
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import actor_of, caller_of
from maplebridge.doors.api.v1.lists import Many, Mark, line_shown
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.pages import read_id_mark, write_mark
from maplebridge.doors.api.v1.shapes.cases import Code, PlaceCode
from maplebridge.doors.api.v1.shapes.finding import AlikeOut, FoundOut, LooksOut, VoicesOut
from maplebridge.ground.words.fault import Forbidden
from maplebridge.ground.words.text import Text
from maplebridge.services.searching.queries import Narrowed, search

router = Router(tags=["finding"])
STAFF_ONLY = Text("只有工作人员可以检索", "only staff may search")


@operation(router, "GET", "/search", "token:read", returns=FoundOut)
def search_cases(
    request: HttpRequest,
    q: Mark,
    matter: Code = "",
    state: Code = "",
    place: PlaceCode = "",
    open: bool = False,
    after: Mark = "",
    many: Many = 50,
) -> HttpResponse:
    """Cases found by Chinese words, a whole case number or a whole phone number, the newest first.

    Only what you may see is found, and a phone only by those who work on the case. `number` is set when `q` is a case
    number: read that case.
    """
    actor, now = actor_of(request), caller_of(request).now
    if actor.kind != "staff":
        raise Forbidden("staff_only", STAFF_ONLY)
    before = read_id_mark(after) if after else NEWEST
    found = search(actor, q, Narrowed(matter, state, place, open), before=before, many=many)
    lines = [line_shown(actor, line, now) for line in found.lines]
    following = write_mark(found.before) if found.before else None
    return answer({"number": found.number or None, "cases": lines, "next": following})


@operation(router, "GET", "/cases/{number}/alike", "token:read", returns=AlikeOut)
def list_cases_alike(request: HttpRequest, number: str) -> HttpResponse:
    """Open cases of the same category at the same village, the likest first: candidates for a merger."""
    actor, now = actor_of(request), caller_of(request).now
    if actor.kind != "staff":
        raise Forbidden("staff_only", STAFF_ONLY)
    found = list_alike(actor, access_view(actor, number), now)
    return answer(
        {
            "cases": [
                {
                    "case": line_shown(actor, each.line, now),
                    "likeness": round(each.likeness, 3),
                    "metres": each.metres,
                    "voices": each.voices,
                }
                for each in found
            ]
        }
    )


@operation(router, "GET", "/cases/{number}/voices", "token:read", returns=VoicesOut)
def list_voices_of_lead(request: HttpRequest, number: str) -> HttpResponse:
    """The cases merged under this one; those that you may not see are counted only."""
    actor, now = actor_of(request), caller_of(request).now
    if actor.kind != "staff":
        raise Forbidden("staff_only", STAFF_ONLY)
    voices = list_voices(actor, access_case(actor, number))
    seen = [line_shown(actor, voice.line, now) for voice in voices if voice.seen]
    return answer({"cases": seen, "unseen": len(voices) - len(seen)})


@operation(router, "GET", "/cases/{number}/looks", "token:read", "link", returns=LooksOut)
def list_who_looked(request: HttpRequest, number: str) -> HttpResponse:
    """Which units have looked at your case, as what and when; once for each person and hour."""
    actor = actor_of(request)
    registry = get_registry(actor.county)
    looks = [
        {"unit": rendering.unit_named(registry, look.unit), "role": look.role, "at": rendering.moment(look.at)}
        for look in list_looks(actor, access_case(actor, number))
    ]
    return answer({"looks": looks})
