"""Many voices under one lead: each keeps its own words, reply and rating, and can stand by itself again."""

from contextlib import suppress
from dataclasses import replace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely import box
from tests.cases.stage import DONE, Stage
from tests.world import COUNTY, GRID, HOUSING, VILLAGE

from maplebridge.cases.intake import Point
from maplebridge.cases.joining import (
    get_progress,
    join,
    likeness,
    list_alike,
    list_alike_in_public,
    list_voices,
    number_of_lead,
)
from maplebridge.cases.queries import get_case
from maplebridge.cases.reads import list_looks, note_read
from maplebridge.cases.viewing import access_view
from maplebridge.directory.places.models import Grid
from maplebridge.directory.places.queries import forget as forget_places
from maplebridge.ground.words.fault import Fault
from maplebridge.services.voices.jobs import follow_leads_once

LAMP = {"matter": "streetlight", "text": "村口路灯不亮，晚上看不见路。"}


def brought(stage: Stage, code: str, **said: object) -> Stage:
    """Another case on a stage of its own, in the same county at the same time."""
    other = replace(stage, receipt=None)
    other.submit(code, **(LAMP | said))
    return other


def merged(stage: Stage) -> tuple[Stage, Stage]:
    """A lead with one voice under it."""
    stage.at("09-18 16:00")
    lead, voice = brought(stage, "alice"), brought(stage, "bob", text="路灯坏了三天了，老人摔了一跤。")
    voice.take("luolan", "merge", lead=lead.number)
    return lead, voice


def later(when: str, *stages: Stage) -> None:
    for each in stages:
        each.at(when)


def answer(lead: Stage) -> None:
    lead.take("luolan", "dispatch", unit=HOUSING, person="@yangguang")
    lead.take("yangguang", "sign")
    lead.take("yangguang", "finish", evidence=["ab" * 32], **DONE)
    lead.take("wujie", "approve")


def follow(stage: Stage) -> None:
    while follow_leads_once(COUNTY, stage.now):
        pass


def test_a_voice_waits_with_its_lead_and_is_answered_with_it(stage: Stage) -> None:
    lead, voice = merged(stage)
    assert voice.case.facts.state == "merged"
    assert voice.case.facts.lead_id == lead.case.facts.id
    later("09-18 17:00", lead, voice)
    answer(lead)
    follow(lead)
    assert (voice.case.facts.state, voice.case.row["outcome"]) == ("answered", "solved")
    assert voice.case.facts.unit == HOUSING


def test_each_resident_rates_for_themselves(stage: Stage) -> None:
    lead, voice = merged(stage)
    later("09-18 17:00", lead, voice)
    answer(lead)
    follow(lead)
    lead.take("alice", "rate", rating_secret="secret", solved="yes", satisfaction="satisfied")
    voice.take("bob", "rate", rating_secret="secret", solved="no", satisfaction="dissatisfied")
    assert (lead.case.facts.state, voice.case.facts.state) == ("closed", "handling")
    assert voice.case.row["desk_unit"] == HOUSING


def test_one_resident_cannot_rate_for_the_other(stage: Stage) -> None:
    lead, voice = merged(stage)
    later("09-18 17:00", lead, voice)
    answer(lead)
    follow(lead)
    assert (
        voice.fails("alice", "rate", rating_secret="secret", solved="yes", satisfaction="satisfied").code == "no_case"
    )


def test_a_voice_can_be_split_off_again(stage: Stage) -> None:
    _, voice = merged(stage)
    voice.take("luolan", "split", reason="地点不同")
    assert (voice.case.facts.state, voice.case.facts.lead_id, voice.case.facts.unit) == ("received", None, None)
    assert "triage" in voice.clocks()


@pytest.mark.parametrize("how", ["withdraw", "refuse"])
def test_a_lead_that_is_not_answered_lets_its_voices_go(stage: Stage, how: str) -> None:
    lead, voice = merged(stage)
    if how == "withdraw":
        lead.take("alice", "withdraw")
    else:
        lead.take("luolan", "refuse", reason="已起诉", lawful_route="litigation", person="@axiu")
    follow(lead)
    assert (voice.case.facts.state, voice.case.facts.lead_id) == ("received", None)


def test_the_promise_to_the_voice_goes_on(stage: Stage) -> None:
    stage.at("09-18 16:00")
    lead, voice = brought(stage, "alice"), brought(stage, "bob")
    before = voice.clocks()["answer"]
    voice.take("luolan", "merge", lead=lead.number)
    assert voice.clocks() == {"answer": before}


