"""Nobody is asked for an abolished proof, however it is spelt, at any step of any process that asks for papers."""

import unicodedata
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.house.test_packs import PACKS

from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.proofs.telling import find_abolished, plain_signs
from maplebridge.rulebook.workflows.definition import Action, FieldType, Matter
from maplebridge.rulebook.workflows.demanding import demands, list_demandable, refuse_abolished

DEMO = PACKS["demo"]
PROOFS = DEMO.proofs
GONE = [proof for proof in PROOFS.values() if proof.abolished]
STANDING = [proof for proof in PROOFS.values() if not proof.abolished]
MATTERS = list(DEMO.matters.values())
ASKING = [
    (f"{workflow.name}.{action.name}", workflow.name, action)
    for workflow in DEMO.workflows.values()
    for action in workflow.actions.values()
    if demands(action) and any(need.type is FieldType.PAPERS for need in action.needs)
]
NOISE = st.text(st.sampled_from(" 　·-—“”《》()（）、，。:：\u200b\u00a0的"), max_size=3)
AROUND = st.text(st.sampled_from("请您补交原件一份两张复印件和1234567890"), max_size=8)


def said_otherwise(title: str, data: st.DataObject) -> str:
    """The title with noise between its signs, in other widths and cases, amid other words."""
    wide = {sign: chr(ord(sign) + 0xFEE0) for sign in map(chr, range(0x21, 0x7F))}
    signs = []
    for sign in title:
        sign = data.draw(st.sampled_from([sign, sign.upper(), wide.get(sign, sign)]))
        signs.append(sign + data.draw(NOISE))
    return data.draw(AROUND) + "".join(signs) + data.draw(AROUND)


def refusal(line: str, matter: Matter, action: Action, proofs: Mapping[str, Any] = PROOFS) -> Fault | None:
    """What is said to whoever asks for it."""
    (need,) = (need for need in action.needs if need.type is FieldType.PAPERS)
    try:
        refuse_abolished(action, {need.name: ["户口簿", line]}, matter, proofs)
    except Fault as fault:
        return fault
    return None


def test_ten_steps_of_the_demo_ask_for_papers() -> None:
    assert len(ASKING) >= 10
    assert {name for name, _, _ in ASKING} >= {"legal_aid.ask", "notary.ask", "relief.ask", "request.ask"}


@pytest.mark.parametrize(("workflow", "action"), [each[1:] for each in ASKING], ids=[each[0] for each in ASKING])
def test_no_step_asks_for_an_abolished_proof(workflow: str, action: Action) -> None:
    matter = next(each for each in MATTERS if each.workflow == workflow)
    titles = [(proof, title) for proof in GONE for title in (proof.title.zh, proof.title.en, proof.name)]
    for proof, line in titles:
        fault = refusal(line, matter, action)
        assert fault is not None, line
        assert proof.abolished is not None
        assert (fault.code, fault.field) == ("abolished_proof", "fields.papers")
        for words in (proof.abolished.by.zh, proof.abolished.since, proof.abolished.instead.zh):
            assert words in fault.text.zh
        assert proof.abolished.instead.en in fault.text.en


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(GONE), st.data())
def test_it_is_known_however_it_is_spelt(proof: Any, data: st.DataObject) -> None:
    line = said_otherwise(data.draw(st.sampled_from([proof.title.zh, proof.title.en])), data)
    found = find_abolished(line, PROOFS)
    assert found is not None, line


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([proof for proof in GONE if proof.abolished and proof.abolished.told_by]), st.data())
def test_the_telling_words_tell_it_in_any_order(proof: Any, data: st.DataObject) -> None:
    choices = data.draw(st.sampled_from(proof.abolished.told_by)).split(" ")
    words = [data.draw(st.sampled_from(choice.split("/"))) for choice in data.draw(st.permutations(choices))]
    process = next(iter(proof.abolished.only_in), "")
    assert find_abolished(data.draw(AROUND).join(words), PROOFS, process) is not None


@given(st.text(max_size=40))
def test_what_is_plain_stays_plain(text: str) -> None:
    plain = plain_signs(text)
    assert plain_signs(plain) == plain or unicodedata.normalize("NFKC", plain) != plain


@pytest.mark.parametrize("name", ["legal_aid_wages", "judicial_assistance", "relief", "notary_kinship", "streetlight"])
def test_all_that_stands_may_be_asked_for(name: str) -> None:
    matter, ask = DEMO.matters[name], ASKING[0][2]
    offered = list(list_demandable(matter, PROOFS))
    assert [each.title for each in offered if each.own] == [paper.label for paper in matter.papers]
    assert len({each.title.zh for each in offered}) == len(offered)
    assert all(each.basis for each in offered)
    for each in offered:
        assert refusal(each.title.zh, matter, ask) is None
    for proof in STANDING:
        assert find_abolished(proof.title.zh, PROOFS, matter.workflow) is None


@pytest.mark.parametrize(
    ("workflow", "line", "named"),
    [
        ("request", "村委会出具的收入证明", "local_rule_only"),
        ("relief", "村民委员会证明亲属关系", "kinship_by_village"),
        ("notary", "未婚证明", "single_status"),
        ("notary", "（无）婚姻登记记录证明（涉台公证用）", ""),
        ("notary", "公安机关出具的亲属关系证明", ""),
        ("legal_aid", "经济困难的证明", "hardship_certificate"),
        ("judicial_assistance", "生活困难证明", ""),
        ("notary", "死亡医学证明（社区卫生服务中心）", ""),
        ("notary", "村里老屋的继承人名单", ""),
        ("request", "第 3 页的复印件再来一份", ""),
    ],
)
def test_who_issues_it_for_what_tells_whether_it_may_be_asked_for(workflow: str, line: str, named: str) -> None:
    found = find_abolished(line, PROOFS, workflow)
    assert (found.name if found else "") == named


def test_nobody_is_turned_away_for_bringing_one() -> None:
    supply = DEMO.workflows["relief"].actions["supply"]
    assert refusal(GONE[0].title.zh, DEMO.matters["relief"], supply) is None


def test_a_matters_own_paper_that_was_abolished_since_is_neither_offered_nor_taken() -> None:
    matter = next(each for each in MATTERS if each.papers)
    paper = matter.papers[0]
    gone = GONE[0].abolished
    since = {**PROOFS, paper.name: type(GONE[0])(paper.name, paper.label, abolished=gone)}
    assert paper.label not in [each.title for each in list_demandable(matter, since)]
    assert refusal(paper.label.zh, matter, ASKING[0][2], since) is not None
