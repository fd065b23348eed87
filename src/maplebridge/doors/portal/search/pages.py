"""One box for everything: a case number opens the way to the case, words find matters. Not for staff's search."""

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.links import list_held
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.parts.suggesting import suggest_matter
from maplebridge.doors.portal.apply.catalogue import list_groups
from maplebridge.ground.numbers import case_number
from maplebridge.rulebook.publishing.queries import get_current_pack

WORDS_LONGEST = 100


@page("public")
def search(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """A case by its number; else matters by words, the one most likely meant first."""
    words = request.GET.get("q", "").strip()[:WORDS_LONGEST]
    number = case_number.check(words)
    if number is not None:
        held = number in list_held(request)
        address = reverse("portal_case", args=[number]) if held else f"{reverse('portal_cases')}?number={number}"
        return HttpResponseRedirect(address)
    if not words:
        return HttpResponseRedirect(reverse("portal_apply"))
    pack = get_current_pack(visitor.county)
    found = [matter for group in list_groups(pack, words) for matter in group.matters]
    meant = suggest_matter(visitor.county, words)
    if meant is not None and meant not in found:
        found.insert(0, meant)
    return show(request, "portal/search/page.html", words=words, found=found)
