"""Opening and closing wall screens, for system administrators and leaders. Not for what the wall shows."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.directory.accounts.screens import issue_screen, list_screens, revoke_screen
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.fault import Fault

WHO = ("staff:system_admin", "staff:leader")
WRITE = ("GET", "HEAD", "POST")


@page(*WHO, methods=WRITE)
def screens(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """All screens; sending a name opens one more, whose address is shown this once."""
    fault, address = None, ""
    if request.method == "POST":
        try:
            address = f"{settings.SITE_URL}/wall/?device={_issue(visitor, request.POST.get('name', ''))}"
        except Fault as found:
            fault = found
    facts = {"lines": list_screens(visitor.county), "address": address, "fault": fault}
    return show(request, "account/screens/page.html", status=fault.status if fault else 200, **facts)


@page(*WHO, methods=("POST",))
def close(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """Close one."""
    revoke_screen(county=visitor.county, number=request.POST.get("number", ""), now=visitor.now)
    return HttpResponseRedirect(reverse("account_screens"))


def _issue(visitor: Visitor, name: str) -> str:
    assert visitor.actor is not None
    return issue_screen(county=visitor.county, person_id=visitor.actor.id, name=name, now=visitor.now)
