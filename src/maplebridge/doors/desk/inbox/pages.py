"""The inbox: what waits for me, the most urgent first. Not for one case."""

from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from maplebridge.cases.listing import Wanted, list_inbox
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.desk.inbox.cards import get_cards
from maplebridge.doors.desk.inbox.filters import choices_of, known_place, read_wanted
from maplebridge.doors.desk.inbox.tabs import address_of, tabs_of
from maplebridge.doors.desk.lines import rows_of
from maplebridge.doors.desk.marking import read_mark, write_mark
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.viewing.arriving import count_on_desk
from maplebridge.services.viewing.standing import with_desks_below
from maplebridge.services.viewing.tallying import tally_inbox

MANY = 50
NUMBERS_AT_MOST = 50


def mine(visitor: Visitor) -> Actor:
    """Who reads, with all desks that are theirs to look at."""
    return with_desks_below(cast("Actor", visitor.actor), visitor.now)


@page("staff", "staff:agent")
def inbox(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """One page of the inbox with its tabs and filters. Agents at outlets have no inbox but what they took in."""
    if visitor.agent:
        return HttpResponseRedirect("/desk/taken/")
    actor = mine(visitor)
    wanted, after = known_place(actor.county, read_wanted(request)), request.GET.get("after", "")
    lines = list_inbox(actor, wanted, now=visitor.now, after=read_mark(after), many=MANY + 1)
    pack, tally = get_current_pack(actor.county), tally_inbox(actor, visitor.now)
    more = address_of(wanted, wanted.place, after=write_mark(lines[MANY - 1].cursor)) if len(lines) > MANY else ""
    return show(
        request,
        "desk/inbox/page.html",
        here="inbox",
        rows=rows_of(actor.county, lines[:MANY], visitor.now),
        tabs=tabs_of(pack, tally, wanted, wanted.place),
        tally=tally,
        wanted=wanted,
        choices=choices_of(actor, pack, wanted),
        narrowed=wanted != Wanted(state=wanted.state),
        first=address_of(wanted, wanted.place) if after else "",
        plain=address_of(Wanted(state=wanted.state), ""),
        more=more,
    )


@page("staff")
def arrived(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """How many of the cases named lie on my desk: the bar that says that something is new."""
    numbers = [number for number in request.GET.getlist("n") if number.isdigit()][:NUMBERS_AT_MOST]
    return show(request, "desk/inbox/_arrived.html", count=count_on_desk(mine(visitor), numbers))


@page("staff")
def cards(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The cards above the inbox, asked for once the page stands: the list does not wait for them."""
    return show(request, "desk/inbox/_cards.html", cards=get_cards(cast("Actor", visitor.actor), visitor.now))
