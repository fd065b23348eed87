"""Each party of a dispute takes part by a link of its own, and reads nothing that another party has written."""

from io import BytesIO

import pytest
from PIL import Image
from tests.cases.stage import Stage
from tests.world import COUNTY, VILLAGE

from maplebridge.cases.actions.attach import attach
from maplebridge.cases.actions.take import take
from maplebridge.cases.rights import own_ids, sees_file
from maplebridge.cases.scenes import make_access_secret, make_party_secret, opens_case, opens_party
from maplebridge.cases.telling import access_journal
from maplebridge.cases.viewing import CaseView, access_view
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.words.fault import Missing
from maplebridge.rulebook.workflows.roles import party_actor_id

SAID = "他把围栏往我家地里移了半米"


@pytest.fixture
def quarrel(stage: Stage) -> Stage:
    """A quarrel that Alice brought, with a neighbour who has been asked."""
    stage.submit("alice", text=SAID, matter="neighbour_dispute", place=VILLAGE, fields={})
    stage.take("longqing", "accept")
    stage.take(
        "longqing", "add_party", side="respondent", party_kind="resident", party_name="罗伯", party_phone="13800000002"
    )
    return stage


def neighbour(stage: Stage) -> Actor:
    """The neighbour as their own link opens the case."""
    return Actor(COUNTY, party_actor_id(stage.case.facts.id, 2), "resident", "")


def picture(colour: str) -> BytesIO:
    """A photo."""
    kept = BytesIO()
    Image.new("RGB", (40, 30), colour).save(kept, "JPEG")
    return BytesIO(kept.getvalue())


def put_picture(stage: Stage, actor: Actor, colour: str) -> str:
    """The id of a photo that somebody has put on the case, for residents to see."""
    said = {"number": stage.number, "source": picture(colour), "longest": 10**6, "audience": "resident"}
    return attach(actor=actor, now=stage.now, **said).sha256


def seen(stage: Stage, actor: Actor) -> CaseView:
    """The case as somebody sees it."""
    return access_view(actor, stage.number)


def test_a_party_sees_how_it_goes_but_not_what_the_other_wrote(quarrel: Stage) -> None:
    view = seen(quarrel, neighbour(quarrel))
    assert (view.text, view.words, view.row.get("title")) == (None, (), None)
    assert view.state.name == "asking"
    quarrel.take("alice", "note", text="我有当年的四至图")
    told = [entry.told for entry in access_journal(neighbour(quarrel), quarrel.number).entries if entry.told]
    assert "四至图" not in str(told)
    assert SAID not in str(told)
    assert "四至图" in str(access_journal(quarrel.who("alice"), quarrel.number).entries)


def test_what_the_other_party_wrote_stays_theirs_too(quarrel: Stage) -> None:
    fields = {"willing": "no", "reason": "我没有占他家的地"}
    said = {"number": quarrel.number, "action": "answer_willing", "fields": fields, "seen": None, "now": quarrel.now}
    take(actor=neighbour(quarrel), **said)
    assert "没有占" not in str(access_journal(quarrel.who("alice"), quarrel.number).entries)
    assert "没有占" in str(access_journal(quarrel.who("longqing"), quarrel.number).entries)


def test_photos_of_one_party_are_not_shown_to_the_other(quarrel: Stage) -> None:
    alice, other, mediator = quarrel.who("alice"), neighbour(quarrel), quarrel.who("longqing")
    before = {file.id for file in seen(quarrel, mediator).files}
    put = {
        name: put_picture(quarrel, actor, name)
        for name, actor in (("red", alice), ("blue", other), ("green", mediator))
    }
    assert {file.id for file in seen(quarrel, mediator).files} - before == set(put.values())
    assert {file.id for file in seen(quarrel, alice).files} - before == {put["red"], put["green"]}
    assert {file.id for file in seen(quarrel, other).files} - before == {put["blue"], put["green"]}


def test_one_who_is_no_party_any_more_sees_nothing(quarrel: Stage) -> None:
    quarrel.take("longqing", "drop_party", party=2, reason="填错了人")
    with pytest.raises(Missing):
        seen(quarrel, neighbour(quarrel))


def test_the_secret_of_a_party_opens_nothing_else(quarrel: Stage) -> None:
    case = quarrel.case.facts
    secret = make_party_secret(COUNTY, case.id, 2)
    assert opens_party(COUNTY, case.id, 2, secret)
    assert not opens_party(COUNTY, case.id, 3, secret)
    assert not opens_case(COUNTY, case.id, secret)
    assert not opens_party(COUNTY, case.id, 1, make_access_secret(COUNTY, case.id))


def test_who_brought_it_is_known_by_name_and_by_link(quarrel: Stage) -> None:
    case = quarrel.case.facts
    alice, link = quarrel.who("alice"), Actor(COUNTY, f"case:{case.id}", "resident", "")
    assert own_ids(alice, case) == own_ids(link, case)
    assert sees_file(link, case, "resident", alice.id)


def test_how_to_reach_the_other_side_is_not_told_even_in_part(quarrel: Stage) -> None:
    told = str(access_journal(quarrel.who("alice"), quarrel.number).entries)
    assert "罗**" in told
    assert "****0002" not in told
    assert "13800000002" not in told
    assert "138****0002" in str(access_journal(quarrel.who("longqing"), quarrel.number).entries)
