"""What an action opens is opened once, with all that is known and nothing entered twice."""

from datetime import timedelta

import pytest
from tests.cases.stage import messages
from tests.scenarios.quarrel import PERFORMING
from tests.scenarios.story import Story, play
from tests.services.succession.following import (
    NEIGHBOUR,
    QUARREL,
    bring,
    follow,
    only_successor,
    past_of,
    refer,
    successors,
)
from tests.world import COUNTY, GRID, HOUSING

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Intake
from maplebridge.cases.models import Case, CaseFile, CaseWord, ReaderMark, ReaderSeen
from maplebridge.cases.viewing import access_view
from maplebridge.directory.people.rules import Actor, person_tie
from maplebridge.ground.words.fault import Passing


def follow_now(story: Story) -> int:
    return follow(story.now)


def test_a_case_passed_on_is_opened_with_everything_known(story: Story) -> None:
    bring(story)
    refer(story)
    assert follow_now(story) > 0
    facts, past = only_successor(story).facts, past_of(only_successor(story))
    assert (facts.matter, facts.state, facts.place, facts.language) == ("people_mediation", "received", GRID, "hmd")
    assert facts.unit == "town_mediation-520524103"
    assert (past.text, only_successor(story).row["title"]) == (QUARREL["text"], "隔壁砌墙")
    assert past.contact("reporter") == {"name": "王爱丽", "phone": "13800000001", "id_number": "522425198804120024"}
    assert past.form == {"claimed": "2000.00"}
    assert past.files == ("ab" * 32,)
    assert past.rows[0][2]["origin"] == str(story.case.facts.id)


def test_the_parties_come_along_with_names_and_representatives(story: Story) -> None:
    bring(story)
    refer(story)
    follow_now(story)
    first, other = only_successor(story).facts.parties
    assert (first.actor, first.side) == (f"case:{only_successor(story).facts.id}", "applicant")
    assert (other.number, other.side, other.kind, other.language, other.willing) == (
        2,
        "respondent",
        "resident",
        "hmd",
        None,
    )
    words = past_of(only_successor(story)).words
    assert {name: words[other.seq, name] for name in ("party_name", "party_phone", "representative")} == {
        name: NEIGHBOUR[name] for name in ("party_name", "party_phone", "representative")
    }
    sealed = CaseWord.objects.of(COUNTY).get(case_id=only_successor(story).facts.id, seq=other.seq, field="party_name")
    assert sealed.plain is None


def test_who_has_an_account_brings_both(story: Story) -> None:
    bring(story, "alice")
    refer(story)
    follow_now(story)
    assert only_successor(story).facts.reporter == story.world.ids["alice"]
    assert len(only_successor(story).facts.parties) == 2


def test_what_is_corrected_later_is_what_goes_on(story: Story) -> None:
    bring(story)
    story.take("link", "correct", text="隔壁砌墙占了我家一米地基。")
    refer(story)
    follow_now(story)
    assert past_of(only_successor(story)).text == "隔壁砌墙占了我家一米地基。"


def test_what_was_written_for_somebody_stays_so(story: Story) -> None:
    bring(story, "linxi", channel="hotline", proxy=QUARREL["reporter"])
    refer(story)
    follow_now(story)
    row = only_successor(story).row
    assert (row["channel"], row["by_proxy"]) == ("hotline", True)
    assert past_of(only_successor(story)).contact("proxy")["name"] == "王爱丽"


def test_an_anonymous_case_stays_without_a_name(story: Story) -> None:
    bring(story, "alice", anonymous=True)
    refer(story)
    follow_now(story)
    assert only_successor(story).facts.reporter == f"case:{only_successor(story).facts.id}"
    assert past_of(only_successor(story)).contact("reporter") == {}


def test_units_kept_out_stay_out(story: Story) -> None:
    bring(story, complained_of=(HOUSING,))
    refer(story)
    follow_now(story)
    assert HOUSING in only_successor(story).facts.excluded_units


def test_a_person_kept_out_stays_out(story: Story) -> None:
    bring(story)
    refer(story)
    person = person_tie(story.world.ids["xiongbo"])
    Case.objects.of(COUNTY).filter(number=story.number).update(excluded_units=[person])
    follow_now(story)
    assert only_successor(story).facts.excluded_units == {person}


@pytest.mark.parametrize("secrecy", ["identity_sealed", "case_sealed"])
def test_what_follows_is_no_less_secret(story: Story, secrecy: str) -> None:
    bring(story)
    refer(story)
    circle = [story.case.facts.unit, story.world.ids["axiu"]]
    Case.objects.of(COUNTY).filter(number=story.number).update(secrecy=secrecy, circle=circle)
    follow_now(story)
    facts = only_successor(story).facts
    assert facts.secrecy == secrecy
    if secrecy == "case_sealed":
        assert facts.circle >= {*circle, "town_mediation-520524103"}
        assert only_successor(story).row["title"] == ""
        assert not CaseWord.objects.of(COUNTY).filter(case_id=facts.id, plain__isnull=False).exists()


