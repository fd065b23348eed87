"""出生一件事: one form, one number, three offices. Every part has its own clock; the bundle ends when all parts have.

2026: Sunday 20 September and Saturday 10 October are worked, 25 to 27 September and 1 to 7 October are days off. The
day of the act is not counted, the last one ends at 24:00 (written as 00:00 of the next day).
"""

from dataclasses import replace
from typing import Any

import pytest
from tests.cases.stage import Stage, messages
from tests.scenarios.story import Line, Story, tell
from tests.world import COUNTY, DEMO

from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Contact
from maplebridge.cases.models import Case
from maplebridge.cases.scenes import rules_of
from maplebridge.cases.telling import access_journal
from maplebridge.directory.people.rules import Actor, Duty
from maplebridge.rulebook.publishing.folder import load_folder
from maplebridge.rulebook.publishing.models import RuleVersion
from maplebridge.rulebook.publishing.queries import forget_packs, get_current_pack
from maplebridge.rulebook.publishing.storing import body_of, digest_of
from maplebridge.rulebook.workflows.definition import Matter, Workflow
from maplebridge.services.succession.past import read_past, read_words
from maplebridge.services.succession.queries import list_family

FORM = {
    "child_name": "王小安",
    "born_on": "2026-09-01",
    "applicant": "王爱丽",
    "applicant_id": "522425198804120024",
    "receive_by": "outlet",
}
BORN: dict[str, Any] = {
    "matter": "newborn_bundle",
    "text": "孩子出生，上户口、参保、办社保卡。",
    "reporter": Contact(name="王爱丽", phone="13800000001"),
    "fields": FORM,
}
OFFICES = {"birth_registration": "caojun", "newborn_insurance": "haomei", "social_security_card": "tangwei"}
OPENED: list[Line] = [
    # Monday 14 September + 1 working day: 15.
    ("09-14 09:00", "", "submit", BORN, "received", {"accept": "09-16 00:00"}),
    # Monday 14 September + 40 working days: 15 to 18 (4), 20 to 24 (9), 28 to 30 September (12); 8 to 10 (15), 12 to 16
    # (20), 19 to 23 (25), 26 to 30 October (30); 2 to 6 (35), 9 to 13 November (40).
    ("09-14 10:00", "mengqi", "open", {}, "working", {"whole": "11-14 00:00"}),
]
RESULT = {"result": "已办好。", "outcome": "granted"}
REFUSED = {
    "refusal_ground": "conditions",
    "reason": "已在外地参保。",
    "lawful_route": "other",
    "person": "@caojun",
    "outcome": "not_granted",
}


def parts(story: Stage) -> dict[str, str]:
    """The number of each part by its matter."""
    rows = Case.objects.of(COUNTY).filter(origin_id=story.case.facts.id)
    return dict(rows.values_list("matter", "number"))


def settle(story: Story, number: str, whose: str, at: str, action: str = "grant", **fields: Any) -> None:
    """One office accepts its part and comes to an end with it; the bundle is told."""
    bundle = story.number
    story.return_to(number)
    story.at(at).take(whose, "accept")
    story.take(whose, action, **(fields or RESULT))
    story.return_to(bundle)
    story.succeed()


def rules(story: Story) -> Workflow:
    """The process of the case that the story is at."""
    return rules_of(story.case.facts)[1]


def matter_of(story: Story) -> Matter:
    """Its matter."""
    return rules_of(story.case.facts)[2]


def test_one_form_opens_every_part_with_its_own_clock_and_ends_when_all_are_done(story: Story) -> None:
    tell(story, OPENED)
    story.succeed()
    numbers, bundle = parts(story), story.number
    assert set(numbers) == set(OFFICES)
    for matter, number in numbers.items():
        story.return_to(number)
        form = read_past(story.case, rules(story)).form
        words = {name.removeprefix("form."): text for (_, name), text in read_words(story.case.facts, 1).items()}
        asked = {field.name for field in matter_of(story).form if field.required}
        assert asked <= {*form, *words}, matter  # nothing is asked twice
        # Monday 14 September + 2 working days: 15, 16.
        assert story.clocks() == {"accept": "09-17 00:00"}
    story.return_to(bundle)
    settle(story, numbers["birth_registration"], "caojun", "09-15 09:00")
    settle(story, numbers["newborn_insurance"], "haomei", "09-16 09:00")
    assert story.case.facts.state == "working"
    settle(story, numbers["social_security_card"], "tangwei", "09-16 10:00")
    assert (story.case.facts.state, story.case.row["outcome"]) == ("answered", "granted")
    # Wednesday 16 September + 7 days: the 23rd.
    assert story.clocks() == {"rate": "09-24 00:00"}


