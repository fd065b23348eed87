"""A mediation told from its journal: sessions, agreement, terms, the days on the way to the court, follow-ups."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from tests.services.mediation.quarrels import add_neighbour, agreed, bring_quarrel, drafted, party, settle_around, step
from tests.world import World

from maplebridge.cases.telling import access_journal
from maplebridge.cases.viewing import access_view
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.clock.time import day_of
from maplebridge.rulebook.workflows.facts import CaseFacts
from maplebridge.services.mediation.people import get_party_people
from maplebridge.services.mediation.telling import Story, tell_story

DAY = timedelta(days=1)


def story_of(actor: Actor, case: CaseFacts) -> Story:
    return tell_story(access_journal(actor, case.number), access_view(actor, case.number).clocks)


def test_before_anything_is_agreed_there_is_little_to_tell(world: World, around: dict[str, str]) -> None:
    story = story_of(world.actor("xiongbo"), add_neighbour(world, bring_quarrel(world)))
    assert story == Story((), None, (), (), ())


def test_a_session_planned_becomes_the_one_that_was_held_and_one_called_off_stays_so(world: World) -> None:
    settle_around(world)
    case = drafted(world)
    step(world, case.number, "xiongbo", "redraft", reason="再谈一次。")
    for _ in range(2):
        at = (datetime.now(UTC) + DAY).isoformat()
        step(world, case.number, "xiongbo", "plan_session", session_at=at, session_form="phone", session_place="电话")
    step(world, case.number, "xiongbo", "cancel_session", reason="一方生病。")
    story = story_of(world.actor("xiongbo"), case)
    assert [session.state for session in story.sessions] == ["held", "planned", "cancelled"]
    held = story.sessions[0]
    assert held.words == {"session_place": "村委会二楼", "interpreter": "杨梅", "text": "双方同意以老界石为界。"}
    assert held.form is not None
    assert held.form.en == "Face to face"
    assert story.agreement is None
    assert len(story.old_terms) == 3


def test_terms_are_told_with_their_words_and_what_is_left(world: World) -> None:
    settle_around(world)
    case = agreed(world)
    step(world, case.number, "xiongbo", "perform_term", term=1, performed="500.00")
    agreement = story_of(world.actor("xiongbo"), case).agreement
    assert agreement is not None
    assert not agreement.oral
    first, second, stone = agreement.terms
    assert (first.what, first.left, first.state) == ("第一期补偿款", Decimal("1000.00"), "waiting")
    assert (second.due - day_of(datetime.now(UTC))).days == 40
    assert (stone.left, stone.creditor, stone.what) == (None, 0, "移回界石")


def test_the_days_on_the_way_to_the_court_are_20_25_28_and_30(world: World) -> None:
    settle_around(world)
    case = agreed(world)
    story = story_of(world.actor("xiongbo"), case)
    assert story.agreement is not None
    effective = story.agreement.effective_at
    assert effective is not None
    assert [(step.day, step.state) for step in story.steps] == [
        (20, "ahead"),
        (25, "ahead"),
        (28, "ahead"),
        (30, "ahead"),
    ]
    assert [step.at - effective for step in story.steps[:3]] == [20 * DAY, 25 * DAY, 28 * DAY]
    assert [each.day for each in story.follow_ups] == [7, 30]
    step(world, case.number, "xiongbo", "request_confirmation", joint="yes")
    step(world, case.number, "xiongbo", "follow_up", how="visit", text="双方都说没有再吵。")
    later = story_of(world.actor("xiongbo"), case)
    assert [each.state for each in later.steps] == ["off", "off", "off", "ahead"]
    assert later.follow_ups[0].text == "双方都说没有再吵。"


def test_a_party_is_told_the_agreement_but_not_what_is_for_staff(world: World) -> None:
    settle_around(world)
    case = agreed(world)
    step(world, case.number, "xiongbo", "remark", text="内部：注意情绪。")
    story = story_of(party(case, 2), case)
    assert story.agreement is not None
    assert story.agreement.words["facts"] == "砌墙越过老界石约三十厘米。"
    assert "内部" not in str(story)


def test_the_people_of_a_case_are_its_active_parties(world: World, around: dict[str, str]) -> None:
    case = add_neighbour(world, bring_quarrel(world), representative="杨大")
    first, second = get_party_people(case)
    assert (first.number, first.name, first.phone) == (1, "王爱丽", "13800000001")
    assert (second.name, second.phone, second.representative) == ("杨阿妹", "13800000088", "杨大")
    step(world, case.number, "xiongbo", "drop_party", party=2, reason="加错了人。")
    dropped = access_view(world.actor("xiongbo"), case.number).stored.facts
    assert [each.number for each in get_party_people(dropped)] == [1]
