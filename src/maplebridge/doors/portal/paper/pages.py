"""Whether an official paper is genuine and still stands: for anybody who holds it, without any name in it.
Not for whoever it was made out for: mypapers."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.limits import paced
from maplebridge.doors.parts.pacing import check_pace, count_wrong
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.fault import Fault, TooLarge
from maplebridge.ground.words.text import Text
from maplebridge.services.papers.actions import LARGEST
from maplebridge.services.papers.checking import Comparison, compare
from maplebridge.services.papers.queries import PaperSight, find_paper

NO_FILE = Text("请选择要比对的 PDF 文件", "choose the PDF file to compare")
TOO_LARGE = Text("文件超过 20 MB", "the file is larger than 20 MB")
CODE_SIGNS = 40
COMPARED_AT_MOST = 60
"""In an hour: each takes reading a file of up to 20 MB."""


@page("public", methods=("GET", "HEAD", "POST"))
@paced("comparison")
def paper(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponseBase:
    """What the code on a paper stands for; a file that is sent is compared with it and not kept."""
    found = find_paper(visitor.county, code.strip().lower()) if len(code) <= CODE_SIGNS else None
    fault, compared = None, None
    if found is None:
        count_wrong(request, "paper_code", visitor.now)
    elif request.method == "POST":
        try:
            compared = _compare(request, visitor, found)
        except Fault as odd:
            fault = odd
    return show(
        request,
        "portal/paper/page.html",
        status=fault.status if fault else 200 if found else 404,
        paper=found,
        code=code[:CODE_SIGNS],
        compared=compared,
        fault=fault,
    )


def _compare(request: HttpRequest, visitor: Visitor, paper: PaperSight) -> Comparison:
    sent = request.FILES.get("file")
    if sent is None:
        raise Fault("missing", NO_FILE, field="file")
    if (sent.size or 0) > LARGEST:
        raise TooLarge("file_too_large", TOO_LARGE, field="file")
    check_pace(request, visitor, "comparison", most=COMPARED_AT_MOST)
    return compare(paper, sent.read())