def test_a_refused_part_ends_the_bundle_in_part_and_says_why(story: Story) -> None:
    tell(story, OPENED)
    story.succeed()
    numbers = parts(story)
    settle(story, numbers["newborn_insurance"], "haomei", "09-15 09:00", "decline", **REFUSED)
    settle(story, numbers["birth_registration"], "caojun", "09-15 10:00")
    settle(story, numbers["social_security_card"], "tangwei", "09-15 11:00")
    assert (story.case.facts.state, story.case.row["outcome"]) == ("answered", "partly_solved")
    said = [text for (_, name), text in read_words(story.case.facts).items() if name == "reason"]
    assert said == ["已在外地参保。"]


def test_parts_withdrawn_by_the_resident_leave_nothing_granted(story: Story) -> None:
    tell(story, OPENED)
    story.succeed()
    bundle = story.number
    for number in parts(story).values():
        story.return_to(number)
        story.at("09-15 09:00").take("link", "withdraw")
    story.return_to(bundle)
    story.succeed()
    assert (story.case.facts.state, story.case.row["outcome"]) == ("answered", "not_granted")


def take_out(story: Story, matter: str) -> None:
    """The county's next rules have that matter no more, nor the bundle that it was a part of."""
    pack = get_current_pack(COUNTY)
    kept = {name: each for name, each in pack.matters.items() if name not in (matter, story.case.facts.matter)}
    body = body_of(replace(pack, matters=kept))
    columns = {"digest": digest_of(body), "body": body, "published_at": story.now, "published_by": "test"}
    RuleVersion.objects.create(county=COUNTY, number=pack.number + 1, **columns)
    forget_packs()


def test_a_part_that_cannot_be_opened_is_given_up_with_its_reason_and_the_bundle_ends(story: Story) -> None:
    gone, reason = "social_security_card", "这个事项已经取消，请到社保窗口办理。"
    tell(story, OPENED)
    take_out(story, gone)
    story.succeed()
    numbers = parts(story)
    assert set(numbers) == set(OFFICES) - {gone}
    settle(story, numbers["birth_registration"], "caojun", "09-15 09:00")
    given_up: dict[str, Any] = {"reason": reason, "lawful_route": "other"}
    for matter in ("birth_registration", "newborn_insurance"):  # has its result; is at work
        refusal = story.fails("mengqi", "give_up_part", matter=matter, **given_up)
        assert (refusal.code, refusal.field) == ("part_not_at_work", "fields.matter")
    assert story.fails("axiu", "give_up_part", matter=gone, **given_up).code == "not_yours"
    story.take("mengqi", "give_up_part", matter=gone, **given_up)
    assert story.fails("mengqi", "give_up_part", matter=gone, **given_up).code == "part_not_at_work"
    story.succeed()
    assert story.case.facts.state == "working"
    settle(story, numbers["newborn_insurance"], "haomei", "09-16 09:00")
    assert (story.case.facts.state, story.case.row["outcome"]) == ("answered", "partly_solved")
    entries = access_journal(story.who("link"), story.number).entries
    assert reason in {word.text for entry in entries if entry.told for word in entry.told.words}
    story.tell()
    assert ("case", "part_given_up") in {(who.split(":")[0], what) for who, what, _ in messages(story.number)}


def test_a_bundle_whose_last_part_is_given_up_ends_with_it(story: Story) -> None:
    tell(story, OPENED)
    take_out(story, "newborn_insurance")
    story.take("mengqi", "give_up_part", matter="social_security_card", reason="申请人已在外地办卡。")
    story.succeed()
    numbers = parts(story)
    assert set(numbers) == {"birth_registration"}  # what was given up before it was opened is not opened
    settle(story, numbers["birth_registration"], "caojun", "09-15 09:00", "decline", **REFUSED | {"person": "@haomei"})
    assert story.case.facts.state == "working"
    story.take("mengqi", "give_up_part", matter="newborn_insurance", reason="这个事项已经取消。")
    story.succeed()
    assert (story.case.facts.state, story.case.row["outcome"]) == ("answered", "not_granted")


