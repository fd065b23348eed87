"""Opens a case by its secret link, or by number and secret. Not for what is then shown of it."""

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.links import keep_link
from maplebridge.doors.parts.pacing import wrong_ones_counted
from maplebridge.doors.parts.paging import page
from maplebridge.ground.numbers import case_number


@page("public")
def open_link(request: HttpRequest, visitor: Visitor, number: str, secret: str) -> HttpResponseBase:
    """Lets this browser hold the case, then goes on to an address without the secret."""
    with wrong_ones_counted(request, "case_secret", visitor.now):
        keep_link(request, number, secret)
    return HttpResponseRedirect(reverse("portal_case", args=[case_number.check(number) or number]))
