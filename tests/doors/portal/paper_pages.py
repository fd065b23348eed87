"""The pages of official papers for residents, with who opens them and how many queries they take."""

from django.test import Client
from tests.doors.page import Page
from tests.world import COUNTY, World, streetlight

from maplebridge.cases.actions.submit import Receipt, submit
from maplebridge.cases.intake import Intake
from maplebridge.ground.clock.time import now
from maplebridge.services.papers.actions import issue_by_hand, revoke_paper
from maplebridge.services.papers.models import Paper

HELD: dict[str, Receipt] = {}


def make_out(world: World, number: str, edition: int = 1, template: str = "acceptance_notice") -> Paper:
    """A paper of a case, by the centre."""
    actor = world.actor("luolan", now())
    return issue_by_hand(actor=actor, number=number, template=template, edition=edition, now=now())


def bring(world: World) -> Receipt:
    """A case that a stranger brought."""
    return submit(county=COUNTY, intake=Intake(**streetlight()), sender=None, now=now())


def hold(client: Client, world: World) -> None:
    """Let a browser hold the link of a case with papers, one replaced by another."""
    HELD["case"] = receipt = bring(world)
    client.get(f"/c/{receipt.number}/{receipt.secret}")
    for edition in (1, 2):
        make_out(world, receipt.number, edition)
    make_out(world, receipt.number, template="certificate")


def valid(world: World) -> str:
    return f"/verify/paper/{make_out(world, bring(world).number).code}/"


def superseded(world: World) -> str:
    number = bring(world).number
    older = make_out(world, number)
    make_out(world, number, 2)
    return f"/verify/paper/{older.code}/"


def revoked(world: World) -> str:
    number = bring(world).number
    paper = make_out(world, number)
    actor = world.actor("luolan", now())
    revoke_paper(actor=actor, number=number, code=paper.code, reason="写错了地点", now=now())
    return f"/verify/paper/{paper.code}/"


def a_file(world: World) -> str:
    number = HELD["case"].number
    paper = Paper.objects.of(COUNTY).filter(case_number=number, state="valid")[0]
    return f"/cases/{number}/papers/{paper.code}"


PAPER_PAGES = [
    Page("portal_verify_paper", None, valid, 2),
    Page("portal_verify_paper", None, superseded, 2, "superseded"),
    Page("portal_verify_paper", None, revoked, 2, "revoked"),
    Page("portal_papers", hold, "/papers/", 6),
    Page("portal_papers", None, "/papers/", 1, "empty"),
    Page("portal_case", hold, lambda world: f"/cases/{HELD['case'].number}/", 10, "with-papers"),
    Page("portal_paper_file", hold, a_file, 4),
]
