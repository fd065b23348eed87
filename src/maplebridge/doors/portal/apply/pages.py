"""Applying for a matter: the list of all, the form of one. Not for guides, nor for reports in three taps: report."""

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

from maplebridge.cases.actions.opening import NO_MATTER
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.limits import paced
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.portal.apply.catalogue import list_groups
from maplebridge.doors.portal.apply.filling import fill_in, show_application
from maplebridge.ground.words.fault import Missing
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.workflows.definition import Matter

WORDS_LONGEST = 100


@page("public")
def matters(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """All matters by category, or those that some words mean."""
    words = request.GET.get("q", "")[:WORDS_LONGEST]
    groups = list_groups(get_current_pack(visitor.county), words)
    return show(request, "portal/apply/page.html", groups=groups, words=words)


@page("public", methods=("GET", "HEAD", "POST"))
@paced("application")
def form(request: HttpRequest, visitor: Visitor, matter: str) -> HttpResponseBase:
    """The form of a matter; sent, it becomes a case; left, it is kept."""
    wanted = _known(visitor, matter)
    if request.method != "POST":
        return show_application(request, visitor, wanted)
    answer = fill_in(request, visitor, wanted)
    if isinstance(answer, str):
        return HttpResponseRedirect(answer)
    return answer


def _known(visitor: Visitor, name: str) -> Matter:
    matter = get_current_pack(visitor.county).matters.get(name)
    if matter is None:
        raise Missing("no_such_matter", NO_MATTER, field="matter")
    return matter
