"""How many messages arrived, by channel. Not for which ones."""

from django.http import HttpRequest, HttpResponse

from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.services.sending.tallying import COUNTED, count_deliveries


@page("staff:dispatcher", "staff:leader", "staff:system_admin")
def figures(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The last seven days of the whole county; nothing personal is in a number of messages."""
    tallies = count_deliveries(visitor.county, visitor.now)
    return show(request, "desk/messages/figures.html", here="messages", tallies=tallies, days=COUNTED.days)