def test_files_for_the_circle_stay_where_they_are(story: Story) -> None:
    bring(story)
    CaseFile.objects.of(COUNTY).filter(case_id=story.case.facts.id).update(audience="circle")
    refer(story)
    follow_now(story)
    assert past_of(only_successor(story)).files == ()


def test_words_that_were_erased_do_not_come_back(story: Story) -> None:
    bring(story)
    CaseWord.objects.of(COUNTY).filter(case_id=story.case.facts.id, seq=1).exclude(field="title").update(
        plain=None, sealed=None, erased_at=story.now, erased_basis="个人信息保护法第四十七条"
    )
    refer(story)
    follow_now(story)
    past = past_of(only_successor(story))
    assert past.text == "（原内容已依法删除）"
    assert past.contact("reporter") == {}


def test_reading_the_journal_again_opens_nothing_again(story: Story) -> None:
    bring(story)
    refer(story)
    follow_now(story)
    version = only_successor(story).facts.version
    ReaderSeen.objects.of(COUNTY).filter(reader="succession").delete()
    ReaderMark.objects.of(COUNTY).filter(reader="succession").delete()
    assert follow_now(story) > 0
    assert only_successor(story).facts.version == version


def test_nobody_can_use_up_the_key_beforehand(story: Story) -> None:
    bring(story)
    case = story.case.facts
    key = f"opens:{case.id}:{case.version + 1}"
    submit(county=COUNTY, intake=Intake(text="占位", place=GRID, key=key), sender=None, now=story.now)
    refer(story)
    follow_now(story)
    assert only_successor(story).facts.matter == "people_mediation"


def test_an_agreement_goes_to_the_court_with_the_day_it_took_effect(story: Story) -> None:
    play(story, PERFORMING)
    story.at("09-10 10:00").take("longqing", "request_confirmation", joint="yes")
    follow_now(story)
    court = only_successor(story)
    assert (court.facts.matter, court.facts.unit) == ("judicial_confirmation", f"court-{COUNTY}")
    assert past_of(court).form["effect_date"] == "2026-09-06"
    assert [party.side for party in court.facts.parties] == ["applicant", "respondent"]


def test_what_cannot_be_opened_is_said_to_the_unit(story: Story) -> None:
    bring(story)
    refer(story)
    Case.objects.of(COUNTY).filter(number=story.number).update(channel="pigeon")
    follow_now(story)
    assert successors(story.case.facts.id) == []
    told = [(who, what) for who, what, _ in messages(story.number) if what == "not_opened"]
    assert told == [(f"unit:{story.case.facts.unit}", "not_opened")]


def test_a_case_that_follows_from_another_goes_on_by_itself(story: Story) -> None:
    bring(story)
    refer(story)
    follow_now(story)
    successor = only_successor(story)
    story.at("09-03 09:00")
    actor = story.world.actor("xiongbo", story.now)
    taken = take(actor=actor, number=successor.facts.number, action="accept", fields={}, seen=None, now=story.now)
    assert taken.state == "asking"


@pytest.mark.parametrize("matter", ["people_mediation", "legal_aid"])
def test_files_of_one_party_stay_from_the_other_one_in_the_next_case(story: Story, matter: str) -> None:
    bring(story)
    here = story.case.facts.id
    put = {"mime": "image/jpeg", "size": 9, "audience": "resident", "added_at": story.now}
    for sign, who in (("c1", f"case:{here}"), ("c2", f"party:{here}:2")):
        CaseFile.objects.insert([CaseFile(county=COUNTY, case_id=here, sha256=sign * 32, added_by=who, **put)])
    refer(story)
    follow_now(story)
    case = only_successor(story)
    if matter == "legal_aid":  # a process that is not between parties
        Case.objects.of(COUNTY).filter(id=case.facts.id).update(parties=[])
    ids = (f"case:{case.facts.id}", f"party:{case.facts.id}:2")
    first, other = (Actor(COUNTY, who, "resident", "") for who in ids)
    assert {"c1" * 32, "c2" * 32} & {each.id for each in access_view(first, case.facts.number).files} == {"c1" * 32}
    if matter == "people_mediation":
        assert not {"c1" * 32, "c2" * 32} & {each.id for each in access_view(other, case.facts.number).files}


def test_what_staff_noted_or_the_other_party_said_fills_in_no_form(story: Story) -> None:
    bring(story)
    story.take("party:2", "answer_willing", willing="no", reason="他先动的手")
    story.take("longqing", "remark", text="申请人精神状况待了解")
    past = past_of(story.case)
    assert (past.latest("reason"), past.latest("willing"), past.latest("text")) == (None, None, None)
    assert past.latest("claimed") == "2000.00"


def test_a_round_that_came_too_late_is_done_again_and_gives_nothing_up(story: Story) -> None:
    """A slow round's moment lies behind the database's own: nothing is written, and nobody is told that it failed."""
    bring(story)
    refer(story)
    with pytest.raises(Passing, match="clock_skewed"):
        follow(story.now - timedelta(minutes=1))
    assert successors(story.case.facts.id) == []
    assert "not_opened" not in {what for _, what, _ in messages(story.number)}
    follow_now(story)
    assert only_successor(story).facts.matter == "people_mediation"
