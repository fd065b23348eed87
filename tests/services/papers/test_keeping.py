"""Who may have a paper, who may revoke and replace it, and what a stranger with the paper in hand is told."""

import pytest
from tests.cases.stage import Stage
from tests.services.papers.conftest import agree, content_of, papers, words_of, work
from tests.world import COUNTY

from maplebridge.cases.queries import access_case
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.words.fault import Conflict, Fault, Forbidden, Missing
from maplebridge.rulebook.workflows.roles import party_actor_id
from maplebridge.services.papers.actions import issue_by_hand, next_edition, revoke_paper
from maplebridge.services.papers.checking import compare
from maplebridge.services.papers.models import Paper
from maplebridge.services.papers.queries import access_paper, find_paper, list_by_numbers, list_held

AGREEMENT, NOTICE = "mediation_agreement", "acceptance_notice"


@pytest.fixture
def agreed(stage: Stage) -> Stage:
    """A case with a notice for whoever brought it and an agreement for both sides."""
    stage.take("axiu", "accept", reason="属于调解范围。")
    agree(stage)
    work(stage)
    return stage


def paper_of(stage: Stage, template: str) -> Paper:
    return next(paper for paper in papers() if paper.template == template and paper.state == "valid")


def held(stage: Stage, actor: Actor) -> set[str]:
    return {paper.template for paper in list_held(actor, access_case(actor, stage.number))}


def party(stage: Stage, number: int) -> Actor:
    return Actor(COUNTY, party_actor_id(stage.case.facts.id, number), "resident", "")


def test_whoever_brought_it_has_all_papers_and_the_other_side_those_for_parties(agreed: Stage) -> None:
    assert held(agreed, agreed.who("link")) == {AGREEMENT, NOTICE}
    assert held(agreed, party(agreed, 2)) == {AGREEMENT}


def test_a_stranger_and_a_party_of_another_case_get_nothing(agreed: Stage) -> None:
    code = paper_of(agreed, AGREEMENT).code
    stranger = Actor(COUNTY, party_actor_id(agreed.world.ids["axiu"], 2), "resident", "")  # type: ignore[arg-type] # any id
    for actor in (stranger, agreed.who("alice")):
        with pytest.raises(Missing):
            access_paper(actor, agreed.number, code)


def test_the_other_side_cannot_have_the_notice_even_by_its_code(agreed: Stage) -> None:
    with pytest.raises(Missing):
        access_paper(party(agreed, 2), agreed.number, paper_of(agreed, NOTICE).code)


def test_staff_who_may_not_know_who_brought_it_get_no_paper(agreed: Stage) -> None:
    assert held(agreed, agreed.who("axiu")) == {AGREEMENT, NOTICE}
    code = paper_of(agreed, AGREEMENT).code
    with pytest.raises(Missing):
        access_paper(agreed.who("zhouming"), agreed.number, code)


def test_a_paper_made_out_anew_takes_the_place_of_the_older(agreed: Stage) -> None:
    old = paper_of(agreed, AGREEMENT)
    new = issue_by_hand(actor=agreed.who("axiu"), number=agreed.number, template=AGREEMENT, edition=2, now=agreed.now)
    old.refresh_from_db()
    assert (old.state, old.superseded_by, new.state) == ("superseded", new.code, "valid")
    assert new.number == "〔2026〕织调协字第0002号"
    assert new.seq == old.seq
    assert "各让一步" in words_of(content_of(new))


def test_two_presses_of_one_button_make_one_paper(agreed: Stage) -> None:
    asked = {"actor": agreed.who("axiu"), "number": agreed.number, "template": AGREEMENT, "now": agreed.now}
    issue_by_hand(edition=2, **asked)  # type: ignore[arg-type] # the values are mixed
    with pytest.raises(Conflict):
        issue_by_hand(edition=2, **asked)  # type: ignore[arg-type] # the values are mixed
    assert next_edition(agreed.case, AGREEMENT) == 3


def test_papers_that_do_not_belong_to_the_matter_cannot_be_made_out(agreed: Stage) -> None:
    asked = {"actor": agreed.who("axiu"), "number": agreed.number, "edition": 1, "now": agreed.now}
    for template, code in (("aid_decision", "paper_of_another_matter"), ("nonsense", "no_such_template")):
        with pytest.raises(Fault) as fault:
            issue_by_hand(template=template, **asked)  # type: ignore[arg-type] # the values are mixed
        assert fault.value.code == code
    assert issue_by_hand(template="certificate", **asked).state == "valid"  # type: ignore[arg-type] # the values are mixed


def test_only_the_unit_and_the_centre_make_out_and_revoke(agreed: Stage) -> None:
    code = paper_of(agreed, AGREEMENT).code
    for who in ("zhouming", "alice", "link"):
        actor, now = agreed.who(who), agreed.now
        with pytest.raises(Forbidden):
            issue_by_hand(actor=actor, number=agreed.number, template="certificate", edition=1, now=now)
        with pytest.raises(Forbidden):
            revoke_paper(actor=actor, number=agreed.number, code=code, reason="错", now=now)
    assert find_paper(COUNTY, code).valid  # type: ignore[union-attr] # it is there


def test_a_revoked_paper_says_so_and_is_revoked_once_with_a_reason(agreed: Stage) -> None:
    code, actor, now = paper_of(agreed, AGREEMENT).code, agreed.who("axiu"), agreed.now
    with pytest.raises(Fault):
        revoke_paper(actor=actor, number=agreed.number, code=code, reason="  ", now=now)
    revoke_paper(actor=actor, number=agreed.number, code=code, reason="当事人姓名写错", now=now)
    found = find_paper(COUNTY, code)
    assert found is not None
    assert (found.state, found.reason) == ("revoked", "当事人姓名写错")
    with pytest.raises(Conflict):
        revoke_paper(actor=actor, number=agreed.number, code=code, reason="再撤", now=now)


def test_a_file_is_compared_to_the_last_byte(agreed: Stage) -> None:
    paper = paper_of(agreed, AGREEMENT)
    found, content = find_paper(COUNTY, paper.code), content_of(paper)
    assert found is not None
    same = compare(found, content)
    assert (same.same, same.sealed, same.ours) == (True, True, True)
    changed = bytearray(content)
    changed[len(content) // 3] ^= 1
    odd = compare(found, bytes(changed))
    assert (odd.same, odd.sealed) == (False, False)
    other = compare(found, content_of(paper_of(agreed, NOTICE)))
    assert (other.same, other.sealed, other.ours) == (False, True, True)
    assert not compare(found, b"nothing").ours


def test_codes_cannot_be_guessed_and_unknown_ones_find_nothing(agreed: Stage) -> None:
    codes = {paper.code for paper in papers()}
    assert all(len(code) == 16 for code in codes)
    assert find_paper(COUNTY, "") is None
    assert find_paper(COUNTY, "0" * 16) is None
    assert find_paper("520525", codes.pop()) is None


def test_papers_of_several_cases_are_found_by_their_numbers(agreed: Stage) -> None:
    assert {paper.template for paper in list_by_numbers(COUNTY, [agreed.number])} == {AGREEMENT, NOTICE}
    assert list_by_numbers(COUNTY, []) == []