def test_what_cannot_be_a_lead_is_refused(stage: Stage) -> None:
    lead, voice = merged(stage)
    third = brought(stage, "ama")
    assert third.fails("luolan", "merge", lead=voice.number).code == "lead_fits"
    assert third.fails("luolan", "merge", lead=third.number).code == "lead_fits"
    assert third.fails("luolan", "merge", lead="520524000000000000").code == "lead_fits"
    assert lead.fails("luolan", "merge", lead=third.number).code == "lead_fits"
    answer(lead)
    assert third.fails("luolan", "merge", lead=lead.number).code == "lead_fits"
    assert third.fails("luolan", "merge", lead=lead.number).field == "fields.lead"


def test_nobody_is_merged_into_the_hands_of_whom_they_complain_of(stage: Stage) -> None:
    stage.at("09-18 16:00")
    lead, voice = brought(stage, "alice"), brought(stage, "bob", complained_of=(HOUSING,))
    lead.take("luolan", "dispatch", unit=HOUSING)
    assert voice.fails("luolan", "merge", lead=lead.number).code == "lead_fits"


def test_a_lead_that_comes_to_whom_a_voice_complains_of_lets_it_go(stage: Stage) -> None:
    stage.at("09-18 16:00")
    lead, voice = brought(stage, "alice"), brought(stage, "bob", complained_of=(HOUSING,))
    voice.take("luolan", "merge", lead=lead.number)
    lead.take("luolan", "dispatch", unit=HOUSING)
    follow(lead)
    assert voice.case.facts.state == "received"


def test_a_resident_joins_by_a_reference_that_tells_nothing(stage: Stage) -> None:
    stage.at("09-18 16:00")
    lead = brought(stage, "alice")
    seen = list_alike_in_public(COUNTY, category="0405", place=GRID, text="路灯坏了", point=None, now=stage.now)
    assert [(each.matter.name, each.place) for each in seen] == [("streetlight", VILLAGE)]
    assert lead.number not in repr(seen)
    voice = brought(stage, "bob")
    join(actor=voice.who("link"), number=voice.number, reference=seen[0].reference, now=voice.now)
    assert voice.case.facts.lead_id == lead.case.facts.id


def test_a_resident_cannot_join_by_a_guessed_reference_or_a_number(stage: Stage) -> None:
    stage.at("09-18 16:00")
    lead, voice = brought(stage, "alice"), brought(stage, "bob")
    for guess in (lead.number, "x", "AAAA" * 20):
        with pytest.raises(Fault, match="lead_fits"):
            join(actor=voice.who("link"), number=voice.number, reference=guess, now=voice.now)


def test_the_resident_is_never_told_whose_the_lead_is(stage: Stage) -> None:
    lead, voice = merged(stage)
    view = access_view(voice.who("bob"), voice.number)
    assert lead.number not in repr(view.row) + repr(view.words)
    progress = get_progress(view)
    assert progress is not None
    assert (progress.state.name, progress.voices) == ("received", 1)
    assert get_progress(access_view(lead.who("alice"), lead.number)) is None


def test_staff_see_what_is_alike_and_the_voices_under_a_lead(stage: Stage) -> None:
    stage.at("09-18 16:00")
    lead = brought(stage, "alice")
    brought(stage, "bob", text="水管爆了", matter="water_supply")
    like = brought(stage, "ama", text="村口路灯不亮，看不见路")
    found = list_alike(lead.who("luolan"), access_view(lead.who("luolan"), lead.number), stage.now)
    assert [each.line.number for each in found] == [like.number]
    assert found[0].likeness > 0.5
    like.take("luolan", "merge", lead=lead.number)
    voices = list_voices(lead.who("luolan"), lead.case)
    assert [(voice.line.number, voice.seen) for voice in voices] == [(like.number, True)]


def test_a_voice_is_as_good_as_none_to_whom_it_keeps_out_and_so_is_a_lead(stage: Stage) -> None:
    stage.at("09-18 16:00")
    labour = f"human_resources-{COUNTY}"
    lead, voice = brought(stage, "alice"), brought(stage, "bob", complained_of=(labour,))
    lead.take("luolan", "whistle", units=[labour], arrive_by="2026-09-18T18:00:00+08:00")
    voice.take("luolan", "merge", lead=lead.number)
    called, luolan = stage.who("tangwei"), stage.who("luolan")
    assert [each.line.number for each in list_voices(luolan, lead.case)] == [voice.number]
    assert list_voices(called, lead.case) == []
    lead_id = lead.case.facts.id
    assert number_of_lead(called, lead_id) == lead.number
    lead.take("luolan", "exclude", excluded=[labour], reason="回避")
    assert (number_of_lead(called, lead_id), number_of_lead(luolan, lead_id)) == ("", lead.number)


