"""The pages of official papers on the desk, with who opens them and how many queries they take."""

from tests.doors.page import Page
from tests.doors.portal.paper_pages import bring, make_out
from tests.world import COUNTY, World

from maplebridge.ground.clock.time import now
from maplebridge.ground.words.text import Text
from maplebridge.services.papers.actions import order_papers, revoke_paper
from maplebridge.services.papers.models import PaperOrder

FAULT = Text("字体中没有“𰓅”字（U+304C5），无法打印；请改用通用字。", "The typeface has no “𰓅” (U+304C5).")


def none_yet(world: World) -> str:
    return f"/desk/cases/{bring(world).number}/papers/"


def several(world: World) -> str:
    """One replaced, one revoked, one that could not be made out."""
    number = bring(world).number
    for edition in (1, 2):
        make_out(world, number, edition)
    paper = make_out(world, number, template="certificate")
    actor = world.actor("luolan", now())
    revoke_paper(actor=actor, number=number, code=paper.code, reason="地点写错，已另行出具", now=now())
    failed = {"failed_at": now(), "fault_zh": FAULT.zh, "fault_en": FAULT.en}
    order = PaperOrder(
        county=COUNTY,
        case_id=paper.case_id,
        seq=1,
        template="refusal_notice",
        case_number=number,
        ordered_at=now(),
        **failed,
    )
    order_papers(county=COUNTY, orders=[order])
    return f"/desk/cases/{number}/papers/"


def a_file(world: World) -> str:
    number = bring(world).number
    return f"/desk/cases/{number}/papers/{make_out(world, number).code}/"


PAGES = [
    Page("desk_papers", "luolan", none_yet, 6),
    Page("desk_papers", "luolan", several, 6, "several"),
    Page("desk_paper", "luolan", a_file, 5),
    Page("desk_rulebook_papers", "luolan", "/desk/rulebook/papers/", 2),
    Page("desk_rulebook_paper", "luolan", "/desk/rulebook/papers/mediation_agreement/", 2),
]
