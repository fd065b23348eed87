"""Official papers over the API: those of a case, one as a file, and whether one is genuine. Not for files of a case."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Router

from maplebridge.cases.queries import access_case
from maplebridge.cases.reads import note_read
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import actor_of, caller_of, county_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.cases import County
from maplebridge.doors.api.v1.shapes.papers import Digest, PapersOut, VerifiedOut
from maplebridge.doors.parts.pacing import count_wrong
from maplebridge.ground.files.queries import open_file
from maplebridge.ground.words.fault import Missing
from maplebridge.services.papers.queries import NO_PAPER, PaperSight, access_paper, find_paper, list_held

router = Router(tags=["official papers"])
PDF = {"responses": {200: {"content": {"application/pdf": {"schema": {"type": "string"}}}}}}


@operation(router, "GET", "/cases/{number}/papers", "token:read", "link", returns=PapersOut)
def list_papers(request: HttpRequest, number: str) -> HttpResponse:
    """The official papers of a case that the caller may keep, the newest first."""
    actor = actor_of(request)
    papers = list_held(actor, access_case(actor, number))
    return answer({"papers": [_paper(actor.county, paper) for paper in papers]})


@operation(router, "GET", "/cases/{number}/papers/{code}", "token:read", "link", returns=None, more=PDF)
def get_paper(request: HttpRequest, number: str, code: str) -> HttpResponseBase:
    """One paper as the signed PDF file that was made out."""
    actor = actor_of(request)
    case, paper = access_paper(actor, number, code)
    note_read(actor, case, caller_of(request).now)
    headers = {"Cache-Control": "private, no-store", "Content-Security-Policy": "default-src 'none'; sandbox"}
    return FileResponse(
        open_file(paper.sha256),
        as_attachment=True,
        filename=f"{paper.number}.pdf",
        content_type="application/pdf",
        headers=headers,
    )


@operation(router, "GET", "/papers/{code}", "public", "token:read", returns=VerifiedOut)
def verify_paper(request: HttpRequest, code: str, county: County = "", sha256: Digest = "") -> HttpResponse:
    """Whether the paper with that code is valid, and whether a file of that digest is the one made out."""
    caller = caller_of(request)
    place = county_of(caller, county)
    paper = find_paper(place, code)
    if paper is None:
        count_wrong(request, "paper_code", caller.now)
        raise Missing("no_such_paper", NO_PAPER, field="code")
    return answer({**_paper(place, paper), "same": sha256 == paper.sha256 if sha256 else None})


def _paper(county: str, paper: PaperSight) -> rendering.JSON:
    same = ("number", "code", "state", "issued_at", "changed_at", "superseded_by", "sha256", "size")
    return {
        **{name: getattr(paper, name) for name in same},
        "kind": paper.template,
        "title": rendering.both(paper.title),
        "unit": rendering.unit_named(get_registry(county), paper.unit),
    }
