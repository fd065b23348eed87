"""The mediators of a case as they stand in the tables: rosters, conflicts found and said, wishes of parties, turns."""

from datetime import timedelta

import pytest
from tests.services.mediation.quarrels import ALICE, BODY, actor_of, add_neighbour, bring_quarrel, party, step
from tests.world import COUNTY, TOWN, World

from maplebridge.cases.actions.take import take
from maplebridge.cases.queries import get_case
from maplebridge.directory.people.actions import add_people, record_leave
from maplebridge.directory.people.drafts import PersonDraft
from maplebridge.directory.people.rules import Actor, Duty
from maplebridge.ground.clock.time import day_of, now
from maplebridge.ground.words.fault import Fault, Forbidden, Missing
from maplebridge.rulebook.workflows.facts import CaseFacts
from maplebridge.services.mediation.candidates import ASKED_FOR, SAME_CONTACT, Candidate
from maplebridge.services.mediation.conflicts import declare_conflict, open_reason
from maplebridge.services.mediation.hands import list_mediations
from maplebridge.services.mediation.models import MediatorConflict, MediatorTurn
from maplebridge.services.mediation.roster import list_mediators, list_wishes
from maplebridge.services.mediation.turning import follow_mediations_once
from maplebridge.services.mediation.wishing import choose_mediators, list_offered

DAY = timedelta(days=1)


@pytest.fixture
def between(world: World, quarrel: CaseFacts) -> CaseFacts:
    """The quarrel with both neighbours named."""
    return add_neighbour(world, quarrel)


def by_name(case: CaseFacts) -> dict[str, Candidate]:
    return {each.name: each for each in list_mediators(case, now())}


def follow() -> None:
    while follow_mediations_once(COUNTY, now()):
        pass


def test_mediators_of_the_body_come_first_and_those_who_lack_the_language_last(between: CaseFacts) -> None:
    candidates = list_mediators(between, now())
    assert {each.name for each in candidates if each.here} == {"熊波", "杨梅"}
    assert all(each.here for each in candidates[:2])
    assert by_name(between)["熊波"].fits


def test_a_body_without_mediators_of_its_own_mediates_by_its_handlers(world: World, around: dict[str, str]) -> None:
    county = f"county_mediation-{COUNTY}"
    drafts = [PersonDraft("xianwei", "县调委", duties=(Duty("handler", county, COUNTY),))]
    add_people(county=COUNTY, drafts=drafts, now=now())
    case = bring_quarrel(world)
    assert by_name(case)["县调委"].unit == county
    assert "龙军" not in by_name(case)


def test_a_relative_of_a_party_by_phone_is_found(world: World, around: dict[str, str], quarrel: CaseFacts) -> None:
    mediator = PersonDraft("yangmei", "杨梅", languages=("zh", "hmd"), phone="13800000088",
                           duties=(Duty("mediator", BODY, TOWN),))  # fmt: skip
    add_people(county=COUNTY, drafts=[mediator], now=now())
    case = add_neighbour(world, quarrel, party_phone="+86 138-0000-0088")
    assert by_name(case)["杨梅"].conflicts == (SAME_CONTACT,)


def test_somebody_away_is_shown_as_away_and_not_their_stand_in(
    world: World, around: dict[str, str], between: CaseFacts
) -> None:
    today = day_of(now())
    record_leave(
        county=COUNTY, person_id=around["yangmei"], stand_in_id=around["daiban"], first=today, last=today + DAY
    )
    found = by_name(between)
    assert (found["杨梅"].away_until, found["杨梅"].fits) == (today + DAY, False)
    assert "代斑" not in found


def test_a_conflict_declared_for_a_person_holds_in_their_other_cases_too(
    world: World, around: dict[str, str], between: CaseFacts
) -> None:
    mediator = actor_of(around["yangmei"])
    row = declare_conflict(actor=mediator, case=between, party=2, ground="kin", reason=" 表姐 ", now=now())
    assert open_reason(row) == "表姐"
    assert "表姐".encode() not in bytes(row.sealed or b"")
    assert [text.en for text in by_name(between)["杨梅"].conflicts] == [
        "says so: close kin of a party or a representative"
    ]
    another = add_neighbour(world, bring_quarrel(world, text="邻居的树挡了我家采光。"))
    assert by_name(another)["杨梅"].conflicts
    stranger = add_neighbour(world, bring_quarrel(world, text="邻居的狗太吵。"), party_phone="13800000077")
    assert not by_name(stranger)["杨梅"].conflicts


@pytest.mark.parametrize(
    ("changes", "field"), [({"party": 7}, "party"), ({"ground": "rich"}, "ground"), ({"reason": "字" * 501}, "reason")]
)
def test_an_odd_declaration_names_what_is_wrong(
    around: dict[str, str], between: CaseFacts, changes: dict[str, object], field: str
) -> None:
    said: dict[str, object] = {"party": 2, "ground": "kin", "reason": ""}
    with pytest.raises(Fault) as caught:
        declare_conflict(actor=actor_of(around["yangmei"]), case=between, now=now(), **(said | changes))  # type: ignore[arg-type]  # one of them is odd on purpose
    assert caught.value.field == field


