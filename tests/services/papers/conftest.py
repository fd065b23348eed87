"""A county whose rules call for papers, cases in it, and eyes that read what was printed."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from tests.cases.clock_of_database import believe, movable_clock
from tests.cases.stage import Stage, moment
from tests.world import COUNTY, DEMO, World, forget_all, found_county

from maplebridge.cases.intake import Contact
from maplebridge.ground.files.queries import open_file
from maplebridge.rulebook.publishing.actions import publish
from maplebridge.services.papers.jobs import issue_once, order_once
from maplebridge.services.papers.models import Paper

DOTS_A_POINT = 2.5
WORKFLOW = """
workflow: quarrel
zh: 纠纷调解
en: Quarrel
start: open
clocks:
  mediate: {zh: 调解, en: Mediation, limit: 30 D, from: submit, until: conclude, protects: resident, basis: 测试,
            escalates: [dispatcher], again: 30 D}
states:
  open: {zh: 调解中, en: Open, public: {zh: 正在调解, en: Under mediation}, desk: lead_unit}
  agreed: {zh: 已达成协议, en: Agreed, public: {zh: 已达成协议, en: Agreed}, end: yes}
actions:
  add:
    {zh: 增加当事人, en: Add a party, roles: [dispatcher], from: open, effects: [add_party],
     needs: [side, party_kind, party_name, "party_address?", "party_id_number?"]}
  propose:
    {zh: 提出方案, en: Propose, roles: [dispatcher], from: open, effects: [set_terms],
     needs: [terms, {field: facts, type: long_text, label: {zh: 事实, en: Facts}, required: no, longest: 20000}]}
  sign:
    {zh: 签名, en: Sign, roles: [dispatcher], from: open, effects: [sign_party], guards: [party_named],
     needs: [party, "files?"]}
  conclude:
    {zh: 达成协议, en: Conclude, roles: [dispatcher], from: open, to: agreed, needs: [result],
     issues: [mediation_agreement]}
  ask_papers:
    {zh: 补正, en: Ask, roles: [dispatcher], from: open, needs: [papers], issues: [one_time_notice]}
  overdue:
    {zh: 超时, en: Overdue, from: any_open, roles: clock, needs: [clock, turn], effects: tell_leaders, marks: overdue,
     commutes: yes}
  escalate:
    {zh: 升级, en: Escalate, from: any_open, roles: clock, needs: [clock, turn],
     effects: tell_leaders, marks: escalated, commutes: yes}
  accept:
    {zh: 受理, en: Accept, roles: [dispatcher], from: open, needs: "reason?", issues: [acceptance_notice]}
"""
MATTER = """
matter: boundary
zh: 相邻地界纠纷
en: Boundary quarrel
category: "0102"
workflow: quarrel
kind: help
"""


@dataclass(frozen=True, slots=True)
class Page:
    """A printed page as eyes and a reader of QR signs see it."""

    words: str
    signs: list[str]


def pages_of(content: bytes) -> list[Page]:
    """The pages of a PDF."""
    with closing(pypdfium2.PdfDocument(content)) as document:
        return [_page(page) for page in document]


def _page(page: Any) -> Page:
    words = "".join(page.get_textpage().get_text_bounded().split())
    picture = page.render(scale=DOTS_A_POINT).to_pil()
    return Page(words, [found.text for found in zxingcpp.read_barcodes(picture)])


def words_of(content: bytes) -> str:
    """All words of a PDF, without spaces."""
    return "".join(page.words for page in pages_of(content))


def content_of(paper: Paper) -> bytes:
    """The file of a paper."""
    with open_file(paper.sha256) as file:
        return file.read()


def with_quarrels(folder: Path) -> Path:
    """The demo's rules and one process more, that calls for papers."""
    pack = folder / "pack"
    shutil.copytree(DEMO, pack)
    (pack / "workflows" / "quarrel.yaml").write_text(WORKFLOW, encoding="utf-8")
    (pack / "matters" / "boundary.yaml").write_text(MATTER, encoding="utf-8")
    return pack


@pytest.fixture(scope="session")
def _movable(django_db_setup: None) -> Iterator[None]:
    with movable_clock():
        yield


@pytest.fixture
def world(_movable: None, db: None, tmp_path: Path) -> World:
    """The county with those rules."""
    now = moment("09-01 09:00")
    believe(now)
    found = found_county(now)
    publish(COUNTY, with_quarrels(tmp_path), by="test", now=now)
    forget_all()
    return found


@pytest.fixture
def stage(world: World) -> Stage:
    """A quarrel between two neighbours, brought at the window."""
    stage = Stage(world)
    who = Contact(name="杨阿妹", phone="13800000001", address="凤坪村一组")
    stage.submit("axiu", text="宅基地边界不清，多年争吵。", matter="boundary", reporter=who)
    return stage


def agree(stage: Stage, result: str = "各让一步，以老核桃树为界。") -> None:
    """The neighbour is named, terms are set, and the quarrel ends in an agreement."""
    name_neighbour(stage)
    terms = [
        {"debtor": 2, "creditor": 1, "yuan": "1500", "due": "2026-09-30"},
        {"debtor": 2, "creditor": 1, "yuan": "1500.50", "due": "2026-12-31", "what": "并恢复界石"},
    ]
    stage.take("axiu", "propose", terms=terms, facts="现场勘验，界石被移动。")
    stage.take("axiu", "conclude", result=result)


def name_neighbour(stage: Stage, name: str = "王小虎") -> None:
    """The other side of the quarrel."""
    stage.take("axiu", "add", side="respondent", party_kind="resident", party_name=name, party_address="凤坪村二组")


def work(stage: Stage) -> None:
    """Lets the worker do all it has to."""
    while order_once(COUNTY, stage.now):
        pass
    while issue_once(COUNTY, stage.now):
        pass


def papers() -> list[Paper]:
    """All papers of the county."""
    return list(Paper.objects.of(COUNTY).order_by("template", "count"))
