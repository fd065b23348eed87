"""The papers that were made out for a visitor: all of them in a list, each to save. Not for strangers who hold one:
paper."""

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase

from maplebridge.cases.queries import access_case
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.links import HELD_AS_PARTY, actor_for, list_held
from maplebridge.doors.parts.paging import page, show
from maplebridge.doors.portal.cases.listing import list_lines
from maplebridge.ground.files.queries import open_file
from maplebridge.ground.words.fault import Fault
from maplebridge.services.papers import queries
from maplebridge.services.papers.queries import PaperSight, access_paper, list_by_numbers

PDF = "application/pdf"
ALONE = {"Cache-Control": "private, no-store", "Content-Security-Policy": "default-src 'none'; sandbox"}


@page("public")
def mine(request: HttpRequest, visitor: Visitor) -> HttpResponseBase:
    """My papers: of the cases that I brought, and of those that this browser holds the link of."""
    return show(request, "portal/mypapers/page.html", papers=list_mine(request, visitor))


@page("link")
def file(request: HttpRequest, visitor: Visitor, number: str, code: str) -> HttpResponseBase:
    """The PDF of one paper, to save."""
    _, paper = access_paper(actor_for(request, visitor, number), number, code)
    name = f"{paper.title.zh}{paper.number}.pdf"
    return FileResponse(open_file(paper.sha256), as_attachment=True, filename=name, content_type=PDF, headers=ALONE)


def list_mine(request: HttpRequest, visitor: Visitor) -> list[PaperSight]:
    """The papers that this visitor may keep, the newest first."""
    own = {line.number for line in list_lines(request, visitor)}
    as_party = set(request.session.get(HELD_AS_PARTY, {}))
    papers = list_by_numbers(visitor.county, sorted(own | as_party | set(list_held(request))))
    checked = {number: _held(request, visitor, number) for number in {paper.case_number for paper in papers}}
    return [paper for paper in papers if paper.code in checked[paper.case_number]]


def _held(request: HttpRequest, visitor: Visitor, number: str) -> set[str]:
    """The codes of the papers of a case that are this visitor's to keep."""
    try:
        actor: Actor = actor_for(request, visitor, number)
        return {paper.code for paper in queries.list_held(actor, access_case(actor, number))}
    except Fault:
        return set()
