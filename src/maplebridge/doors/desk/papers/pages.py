"""The official papers of one case: those made out, those still to be; making out, revoking, replacing, saving.
Not for templates: template_pages."""

from dataclasses import dataclass
from typing import cast

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.cases.queries import access_case
from maplebridge.cases.reads import note_read
from maplebridge.cases.stored import StoredCase
from maplebridge.cases.viewing import access_view
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.files.queries import open_file
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.papers.template import PaperTemplate
from maplebridge.rulebook.publishing.queries import get_pack
from maplebridge.services.papers.actions import LONGEST_REASON, issue_by_hand, revoke_paper
from maplebridge.services.papers.queries import OrderSight, PaperSight, access_paper, list_held, list_orders
from maplebridge.services.papers.rules import issuing_duty, listed_for_hand

PDF = "application/pdf"
PRIVATE = {"Cache-Control": "private, no-store", "Content-Security-Policy": "default-src 'none'; sandbox"}
NOT_UNDERSTOOD = Text("请从页面上的按钮操作", "use the buttons of the page")


@dataclass(frozen=True, slots=True)
class Choice:
    """A template that may be made out here: which edition it would be, and which valid paper it replaces."""

    template: PaperTemplate
    edition: int
    replaces: PaperSight | None
    basis: str


@page("staff", methods=("GET", "HEAD", "POST"))
def papers(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponseBase:
    """The papers of a case."""
    actor, fault = cast("Actor", visitor.actor), None
    if request.method == "POST":
        try:
            _do(request, actor, number, visitor)
            return HttpResponseRedirect(reverse("desk_papers", args=[number]))
        except Fault as odd:
            fault = odd
    return _show(request, visitor, actor, number, fault)


@page("staff")
def file(request: HttpRequest, visitor: Visitor, number: str, code: str) -> HttpResponseBase:
    """The PDF of a paper; that it was looked at is noted and told to whoever brought the case."""
    actor = cast("Actor", visitor.actor)
    case, paper = access_paper(actor, number, code)
    note_read(actor, case, visitor.now)
    name = f"{paper.title.zh}{paper.number}.pdf"
    return FileResponse(open_file(paper.sha256), filename=name, content_type=PDF, headers=PRIVATE)


def _do(request: HttpRequest, actor: Actor, number: str, visitor: Visitor) -> None:
    said = request.POST
    access_case(actor, number)
    match said.get("do"):
        case "issue":
            issue_by_hand(
                actor=actor,
                number=number,
                template=said.get("template", ""),
                edition=_whole(said.get("edition", "")),
                seq=_whole(said.get("seq", "")),
                now=visitor.now,
            )
        case "revoke":
            code, reason = said.get("code", ""), said.get("reason", "")
            revoke_paper(actor=actor, number=number, code=code, reason=reason, now=visitor.now)
        case _:
            raise Fault("not_understood", NOT_UNDERSTOOD, field="do")


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _show(request: HttpRequest, visitor: Visitor, actor: Actor, number: str, fault: Fault | None) -> HttpResponse:
    view = access_view(actor, number)
    note_read(actor, view.stored, visitor.now)
    case = view.stored.facts
    held, orders = list_held(actor, view.stored), list_orders(case.county, case.id, case.rules)
    may_issue = issuing_duty(actor, case) is not None
    return show(
        request,
        "desk/papers/page.html",
        status=fault.status if fault else 200,
        here="case",
        view=view,
        papers=held,
        orders=orders,
        choices=_choices(view.stored, held, orders) if may_issue else [],
        may_issue=may_issue,
        longest=LONGEST_REASON,
        fault=fault,
    )


def _choices(stored: StoredCase, held: list[PaperSight], orders: list[OrderSight]) -> list[Choice]:
    case = stored.facts
    templates = get_pack(case.county, case.rules).papers.values()
    called_for = {paper.template for paper in held} | {order.template for order in orders}
    return [_choice(template, held, case.rules) for template in listed_for_hand(templates, case, called_for)]


def _choice(template: PaperTemplate, held: list[PaperSight], rules: int) -> Choice:
    same = [paper for paper in held if paper.template == template.name]
    replaces = next((paper for paper in same if paper.valid), None)
    return Choice(
        template=template,
        edition=max((paper.edition for paper in same), default=0) + 1,
        replaces=None if template.many else replaces,
        basis=template.basis_in(rules),
    )