def test_what_keeps_somebody_out_is_not_offered_to_everybody_to_join(stage: Stage) -> None:
    """Its people would find a case near them that is in none of their lists."""
    stage.at("09-18 16:00")
    brought(stage, "alice", complained_of=(HOUSING,))
    assert not list_alike_in_public(COUNTY, category="0405", place=GRID, text="路灯坏了", point=None, now=stage.now)


def test_of_cases_with_the_same_words_the_nearer_stands_first(stage: Stage) -> None:
    stage.at("09-18 16:00")
    Grid.objects.of(COUNTY).filter(code=GRID).update(boundary=box(105.6, 26.5, 105.8, 26.7).wkb)
    forget_places()
    far, near = (brought(stage, "alice", place="", point=Point(105.7 + east, 26.6)).number for east in (0.01, 0.001))
    mine = brought(stage, "bob", place="", point=Point(105.7, 26.6)).number
    clerk = stage.who("axiu")
    found = list_alike(clerk, access_view(clerk, mine), stage.now)
    assert [each.line.number for each in found] == [near, far]
    assert [each.metres for each in found] == sorted(each.metres or 0 for each in found)
    forget_places()


def test_who_has_looked_is_told_to_the_resident_alone(stage: Stage) -> None:
    stage.at("09-18 16:00")
    case = brought(stage, "alice")
    for _ in range(2):
        note_read(case.who("luolan"), case.case, case.now)
    note_read(case.who("alice"), case.case, case.now)
    looks = list_looks(case.who("alice"), case.case)
    assert [(look.unit, look.role) for look in looks] == [("centre-520524103", "dispatcher")]
    assert list_looks(case.who("luolan"), case.case) == []


@given(st.text(alphabet="路灯不亮水管", max_size=12), st.text(alphabet="路灯不亮水管", max_size=12))
def test_likeness_is_the_same_both_ways_and_from_0_to_1(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1


@given(st.text(alphabet="路灯不亮水管坏了", min_size=2, max_size=12))
def test_a_text_is_wholly_like_itself(text: str) -> None:
    assert likeness(text, text) == 1


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["merge", "split", "withdraw", "answer", "follow"]), st.integers(0, 2), st.integers(0, 2)
    ),
    max_size=12,
)


@given(STEPS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_merged_waits_for_a_lead_that_goes_on(stage: Stage, steps: list[tuple[str, int, int]]) -> None:
    with transaction.atomic():
        stage.at("09-18 16:00")
        cases = [brought(stage, code) for code in ("alice", "bob", "ama")]
        for what, one, other in steps:
            with suppress(Fault):
                move(what, cases[one], cases[other])
        follow(stage)
        by_id = {each.case.facts.id: each for each in cases}
        for each in cases:
            facts = each.case.facts
            if facts.state == "merged":
                lead = by_id[facts.lead_id].case.facts  # type: ignore[index] # a merged case has a lead
                assert (lead.lead_id, lead.state in OPEN) == (None, True)
            assert each.break_() is None
        transaction.set_rollback(True)


OPEN = {"received", "dispatched", "handling", "checking"}
MOVES = {
    "merge": lambda one, other: one.take("luolan", "merge", lead=other.number),
    "split": lambda one, _: one.take("luolan", "split", reason="拆开看看"),
    "withdraw": lambda one, _: one.take("link", "withdraw"),
    "answer": lambda one, _: answer(one),
    "follow": lambda one, _: follow(one),
}


def move(what: str, one: Stage, other: Stage) -> None:
    MOVES[what](one, other)


def test_no_case_stays_merged_under_a_lead_that_is_gone(stage: Stage) -> None:
    """Whatever order lead and voices move in, whoever waits has a lead that goes on."""
    lead, voice = merged(stage)
    later("09-19 10:00", lead, voice)
    voice.take("luolan", "split", reason="再看看")
    voice.take("luolan", "merge", lead=lead.number)
    answer(lead)
    lead.take("alice", "rate", rating_secret="secret", solved="yes", satisfaction="satisfied")
    follow(lead)
    assert get_case(COUNTY, voice.number).facts.state == "answered"


def test_an_actor_that_is_no_lead_cannot_answer_a_voice(stage: Stage) -> None:
    _, voice = merged(stage)
    fields = {"result": "好了", "outcome": "solved", "unit": HOUSING}
    assert voice.fails("luolan", "answer_as_lead", **fields).code == "not_yours"
