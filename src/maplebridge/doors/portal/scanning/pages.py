"""Where a scanned door plate leads: to the report page, which then knows the place and nothing else."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from maplebridge.directory.plates.actions import note_scan
from maplebridge.directory.plates.queries import open_plate
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.portal.report.pages import show_report
from maplebridge.ground.words.fault import Fault


@page("public")
def scan(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponseBase:
    """The report page at the plate's place; for a plate that is not valid, what to do instead. That its grid worker
    scanned it says that it hangs."""
    try:
        found = open_plate(code)
    except Fault as fault:
        return show(request, "portal/scanning/page.html", status=fault.status, fault=fault)
    note_scan(county=found.county, code=found.code, actor=visitor.actor, now=visitor.now)
    return show_report(request, visitor, scan=found)
