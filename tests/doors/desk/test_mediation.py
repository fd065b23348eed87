"""The mediator's page: whom it proposes and why not, what it keeps when something is wrong, who sees which block."""

import pytest
from django.test import Client
from tests.doors.desk.making import bring
from tests.doors.reading import text
from tests.doors.signing import sign_in
from tests.services.mediation.quarrels import add_neighbour, agreed, bring_quarrel, drafted, settle_around, step
from tests.world import COUNTY, World

from maplebridge.cases.models import Case
from maplebridge.cases.queries import get_case
from maplebridge.rulebook.workflows.facts import CaseFacts
from maplebridge.services.mediation.models import MediatorConflict


@pytest.fixture
def case(world: World) -> CaseFacts:
    settle_around(world)
    return add_neighbour(world, bring_quarrel(world))


@pytest.fixture
def desk(world: World, client: Client) -> Client:
    sign_in(client, world, "xiongbo")
    return client


def page(case: CaseFacts) -> str:
    return f"/desk/cases/{case.number}/mediation/"


def test_names_are_masked_and_who_speaks_what_is_plain(desk: Client, case: CaseFacts) -> None:
    shown = text(desk, page(case))
    for words in ("王**", "杨**", "苗语", "还没有答复", "没有说"):
        assert words in shown
    for words in ("王爱丽", "杨阿妹", "13800000088"):
        assert words not in shown


def test_a_mediator_whom_nothing_hinders_is_appointed_by_one_press(world: World, desk: Client, case: CaseFacts) -> None:
    step(world, case.number, "xiongbo", "record_willing", party=2, willing="yes", how="visit")
    assert "请熊波调解" in text(desk, page(case))
    said = {"person": world.ids["xiongbo"], "then": "mediation"}
    answer = desk.post(f"/desk/cases/{case.number}/act/appoint/", said)
    assert answer["Location"] == page(case)
    assert get_case(COUNTY, case.number).facts.person == world.ids["xiongbo"]
    assert "调解员 熊波" in text(desk, page(case))


def test_whoever_declares_a_tie_is_shown_with_it_and_can_no_longer_be_pressed(
    world: World, desk: Client, case: CaseFacts
) -> None:
    step(world, case.number, "xiongbo", "record_willing", party=2, willing="yes", how="visit")
    answer = desk.post(f"{page(case)}conflict/", {"party": "2", "ground": "kin", "reason": "表弟"})
    assert answer["Location"] == f"{page(case)}#mediator"
    shown = text(desk, page(case))
    assert "本人声明：是一方当事人或代理人的近亲属" in shown
    assert "请熊波调解" not in shown
    assert "表弟" not in shown


def test_what_cannot_be_kept_is_said_where_it_was_written(desk: Client, case: CaseFacts) -> None:
    answer = desk.post(f"{page(case)}conflict/", {"party": "2", "ground": "rich", "reason": "说不清"})
    assert answer.status_code == 422
    assert "请选择回避的理由" in answer.content.decode()
    assert "说不清" in answer.content.decode()
    assert not MediatorConflict.objects.of(COUNTY).exists()
    empty = desk.post(f"{page(case)}notes/", {"text": " "})
    assert empty.status_code == 422
    assert "请写下要记的内容" in empty.content.decode()


def test_a_note_is_shown_to_a_co_mediator_and_taken_back(world: World) -> None:
    ids = {**world.ids, **settle_around(world)}
    case = bring_quarrel(world)
    both = World(ids, world.now)
    author, other = Client(), Client()
    sign_in(author, both, "xiongbo")
    sign_in(other, both, "yangmei")
    author.post(f"{page(case)}notes/", {"text": "底线八千"})
    note = text(author, page(case)).split("/mediation/notes/")[2].split("/")[0]
    for do, seen in (("share", True), ("unshare", False), ("share", True), ("destroy", False)):
        answer = author.post(f"{page(case)}notes/{note}/", {"do": do, "person": ids["yangmei"]})
        assert answer["Location"] == f"{page(case)}#notes"
        assert ("底线八千" in text(other, page(case))) is seen
    assert "底线八千" not in text(author, page(case))


def test_terms_signatures_and_days_to_the_court_are_shown(world: World, desk: Client) -> None:
    settle_around(world)
    waiting = text(desk, page(drafted(world)))
    assert "未签字" in waiting
    assert "第 20 天" not in waiting
    shown = text(desk, page(agreed(world)))
    for words in ("第一期补偿款", "1500.00", "第 20 天", "第 30 天", "双方共同申请司法确认"):
        assert words in shown


def test_a_case_that_is_not_mediated_has_no_such_page(world: World, desk: Client) -> None:
    text(desk, f"/desk/cases/{bring(world)}/mediation/", 404)


def test_my_notes_on_a_case_are_destroyed_from_my_list(world: World, desk: Client, case: CaseFacts) -> None:
    desk.post(f"{page(case)}notes/", {"text": "底线八千"})
    assert case.number in text(desk, "/desk/mediations/")
    desk.post(f"/desk/mediations/{case.number}/forget/")
    assert case.number not in text(desk, "/desk/mediations/")


def test_a_case_that_follows_and_is_sealed_is_not_named_to_those_outside(
    world: World, desk: Client, case: CaseFacts
) -> None:
    follows = get_case(COUNTY, bring(world, text="接着来的事"))
    rows = Case.objects.of(COUNTY).filter(id=follows.facts.id)
    rows.update(origin_id=case.id, unit=case.unit)
    assert follows.facts.number in text(desk, page(case))
    rows.update(secrecy="case_sealed", circle=["court-520524"], unit=None)
    assert follows.facts.number not in text(desk, page(case))
