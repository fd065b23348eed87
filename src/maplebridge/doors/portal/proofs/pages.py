"""The public list of proofs. Not for what one matter demands: guides."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.parts.proving import list_proofs
from maplebridge.rulebook.publishing.queries import get_current_pack

WORDS_LONGEST = 100


@page("public")
def proofs(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """What may be demanded and by which law, who gets it, and what nobody may demand any more."""
    words = request.GET.get("q", "")[:WORDS_LONGEST]
    pack = get_current_pack(visitor.county)
    return show(request, "portal/proofs/page.html", found=list_proofs(pack, words), words=words)
