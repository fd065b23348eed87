"""Care by consent or law, for a purpose and a term; and thanks, which are passed on and never counted."""

import pytest
from tests.cases.stage import Row, Stage, messages, play
from tests.world import CENTRE, HOUSING, VILLAGE

from maplebridge.cases.rights import may_see
from maplebridge.cases.telling import access_journal
from maplebridge.ground.words.fault import Forbidden

LABOUR = "human_resources-520524"
GROUND = {"ground": "consent", "ground_basis": "同意书 2026-18", "purpose": "独居，每月上门", "until": "2027-03-17"}
PROPOSED: list[Row] = [
    ("09-18 16:00", "aduo", "submit", {"matter": "elderly_alone"}, "proposed", {"consent": "09-29 00:00"}),
]
# 30 days from Friday 18 September end on a Sunday; the consent holds until Wednesday 17 March 2027.
ACTIVE: list[Row] = [
    *PROPOSED,
    (
        "09-18 16:10",
        "luolan",
        "agree",
        GROUND | {"unit": LABOUR},
        "active",
        {"visiting": "10-20 00:00", "term": "2027-03-18 00:00"},
    ),
]


@pytest.mark.parametrize("without", ["ground", "ground_basis", "purpose", "until"])
def test_nobody_is_cared_for_without_ground_and_purpose(stage: Stage, without: str) -> None:
    play(stage, PROPOSED)
    fields = {name: value for name, value in GROUND.items() if name != without} | {"unit": LABOUR}
    refusal = stage.fails("luolan", "agree", **fields)
    assert (refusal.code, refusal.field) == ("missing", f"fields.{without}")


def test_who_does_not_consent_is_let_go(stage: Stage) -> None:
    play(stage, [*PROPOSED, ("09-29 00:00", "clock", "run", {"does": ["let_go"]}, "ended", {})])


def test_each_visit_begins_the_next_thirty_days(stage: Stage) -> None:
    play(
        stage,
        [
            *ACTIVE,
            (
                "09-30 10:00",
                "tangwei",
                "visit",
                {"how": "visit", "text": "老人身体尚好"},
                "active",
                {"visiting": "10-31 00:00", "term": "2027-03-18 00:00"},
            ),
        ],
    )


def test_a_visit_that_does_not_happen_is_told_and_told_again(stage: Stage) -> None:
    play(stage, ACTIVE)
    told = []
    for when in ("10-20 00:00", "10-28 00:00", "11-10 00:00"):
        stage.at(when).run_clocks()
        told.append((stage.journal()[-1][0].action, stage.journal()[-1][0].facts.get("told")))
    # A week after 20 October ends with the 27th.
    assert told == [("overdue", ["owner_person"]), ("escalate", ["unit_head"]), ("escalate", ["unit_head"])]
    stage.tell()
    assert [who for who, what, _ in messages(stage.number) if what in ("overdue", "escalate")] == [
        f"unit:{LABOUR}:handler",
        f"unit:{LABOUR}:unit_head",
    ]


def test_care_ends_with_its_term_unless_it_is_renewed_on_a_ground(stage: Stage) -> None:
    review = {"reviewing": "2027-03-30 00:00"}
    play(stage, ACTIVE)
    assert stage.at("2027-03-18 00:00").run_clocks() == ["overdue", "expire"]
    assert stage.clocks() == review
    assert stage.fails("luolan", "renew", ground="law").code == "missing"
    stage.at("2027-03-19 09:00").take("luolan", "renew", **GROUND | {"until": "2027-09-17"})
    assert set(stage.clocks()) == {"visiting", "term"}


def test_care_that_nobody_renews_ends_by_itself(stage: Stage) -> None:
    play(stage, ACTIVE)
    stage.at("2027-03-18 00:00").run_clocks()
    assert stage.at("2027-03-30 00:00").run_clocks() == ["let_go"]
    assert (stage.case.facts.state, stage.clocks()) == ("ended", {})


def test_a_child_s_case_is_seen_by_its_circle_only(stage: Stage) -> None:
    stage.at("09-18 16:00").submit("", matter="child_in_hardship", text="孩子独自在家")
    stage.take("axiu", "agree", **GROUND, unit=LABOUR) if may_see(stage.who("axiu"), stage.case.facts) else None
    assert stage.case.facts.circle <= {f"centre-{VILLAGE}", LABOUR}
    for outsider in ("zhouming", "yangguang", "shenji", "linxi"):
        assert not may_see(stage.who(outsider), stage.case.facts)


def test_whoever_cares_can_read_what_was_noted_of_the_visits(stage: Stage) -> None:
    play(stage, ACTIVE)
    stage.take("tangwei", "visit", how="visit", text="老人身体尚好")
    assert "老人身体尚好" in repr(access_journal(stage.who("tangwei"), stage.number))


PASSED: list[Row] = [
    ("09-18 16:00", "alice", "submit", {"matter": "thanks"}, "received", {"triage": "09-22 00:00"}),
    (
        "09-18 16:10",
        "luolan",
        "pass_on",
        {"unit": HOUSING, "person": "@yangguang"},
        "passed",
        {"reading": "09-24 00:00"},
    ),
]


def test_thanks_reach_whoever_is_thanked(stage: Stage) -> None:
    play(stage, PASSED)
    assert isinstance(stage.fails("axiu", "acknowledge"), Forbidden)
    play(stage, [("09-20 09:00", "yangguang", "acknowledge", {}, "closed", {})])


def test_thanks_that_nobody_answers_are_settled_all_the_same(stage: Stage) -> None:
    play(stage, [*PASSED, ("09-24 00:00", "clock", "run", {"does": ["settle"]}, "closed", {})])


def test_thanks_are_passed_to_a_person_of_the_unit_only(stage: Stage) -> None:
    play(stage, PASSED[:1])
    assert stage.fails("luolan", "pass_on", unit=HOUSING, person="@tangwei").code == "same_unit"
    assert stage.case.facts.centre != CENTRE