def test_a_party_declares_nothing_for_a_mediator(between: CaseFacts) -> None:
    with pytest.raises(Forbidden):
        declare_conflict(actor=party(between, 2), case=between, party=2, ground="kin", reason="", now=now())


def test_parties_choose_up_to_three_or_leave_it_to_the_body(between: CaseFacts) -> None:
    people = [each.person for each in list_offered(between, now())]
    choose_mediators(actor=party(between, 2), case=between, people=[people[-1]], now=now())
    assert list_wishes(between) == {2: (people[-1],)}
    choose_mediators(actor=party(between, 2), case=between, people=[], now=now())
    assert list_wishes(between) == {2: ()}


def test_whom_both_parties_name_is_proposed_first(between: CaseFacts) -> None:
    last = list_mediators(between, now())[1]
    for actor in (party(between, 2), holder(between)):
        choose_mediators(actor=actor, case=between, people=[last.person], now=now())
    first = list_mediators(between, now())[0]
    assert (first.person, first.wished_by) == (last.person, (1, 2))


def test_nobody_chooses_a_mediator_who_is_not_offered_or_more_than_three_or_for_others(
    world: World, around: dict[str, str], between: CaseFacts
) -> None:
    for people in ([around["shilei"]], ["a", "b", "c", "d"]):
        with pytest.raises(Fault):
            choose_mediators(actor=party(between, 2), case=between, people=people, now=now())
    with pytest.raises(Missing):
        choose_mediators(actor=party(between, 3), case=between, people=[], now=now())


def test_a_case_given_counts_for_the_rota_once_and_no_longer_when_it_passes_on(
    world: World, around: dict[str, str], between: CaseFacts
) -> None:
    agree(world, between)
    step(world, between.number, "xiongbo", "appoint", person=world.ids["xiongbo"])
    follow()
    follow()
    assert MediatorTurn.objects.of(COUNTY).filter(person=world.ids["xiongbo"]).count() == 1
    another = add_neighbour(world, bring_quarrel(world, text="邻居的狗太吵。"))
    candidates = list_mediators(another, now())
    assert [each.name for each in candidates if each.fits and each.here] == ["杨梅", "熊波"]
    assert by_name(another)["熊波"].load.open_cases == 1
    refreshed = get_case(COUNTY, between.number).facts
    with pytest.raises(Fault, match="not_now"):
        choose_mediators(actor=party(refreshed, 2), case=refreshed, people=[], now=now())


def test_whom_a_party_asks_to_be_spared_is_not_proposed_again(world: World, between: CaseFacts) -> None:
    agree(world, between)
    step(world, between.number, "xiongbo", "appoint", person=world.ids["xiongbo"])
    case = get_case(COUNTY, between.number).facts
    for _ in range(2):
        ask(case, "ask_recusal", reason="他是对方的老同学。")
        follow()
    assert MediatorConflict.objects.of(COUNTY).get().party == 2
    step(world, between.number, "xiongbo", "recuse", reason="当事人申请回避。")
    found = by_name(get_case(COUNTY, between.number).facts)
    assert found["熊波"].conflicts == (ASKED_FOR,)
    assert found["熊波"].load.open_cases == 0
    assert found["杨梅"].fits


def test_a_mediator_who_brought_the_case_does_not_mediate_it(world: World, around: dict[str, str]) -> None:
    add_people(
        county=COUNTY,
        drafts=[
            PersonDraft("yangmei", "杨梅", phone=ALICE.phone, duties=(Duty("mediator", BODY, TOWN),)),
        ],
        now=now(),
    )
    assert SAME_CONTACT in by_name(bring_quarrel(world))["杨梅"].conflicts


def agree(world: World, case: CaseFacts) -> None:
    step(world, case.number, "xiongbo", "record_willing", party=2, willing="yes", how="visit")


def holder(case: CaseFacts) -> Actor:
    """Whoever brought the case, by their link."""
    return Actor(COUNTY, f"case:{case.id}", "resident", "")


def ask(case: CaseFacts, action: str, **fields: str) -> None:
    """The other neighbour acts."""
    take(actor=party(case, 2), number=case.number, action=action, fields=fields, seen=None, now=now())


def test_the_mediations_in_hand_are_those_given_and_not_passed_on(world: World, between: CaseFacts) -> None:
    agree(world, between)
    step(world, between.number, "xiongbo", "appoint", person=world.ids["xiongbo"])
    follow()
    assert [line.number for line in list_mediations(world.actor("xiongbo"))] == [between.number]
    assert list_mediations(world.actor("luolan")) == []
    step(world, between.number, "xiongbo", "recuse", reason="我与一方是亲戚。")
    assert list_mediations(world.actor("xiongbo")) == []
