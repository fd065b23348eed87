"""How often residents had to come, by matter, at most once being the aim, and how often a unit served past closing
time. Not for other figures."""

from django.http import HttpRequest, HttpResponse

from maplebridge.doors.desk.booking.reading import title_of
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.booking.trips import count_stays, count_trips
from maplebridge.services.insight.periods import CHOICES, read_period
from maplebridge.services.insight.queries import access_scope

USUAL = "90d"


@page("staff")
def trips(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The trips of a place or unit whose figures are the visitor's to see."""
    said = request.GET
    scope = access_scope(actor_of(visitor), place=said.get("place", ""), unit=said.get("unit", ""))
    period = read_period(said.get("period", "") or USUAL, visitor.now)
    known = get_current_pack(visitor.county).matters
    within = (visitor.county, scope.place, scope.unit, period.since, period.until)
    return show(
        request,
        "desk/booking/trips.html",
        here="trips",
        scope=scope,
        period=period,
        periods=CHOICES.items(),
        rows=[(title_of(known, each.matter), each) for each in count_trips(*within)],
        stays=[(title_of(known, each.matter), each) for each in count_stays(*within)],
    )
