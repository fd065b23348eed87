"""The help of the desk on one page that can be printed: the first day, keys, colours, a section for each page."""

from django.http import HttpRequest, HttpResponse

from maplebridge.doors.desk.help.first_day import FIRST_DAY
from maplebridge.doors.desk.help.sections import COLOURS, KEYS, SECTIONS
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show


@page("staff")
def guide(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """All of it; a page's section is at #<its name>."""
    return show(
        request,
        "desk/help/page.html",
        here="help",
        sections=SECTIONS,
        first_day=FIRST_DAY,
        keys=KEYS,
        colours=COLOURS,
    )