@pytest.mark.parametrize("name", ["newborn_bundle", "starting_a_firm_bundle"])
def test_what_parts_need_the_one_form_asks_once(name: str) -> None:
    matters = load_folder(DEMO).matters
    bundle = matters[name]
    asked = [field.name for field in bundle.form]
    needed = {field.name for part in bundle.parts for field in matters[part].form if field.required}
    assert len(asked) == len(set(asked))
    assert needed <= set(asked)
    labels = {field.name: field.type for field in bundle.form}
    shared = [field for part in bundle.parts for field in matters[part].form if field.name in labels]
    assert all(field.type is labels[field.name] for field in shared)


def test_a_firm_is_registered_taxed_and_insured_by_three_offices(story: Story) -> None:
    fields = {
        "firm": "织金县云上辣椒有限公司",
        "firm_address": "文峰街道人民路 9 号",
        "applicant": "王爱丽",
        "applicant_id": "522425198804120024",
        "employees": 12,
    }
    said = {"matter": "starting_a_firm_bundle", "text": "开一家公司。", "reporter": BORN["reporter"], "fields": fields}
    story.at("09-14 09:00").submit("", **said)
    story.at("09-14 10:00").take("mengqi", "open")
    story.succeed()
    numbers = parts(story)
    # Monday 14 September 10:00 + 1 working day: 15; + 2 working hours of 9:00 to 12:00 and 13:30 to 17:30: 12:00.
    asked = {"firm_registration": "09-16 00:00", "firm_tax": "09-14 12:00", "firm_insurance": "09-16 00:00"}
    # 10:30 + 2 working days: 15, 16; + 4 working hours: 12:00 (1.5), 16:00 (4); + 5 days: Saturday the 19th, a day off,
    # so Sunday the 20th, which is worked. No office takes longer, from the day it has the papers, than its law gives:
    # 3 working days (市场主体登记管理条例第十九条), that day (税收征收管理法第十五条), 15 days (社会保险法第五十七条).
    due = {"firm_registration": "09-17 00:00", "firm_tax": "09-14 16:00", "firm_insurance": "09-21 00:00"}
    assert set(numbers) == set(asked) == set(due)
    for matter, number in numbers.items():
        story.return_to(number)
        story.at("09-14 10:30")
        assert story.clocks() == {"accept": asked[matter]}, matter
        unit = story.case.facts.unit
        assert unit is not None
        handler = Actor(COUNTY, f"handler-{unit}", "staff", "", (Duty("handler", unit, COUNTY),))
        take(actor=handler, number=number, action="accept", fields={}, seen=None, now=story.now)
        assert story.clocks() == {"decide": due[matter]}, matter


def test_whoever_is_kept_out_of_a_part_does_not_see_it_beside_the_bundle(story: Story) -> None:
    """They work on the bundle, and so would be told how every part stands."""
    tell(story, OPENED)
    story.succeed()
    numbers, bundle, at = parts(story), story.case, story.now
    kept = {link.matter.name for link in list_family(story.world.actor("mengqi", at), bundle) if link.part}
    assert kept == set(OFFICES)
    services = next(duty.unit for duty in story.world.actor("mengqi", at).duties)
    story.return_to(numbers["newborn_insurance"])
    story.at("09-14 11:00").take("axiu", "exclude", excluded=[services], reason="回避")
    left = {link.matter.name for link in list_family(story.world.actor("mengqi", at), bundle)}
    assert left == set(OFFICES) - {"newborn_insurance"}
    story.return_to(bundle.facts.number)
    settle(story, numbers["newborn_insurance"], "haomei", "09-15 09:00")
    settle(story, numbers["birth_registration"], "caojun", "09-15 10:00")
    facts = story.case.facts
    told = {text for (_, name), text in read_words(facts, facts.version).items()}
    hidden = {text for (_, name), text in read_words(facts, facts.version - 1).items()}
    assert (RESULT["result"] in told, RESULT["result"] in hidden) == (True, False)
