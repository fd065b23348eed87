"""Following cases: the list, and the way in by number and secret. Not for one case: following.py."""

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.limits import paced, unpaced
from maplebridge.doors.parts.links import HELD, HELD_AS_PARTY, HELD_IN_PERSON, keep_link, list_held
from maplebridge.doors.parts.pacing import wrong_ones_counted
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.portal.cases.listing import list_lines
from maplebridge.doors.portal.drafts.owning import KEY
from maplebridge.ground.numbers import case_number
from maplebridge.ground.words.fault import Fault


@page("public", methods=("GET", "HEAD", "POST"))
@paced("case_secret")
def cases(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """My cases, and the form that opens one by its number."""
    fault = None
    if request.method == "POST":
        try:
            return _open(request, visitor)
        except Fault as found:
            fault = found
    return show(
        request,
        "portal/cases/page.html",
        status=fault.status if fault and fault.status != 401 else 422 if fault else 200,
        lines=list_lines(request, visitor),
        fault=fault,
        held=len(list_held(request)) + len(request.session.get(HELD_AS_PARTY, {})),
        typed=request.POST.get("number", request.GET.get("number", "")),
    )


@page("public", methods=("POST",))
@unpaced("forgets what one's own browser holds")
def forget(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """Lets this browser hold no link and no draft any more: the phone may be somebody else's."""
    for name in (HELD, HELD_AS_PARTY, HELD_IN_PERSON, KEY):
        request.session.pop(name, None)
    return HttpResponseRedirect(reverse("portal_cases"))


def _open(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    number = request.POST.get("number", "").strip()
    with wrong_ones_counted(request, "case_secret", visitor.now):
        keep_link(request, number, request.POST.get("secret", "").strip())
    return HttpResponseRedirect(reverse("portal_case", args=[case_number.check(number) or number]))
