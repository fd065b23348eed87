"""Me too: a resident's own case joins one like it, and keeps its own reply and rating. Not for what is alike."""

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.cases.joining import join
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.links import actor_for
from maplebridge.doors.parts.paging import page


@page("link", methods=("POST",))
def join_in(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponseBase:
    """Joins the case that the reference stands for."""
    actor = actor_for(request, visitor, number)
    join(actor=actor, number=number, reference=request.POST.get("reference", ""), now=visitor.now)
    return HttpResponseRedirect(reverse("portal_case", args=[number]))
