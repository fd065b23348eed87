"""What becomes of a case is told to the one it follows from, once, and never against what people decided there."""

from typing import Any

import pytest
from tests.cases.stage import read_journal
from tests.scenarios.quarrel import PERFORMING
from tests.scenarios.story import Story, play
from tests.services.succession.following import follow, only_successor
from tests.world import COUNTY

from maplebridge.cases.actions.take import take
from maplebridge.cases.models import Case, CaseFile, ReaderMark, ReaderSeen
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.words.fault import Conflict, Passing
from maplebridge.ground.words.text import Text
from maplebridge.services.succession.bundling import refuse_passing


def at_court(story: Story) -> str:
    """An agreement that was brought before the court; the number there."""
    play(story, PERFORMING)
    story.at("09-10 10:00").take("longqing", "request_confirmation", joint="yes")
    follow(story.now)
    return only_successor(story).facts.number


def rule(story: Story, number: str, when: str, who: str, action: str, **fields: Any) -> None:
    story.at(when)
    actor = story.who(who)
    take(actor=actor, number=number, action=action, fields=fields, seen=None, now=story.now)
    follow(story.now)


def refuse(story: Story, number: str) -> None:
    words = {"refusal_ground": "too_late", "reason": "超过三十日才提出。", "lawful_route": "litigation"}
    rule(story, number, "09-11 09:00", "weizheng", "refuse", **words)


def test_a_ruling_is_told_to_the_mediation(story: Story) -> None:
    number = at_court(story)
    rule(story, number, "09-11 09:00", "weizheng", "accept")
    case_id = only_successor(story).facts.id
    paper = {"sha256": "dd" * 32, "mime": "application/pdf", "size": 9, "audience": "resident"}
    CaseFile.objects.insert([CaseFile(county=COUNTY, case_id=case_id, added_by="test", added_at=story.now, **paper)])
    rule(story, number, "09-12 09:00", "weizheng", "grant_confirmation", outcome="granted", evidence=["dd" * 32])
    last = read_journal(story.number)[-1][0]
    assert (last.action, last.actor_kind, last.actor, last.role) == (
        "confirmed", "clock", f"linked:{case_id}", "linked_case",
    )  # fmt: skip
    assert "confirmed" in story.case.facts.marks
    assert "evidence" not in last.facts
    assert story.break_() is None


def test_the_reason_comes_along(story: Story) -> None:
    number = at_court(story)
    refuse(story, number)
    last = read_journal(story.number)[-1][0]
    assert (last.action, "reason" in last.digests) == ("not_confirmed", True)
    assert "confirmation_asked" not in story.case.facts.marks


def test_it_is_told_once_however_often_the_journal_is_read(story: Story) -> None:
    refuse(story, at_court(story))
    version = story.case.facts.version
    ReaderSeen.objects.of(COUNTY).filter(reader="succession").delete()
    ReaderMark.objects.of(COUNTY).filter(reader="succession").delete()
    follow(story.now)
    assert story.case.facts.version == version


def test_a_case_that_has_moved_on_is_left_as_it_is(story: Story) -> None:
    number = at_court(story)
    story.at("09-10 12:00").take("longqing", "not_confirmed", reason="当事人已撤回。")
    before = story.case
    refuse(story, number)
    assert story.case == before


def test_a_case_that_nothing_came_before_tells_nobody(story: Story) -> None:
    number = at_court(story)
    Case.objects.of(COUNTY).filter(number=number).update(origin_id=None)
    before = story.case
    refuse(story, number)
    assert story.case == before


def test_what_is_sealed_is_not_said_where_it_is_not(story: Story) -> None:
    number = at_court(story)
    court = [f"court-{COUNTY}"]
    Case.objects.of(COUNTY).filter(number=number).update(secrecy="case_sealed", circle=court)
    refuse(story, number)
    last = read_journal(story.number)[-1][0]
    assert (last.action, dict(last.digests)) == ("not_confirmed", {})


def test_why_one_party_withdraws_is_not_told_to_the_other(story: Story) -> None:
    number = at_court(story)
    story.at("09-11 09:00")
    party = Actor(COUNTY, f"party:{only_successor(story).facts.id}:2", "resident", "")
    said = {"reason": "他威胁我签的字"}
    take(actor=party, number=number, action="withdraw", fields=said, seen=None, now=story.now)
    follow(story.now)
    last = read_journal(story.number)[-1][0]
    assert (last.action, dict(last.digests)) == ("confirmation_withdrawn", {})


def test_words_of_a_case_that_keeps_somebody_out_are_not_said_where_they_work(story: Story) -> None:
    number = at_court(story)
    Case.objects.of(COUNTY).filter(number=number).update(excluded_units=["village_mediation-520524103200"])
    refuse(story, number)
    last = read_journal(story.number)[-1][0]
    assert (last.action, last.digests) == ("not_confirmed", {})


def test_what_met_somebody_else_s_step_is_done_again(story: Story) -> None:
    """To be a moment too late is no decision of anybody's."""
    with pytest.raises(Passing):
        refuse_passing(Conflict("stale", Text("已更新", "changed")))
    refuse_passing(Conflict("wrong_state", Text("状态不对", "another state")))
