"""Templates of papers in the rulebook: a list, and each as a sample PDF with invented people. Not for real papers."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from maplebridge.doors.desk.naming import name_of
from maplebridge.doors.desk.rulebook.asking import Book, read_book
from maplebridge.doors.desk.rulebook.clocks import join
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.papers.template import HOLDERS, SEALS, PaperTemplate
from maplebridge.services.papers.rules import actions_that_issue
from maplebridge.services.papers.samples import draw_sample

NO_TEMPLATE = Text("这一版里没有这种文书。", "This version has no such paper.")
PRIVATE = {"Cache-Control": "private, no-store", "Content-Security-Policy": "default-src 'none'; sandbox"}


@dataclass(frozen=True, slots=True)
class Line:
    """A template as people read it."""

    template: PaperTemplate
    sealed_by: Text
    holders: Text
    after: Text
    basis: str


@page("staff")
def templates(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """All kinds of papers of a version of the rules."""
    book = read_book(request, visitor)
    lines = [_line(book, template) for template in book.pack.papers.values()]
    return show(request, "desk/papers/templates.html", here="rulebook", tab="papers", book=book, templates=lines)


@page("staff")
def sample(request: HttpRequest, visitor: Visitor, name: str) -> HttpResponse:
    """A template filled with invented values, with SAMPLE across it."""
    book = read_book(request, visitor)
    template = book.pack.papers.get(name)
    if template is None:
        raise Missing("no_such_template", NO_TEMPLATE, field="paper")
    content = draw_sample(template, book.pack.number, visitor.now)
    disposition = {"Content-Disposition": f'inline; filename="sample-{template.name}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers={**PRIVATE, **disposition})


def _line(book: Book, template: PaperTemplate) -> Line:
    workflows = book.pack.workflows.values()
    after = [
        workflow.actions[name].label
        for workflow in workflows
        for name in sorted(actions_that_issue(workflow, template.name))
    ]
    return Line(
        template,
        name_of(SEALS, template.seals),
        join(name_of(HOLDERS, holder) for holder in template.holders),
        join(dict.fromkeys(after)),
        template.basis_in(book.pack.number),
    )
