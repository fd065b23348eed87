"""The duty list for everybody: how many problems of each batch wait, are in hand and settled, with which units, and the
results of a month in words that were checked. Nothing personal."""

from django.http import HttpRequest, HttpResponse

from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.services.dutylist.public import get_public_list
from maplebridge.services.dutylist.rules import BATCHES


@page("public")
def duties(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The list now and the results of one month."""
    month, batch = request.GET.get("month", "").strip(), request.GET.get("batch", "").strip()
    listed = get_public_list(visitor.county, visitor.now, month=month, batch=batch)
    chosen = batch if batch in BATCHES else ""
    return show(request, "portal/duties/page.html", listed=listed, batches=BATCHES, batch=chosen)
