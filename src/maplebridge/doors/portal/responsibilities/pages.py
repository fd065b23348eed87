"""Who answers for what, for everybody to read. Not for who has a case."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.duties import list_fields
from maplebridge.doors.parts.paging import page, show
from maplebridge.rulebook.publishing.queries import get_current_pack

WORDS_LONGEST = 100


@page("public")
def responsibilities(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """The list of responsibilities by category, or what some words mean of it."""
    words = request.GET.get("q", "")[:WORDS_LONGEST]
    pack = get_current_pack(visitor.county)
    facts: dict[str, Any] = {"fields": list_fields(pack, words), "words": words, "rules": pack.number}
    return show(request, "portal/responsibilities/page.html", **facts)
