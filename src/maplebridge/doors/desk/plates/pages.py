"""Door plates on the desk: how far each place has come, the plates of a village, one plate. Not for what is done."""

from dataclasses import dataclass
from typing import Any, get_args
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import get_place
from maplebridge.directory.places.rules import WIDTHS, Level, Place, list_ancestors
from maplebridge.directory.plates.codes import show as spell
from maplebridge.directory.plates.naming import Spot, name_spots
from maplebridge.directory.plates.queries import (
    START,
    Key,
    State,
    access_plates,
    get_plate,
    key_of,
    list_coverage,
    list_plates,
    search_plates,
)
from maplebridge.directory.plates.rules import (
    HOLDERS,
    REASONS,
    Coverage,
    PlateFacts,
    keeps_plates,
    kept_places,
    number_of,
)
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.services.platework.layouts import LAYOUTS

KEEPERS = ("staff:dispatcher", "staff:system_admin")
MANY = 50
STATES: dict[State, Text] = {
    "valid": Text("有效", "Valid"),
    "waiting": Text("待安装", "To hang"),
    "installed": Text("已安装", "Installed"),
    "revoked": Text("已停用", "Revoked"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A plate as a line of a list."""

    plate: PlateFacts
    code: str
    number: str
    spot: Spot


@page(*KEEPERS)
def plates(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The place wanted, or the widest whose plates the reader keeps; a whole code leads to its plate."""
    actor = actor_of(visitor)
    within, words = request.GET.get("within", "") or kept_places(actor)[0], request.GET.get("q", "").strip()
    if words:
        found = [each for kept in kept_places(actor) for each in search_plates(actor.county, words, within=kept)]
        if len(found) == 1:
            return HttpResponseRedirect(f"/desk/plates/{found[0].code}/")
        return show(request, "desk/plates/found.html", here="plates", words=words, lines=lines_of(actor.county, found))
    return show_place(request, actor, within)


@page(*KEEPERS)
def plate(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponse:
    """One plate with what may be done with it."""
    return show_plate(request, actor_of(visitor), code)


def show_place(request: HttpRequest, actor: Actor, within: str, fault: Fault | None = None) -> HttpResponse:
    """The page of a place; with a fault, what could not be done stands above."""
    access_plates(actor, within)
    place, status = get_place(actor.county, within), fault.status if fault else 200
    parts = list_coverage(actor.county, within) if place.level is not Level.HOUSEHOLD_GROUP else []
    facts = {
        "place": place,
        "crumbs": _crumbs(actor, within),
        "kept": [get_place(actor.county, kept) for kept in kept_places(actor)],
        "parts": parts,
        "total": _sum(place, parts or _alone(actor.county, place)),
        "holders": list(HOLDERS.items()),
        "layouts": list(LAYOUTS.items()),
        "fault": fault,
        **(_listed(request, actor, within) if len(within) >= WIDTHS[Level.VILLAGE] else {}),
    }
    return show(request, "desk/plates/page.html", here="plates", status=status, **facts)


def show_plate(request: HttpRequest, actor: Actor, code: str, fault: Fault | None = None) -> HttpResponse:
    """The page of a plate; with a fault, what could not be done stands above."""
    found = get_plate(actor.county, code)
    access_plates(actor, found.place)
    facts = {
        "line": lines_of(actor.county, [found])[0],
        "successor": spell(found.replaced_by) if found.replaced_by else "",
        "why": REASONS.get(found.revoked_why, ""),
        "reasons": list(REASONS.items()),
        "layouts": list(LAYOUTS.items()),
        "crumbs": _crumbs(actor, found.place),
        "fault": fault,
    }
    return show(request, "desk/plates/one.html", here="plates", status=fault.status if fault else 200, **facts)


def lines_of(county: str, plates: list[PlateFacts]) -> list[Line]:
    """Plates with their codes and numbers as people read them."""
    spots = name_spots(county, [each.place for each in plates])
    return [Line(each, spell(each.code), number_of(each.household, each.place), spots[each.place]) for each in plates]


def _listed(request: HttpRequest, actor: Actor, within: str) -> dict[str, Any]:
    state = _state(request)
    found = list_plates(actor.county, within=within, state=state, after=_after(request), many=MANY + 1)
    more = ".".join(key_of(found[MANY - 1])) if len(found) > MANY else ""
    address = urlencode({"within": within, "state": state})
    return {
        "lines": lines_of(actor.county, found[:MANY]),
        "state": state,
        "states": [(name, text) for name, text in STATES.items()],
        "first": f"?{address}" if request.GET.get("after") else "",
        "more": f"?{address}&{urlencode({'after': more})}" if more else "",
    }


def _state(request: HttpRequest) -> State:
    wanted = request.GET.get("state", "valid")
    return next((state for state in get_args(State) if state == wanted and state in STATES), "valid")


def _after(request: HttpRequest) -> Key:
    place, _, rest = request.GET.get("after", "").partition(".")
    household, _, code = rest.rpartition(".")
    return (place, household, code) if code else START


def _crumbs(actor: Actor, within: str) -> list[Place]:
    """The places around, as far as the reader keeps their plates."""
    around = (code for code in list_ancestors(within) if code.startswith(actor.county) and keeps_plates(actor, code))
    return [get_place(actor.county, code) for code in around]


def _alone(county: str, place: Place) -> list[Coverage]:
    """How far a place without parts has come."""
    return [each for each in list_coverage(county, place.parent) if each.code == place.code]


def _sum(place: Place, parts: list[Coverage]) -> Coverage:
    figures = zip(*((p.households, p.issued, p.installed, p.revoked) for p in parts), strict=True)
    households, issued, installed, revoked = (sum(column) for column in figures) if parts else (0, 0, 0, 0)
    return Coverage(place.code, place.name, households, issued, installed, revoked)
