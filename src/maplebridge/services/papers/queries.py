"""Reads of papers: those of a case for whoever may hold them, one of them, and by the code of its public page."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings

from maplebridge.cases.queries import access_case, get_case
from maplebridge.cases.stored import StoredCase
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.papers.template import PaperTemplate
from maplebridge.rulebook.publishing.queries import get_pack
from maplebridge.services.papers.models import Paper, PaperOrder
from maplebridge.services.papers.rules import may_hold

PATH = "/verify/paper/"
STATES: Mapping[str, Text] = {
    "valid": Text("有效", "Valid"),
    "revoked": Text("已撤销", "Revoked"),
    "superseded": Text("已被取代", "Replaced"),
}
NO_PAPER = Text("没有这份文书", "there is no such paper")
COLUMNS = (
    "case_id", "seq", "template", "edition", "case_number", "rules", "number", "code", "unit", "issued_at", "sha256",
    "size", "seal", "state", "superseded_by", "reason", "changed_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PaperSight:
    """A paper as lists and pages show it. `code` opens its public page and tells it apart from all others."""

    case_id: UUID
    seq: int
    template: str
    edition: int
    case_number: str
    rules: int
    number: str
    code: str
    unit: str
    issued_at: datetime
    sha256: str
    size: int
    seal: str
    state: str
    superseded_by: str | None
    reason: str | None
    changed_at: datetime | None
    title: Text

    @property
    def standing(self) -> Text:
        """Its state in words."""
        return STATES[self.state]

    @property
    def valid(self) -> bool:
        """Whether it stands."""
        return self.state == "valid"


@dataclass(frozen=True, slots=True)
class OrderSight:
    """A paper that is still to be made out; `fault` says why it could not be."""

    seq: int
    template: str
    title: Text
    ordered_at: datetime
    fault: Text | None


def list_papers(county: str, case_id: UUID) -> list[PaperSight]:
    """All papers of a case, whoever asks, the newest first."""
    rows = Paper.objects.of(county).filter(case_id=case_id).order_by("-issued_at", "-edition")
    return [_sight(county, row) for row in rows.values_list(*COLUMNS)]


def list_held(actor: Actor, case: StoredCase) -> list[PaperSight]:
    """The papers of a case that the actor may keep."""
    papers = list_papers(actor.county, case.facts.id)
    return [paper for paper in papers if may_hold(actor, case.facts, template_of(actor.county, paper))]


def list_orders(county: str, case_id: UUID, rules: int) -> list[OrderSight]:
    """The papers of a case that are still to be made out, the oldest first."""
    pack = get_pack(county, rules)
    rows = PaperOrder.objects.of(county).filter(case_id=case_id).order_by("ordered_at", "template")
    return [
        OrderSight(
            row.seq,
            row.template,
            pack.papers[row.template].title,
            row.ordered_at,
            Text(row.fault_zh, row.fault_en) if row.failed_at else None,
        )
        for row in rows
    ]


def access_paper(actor: Actor, number: str, code: str) -> tuple[StoredCase, PaperSight]:
    """One paper of the case of that number. Raises Missing when it is not there, or not for this actor."""
    case = access_case(actor, number)
    paper = next((each for each in list_held(actor, case) if each.code == code), None)
    if paper is None:
        raise Missing("no_such_paper", NO_PAPER, field="paper")
    return case, paper


def find_paper(county: str, code: str) -> PaperSight | None:
    """The paper whose public page has that code; one round trip."""
    rows = Paper.objects.of(county).filter(code=code).exclude(code="").values_list(*COLUMNS)
    return next((_sight(county, row) for row in rows), None)


def list_by_numbers(county: str, numbers: Sequence[str]) -> list[PaperSight]:
    """The papers of the cases of those numbers, whoever asks, the newest first."""
    if not numbers:
        return []
    rows = Paper.objects.of(county).filter(case_number__in=numbers).exclude(case_number="")
    return [_sight(county, row) for row in rows.order_by("-issued_at", "-edition").values_list(*COLUMNS)]


def template_of(county: str, paper: PaperSight) -> PaperTemplate:
    """The template that a paper was made from, in the rules of its case."""
    return get_pack(county, paper.rules).papers[paper.template]


def address_of(code: str) -> str:
    """The address of the public page, as the QR sign holds it."""
    return f"{settings.LINK_URL}{PATH}{code}/"


def get_paper(county: str, number: str, code: str) -> tuple[StoredCase, PaperSight]:
    """One paper of a case, whoever asks. Raises Missing."""
    case = get_case(county, number)
    paper = next((each for each in list_papers(county, case.facts.id) if each.code == code), None)
    if paper is None:
        raise Missing("no_such_paper", NO_PAPER, field="paper")
    return case, paper


def _sight(county: str, row: Sequence[object]) -> PaperSight:
    named = dict(zip(COLUMNS, row, strict=True))
    pack = get_pack(county, int(str(named["rules"])))
    return PaperSight(**named, title=pack.papers[str(named["template"])].title)  # type: ignore[arg-type] # columns of the table


def list_held_files(county: str, files: Collection[str]) -> set[str]:
    """Those of the files that are papers, valid or not."""
    return set(Paper.objects.of(county).filter(sha256__in=files).values_list("sha256", flat=True))
