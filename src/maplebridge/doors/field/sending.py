"""How a form of the field answers: a page for a browser that sent it itself, facts for the outbox that sends it later.
Not for taking it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase

from maplebridge.doors.parts.acting import read_seen
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.timeline import read_timeline
from maplebridge.ground.words.fault import Conflict, Fault

OUTBOX = "X-Outbox"


def by_outbox(request: HttpRequest) -> bool:
    """Whether the outbox of a phone sends this, and not a person who waits for a page."""
    return request.headers.get(OUTBOX) == "1"


def done(request: HttpRequest, address: str, **facts: Any) -> HttpResponseBase:
    """It is done: onward to `address`, or the facts."""
    if by_outbox(request):
        return JsonResponse({"done": True, "address": address, **facts}, headers={"Cache-Control": "no-store"})
    return HttpResponseRedirect(address)


def failed(
    request: HttpRequest, visitor: Visitor, fault: Fault, number: str, show: Callable[[Fault], HttpResponseBase]
) -> HttpResponseBase:
    """It is not done: the form with what is wrong, or the facts; after a conflict also how the case stands now."""
    if not by_outbox(request):
        return show(fault)
    facts: dict[str, Any] = {"done": False, "code": fault.code, "said": fault.text.say(visitor.language)}
    if isinstance(fault, Conflict) and number:
        facts["now"] = _as_it_stands(request, visitor, fault, number)
    return JsonResponse(facts, status=fault.status, headers={"Cache-Control": "no-store"})


def _as_it_stands(request: HttpRequest, visitor: Visitor, fault: Conflict, number: str) -> dict[str, Any]:
    assert visitor.actor is not None
    since = read_seen(request) or 0
    entries = read_timeline(visitor.actor, number, visitor.now).entries
    happened = [
        {
            "what": entry.label.say(visitor.language),
            "by": entry.by.say(visitor.language),
            "at": entry.at.isoformat(),
            "words": [word.text for word in entry.words if word.text],
        }
        for entry in reversed(entries)
        if entry.seq > since
    ]
    state = fault.extra.get("state_label", {})
    return {"version": fault.extra.get("version"), "state": state.get(visitor.language, ""), "happened": happened}
