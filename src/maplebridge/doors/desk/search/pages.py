"""Search: words, a number, a phone; only what the searcher may see. Not for how it is found: services.searching."""

from typing import cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from maplebridge.cases.listing import NEWEST
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.desk.inbox.filters import choices_of, known_place, read_wanted
from maplebridge.doors.desk.inbox.tabs import label_of
from maplebridge.doors.desk.lines import rows_of
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.forms.rows import Option
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.numbers.ids import read_id
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.searching.queries import Found, Narrowed, search

MANY, LONGEST = 50, 200


@page("staff")
def find(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """What is found; a whole case number leads straight to the case."""
    actor = cast("Actor", visitor.actor)
    q = request.GET.get("q", "").strip()[:LONGEST]
    wanted = known_place(actor.county, read_wanted(request))
    narrowed = Narrowed(wanted.matter, wanted.state, wanted.place, request.GET.get("open") == "1")
    before = read_id(request.GET.get("before", "")) or NEWEST
    found = search(actor, q, narrowed, before=before, many=MANY) if q else Found(())
    if found.number:
        return HttpResponseRedirect(f"/desk/cases/{found.number}/")
    pack = get_current_pack(actor.county)
    return show(
        request,
        "desk/search/page.html",
        here="search",
        q=q,
        found=found,
        rows=rows_of(actor.county, found.lines, visitor.now),
        narrowed=narrowed,
        choices=choices_of(actor, pack, wanted),
        states=_states(pack, wanted.state),
        more=f"?{urlencode({**_asked(request), 'before': str(found.before)})}" if found.before else "",
    )


def _asked(request: HttpRequest) -> dict[str, str]:
    names = ("q", "matter", "state", "place", "open")
    return {name: request.GET[name] for name in names if request.GET.get(name)}


def _states(pack: Pack, chosen: str) -> list[Option]:
    names = dict.fromkeys(name for workflow in pack.workflows.values() for name in workflow.states)
    return [Option(name, label_of(pack, name), None, name == chosen) for name in names]
