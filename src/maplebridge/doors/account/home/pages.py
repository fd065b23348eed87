"""Sends somebody who has signed in to where their day begins. Not for signing in."""

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

from maplebridge.doors.account.entering import door_of
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page


@page("public")
def go(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """To the desk, the phone pages, or the first page."""
    return HttpResponseRedirect(door_of(visitor.actor))
