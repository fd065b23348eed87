"""Two hundred agreements of several pages, made out by two workers at once: no number twice, no gap, each validates."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from tests.ground.pdf.validators import openssl_accepts, pdfsig
from tests.services.papers.conftest import content_of, with_quarrels, words_of
from tests.world import COUNTY, GRID, World, forget_all, found_county

from maplebridge.cases.actions.submit import submit_many
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Contact, Intake
from maplebridge.ground.clock.time import now
from maplebridge.ground.pdf.seal import seal_of
from maplebridge.rulebook.publishing.actions import publish
from maplebridge.services.papers.jobs import issue_once, order_once
from maplebridge.services.papers.models import Paper, PaperCount, PaperOrder

pytestmark = [pytest.mark.prove, pytest.mark.django_db(transaction=True)]
MANY, WORKERS, LOOKED_AT = 60, 2, 12
FACTS = "双方确认以老核桃树至水渠一线为界，界线以东由申请人使用，以西由被申请人使用，互不越界。" * 60


@pytest.fixture
def agreements(tmp_path: Path) -> World:
    """As many cases, each ended by an agreement with long texts."""
    world = found_county(now())
    publish(COUNTY, with_quarrels(tmp_path), by="test", now=now())
    forget_all()
    actor = world.actor("axiu", now())
    intakes = [
        Intake(text=f"第 {place} 件地界纠纷。", matter="boundary", place=GRID, reporter=Contact(name="杨阿妹"))
        for place in range(MANY)
    ]
    for receipt in submit_many(county=COUNTY, intakes=intakes, sender=actor, now=now()):
        said: dict[str, Any] = {"result": FACTS}
        take(actor=actor, number=receipt.number, action="conclude", fields=said, seen=None, now=now())
    return world


def test_two_workers_number_without_gap_and_every_paper_validates(agreements: World, tmp_path: Path) -> None:
    while order_once(COUNTY, now()):
        pass
    assert PaperOrder.objects.of(COUNTY).count() == MANY
    with ThreadPoolExecutor(WORKERS) as workers:
        made = list(workers.map(lambda _: work_until_done(), range(WORKERS)))
    papers = list(Paper.objects.of(COUNTY).order_by("count"))
    assert [paper.count for paper in papers] == list(range(1, MANY + 1))
    assert len({paper.case_number for paper in papers}) == MANY
    assert PaperCount.objects.of(COUNTY).get().last == MANY
    assert not PaperOrder.objects.of(COUNTY).exists()
    assert all(made), made
    for paper in papers:
        content = content_of(paper)
        assert openssl_accepts(content, seal_of(COUNTY).pem, tmp_path), paper.number
        assert "Signature is Valid" in pdfsig(content, tmp_path), paper.number
    for paper in papers[:: MANY // LOOKED_AT]:
        words = words_of(content_of(paper))
        assert paper.number in words
        assert "第4页" in words


def work_until_done() -> int:
    """How many orders this worker found to do."""
    done = 0
    try:
        while issue_once(COUNTY, now()):
            done += 1
    finally:
        connection.close()
    return done
