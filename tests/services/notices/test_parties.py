"""What the pack has told to the parties of a mediation: to the one it concerns or to all, never what another wrote."""

from tests.cases.stage import messages
from tests.scenarios.quarrel import AGREED, DRAFT, MIAO_NEIGHBOUR, ON_SCREEN, QUARREL, SESSION
from tests.scenarios.story import Story

HEARD = ("case:", "party:")


def heard(story: Story) -> list[tuple[str, str]]:
    """Who of the people concerned was told what, in order."""
    found = []
    for who, what, _ in messages(story.number):
        if who.startswith(HEARD):
            found.append((who.rpartition(":")[2] if who.startswith("party:") else "first", what))
    return found


def play(story: Story, *lines: tuple[str, str, dict[str, object]]) -> list[tuple[str, str]]:
    """What is told after some steps, beside what was told before."""
    before = len(heard(story))
    for who, action, fields in lines:
        story.take(who, action, **fields)
    story.tell()
    return heard(story)[before:]


def begin(story: Story) -> None:
    story.at("09-01 09:00").submit("alice", **QUARREL)
    story.take("longqing", "accept")
    story.tell()


def test_a_party_is_asked_and_does_not_hear_of_their_own_answer(story: Story) -> None:
    begin(story)
    assert play(story, ("longqing", "add_party", MIAO_NEIGHBOUR)) == [("2", "asked_to_mediate")]
    assert play(story, ("party:2", "answer_willing", {"willing": "no"})) == [("first", "state_changed")]
    said = {"party": 2, "willing": "yes", "how": "phone"}
    assert play(story, ("longqing", "record_willing", said)) == [("first", "state_changed"), ("2", "party_news")]


def test_sessions_agreement_and_reminders_go_to_all_in_their_own_words(story: Story) -> None:
    begin(story)
    play(story, ("longqing", "add_party", MIAO_NEIGHBOUR), ("party:2", "answer_willing", {"willing": "yes"}))
    play(story, ("longqing", "appoint", {"person": "@longqing"}))
    planned = {**SESSION, "session_at": "2026-09-03T19:00:00+08:00"}
    assert play(story, ("longqing", "plan_session", planned)) == both("session_planned")
    assert play(story, ("longqing", "draft_agreement", DRAFT)) == both("please_sign")
    signed = [(who, "sign_agreement", dict(ON_SCREEN)) for who in ("alice", "party:2")]
    assert play(story, *signed) == []
    assert play(story, ("longqing", "take_effect", dict(AGREED))) == both("agreement_in_force")
    story.at("09-21 09:00").run_clocks()
    assert set(play(story)) == {*both("term_overdue"), *both("confirmation_reminder")}


def test_nothing_that_goes_out_carries_words_or_names(story: Story) -> None:
    begin(story)
    play(
        story,
        ("longqing", "add_party", MIAO_NEIGHBOUR),
        ("party:2", "answer_willing", {"willing": "no", "reason": "不去"}),
    )
    told = [params for who, _, params in messages(story.number) if who.startswith(HEARD)]
    kept = {"number", "action", "state", "rules", "workflow", "matter"}
    assert all(set(params) == kept for params in told)


def both(template: str) -> list[tuple[str, str]]:
    return [("first", template), ("2", template)]
