"""The demo's own mediation: its notice and its agreement are made out, sealed by the body that mediates."""

import pytest
from tests.ground.pdf.validators import pdfsig
from tests.services.mediation.quarrels import agreed, drafted, settle_around
from tests.services.papers.conftest import content_of, pages_of, words_of
from tests.world import COUNTY, World, found_county

from maplebridge.cases.actions.take import take
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.clock.time import now
from maplebridge.services.papers.jobs import issue_once, order_once
from maplebridge.services.papers.models import Paper, PaperOrder


@pytest.fixture
def town(db: None) -> World:
    """The demo's rules in the small county."""
    return found_county(now())


def test_a_quarrel_between_neighbours_ends_in_a_sealed_agreement(
    town: World, tmp_path_factory: pytest.TempPathFactory
) -> None:
    settle_around(town)
    case = agreed(town)
    while order_once(COUNTY, now()):
        pass
    while issue_once(COUNTY, now()):
        pass
    assert list(PaperOrder.objects.of(COUNTY).values_list("template", "fault_zh")) == []
    papers = {paper.template: paper for paper in Paper.objects.of(COUNTY)}
    assert set(papers) >= {"acceptance_notice", "mediation_agreement"}
    agreement = papers["mediation_agreement"]
    assert agreement.unit == case.unit
    content = content_of(agreement)
    words = words_of(content)
    for said in ("王爱丽", "杨阿妹", "履行方式", "人民币"):
        assert said in words, said
    assert len([sign for page in pages_of(content) for sign in page.signs]) == 1
    assert "Signature is Valid" in pdfsig(content, tmp_path_factory.mktemp("seen"))


def test_why_one_party_stops_is_not_on_the_paper_that_the_other_may_keep(town: World) -> None:
    settle_around(town)
    case = drafted(town)
    party = Actor(COUNTY, f"party:{case.id}:2", "resident", "")
    said = {"reason": "他私下威胁我家孩子"}
    take(actor=party, number=case.number, action="stop", fields=said, seen=None, now=now())
    while order_once(COUNTY, now()):
        pass
    while issue_once(COUNTY, now()):
        pass
    paper = Paper.objects.of(COUNTY).get(template="mediation_ended")
    words = words_of(content_of(paper))
    assert "已于" in words
    assert "威胁" not in words
