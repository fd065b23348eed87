"""A unit that is accused under seal learns of it nowhere: every address of the site answers its people after the
accusation as it did before, to the letter. So do the addresses that are open to everybody."""

from datetime import timedelta

import pytest
from tests.doors.sealed import BUREAU, MARK, NAME, PHONE, Town, differing
from tests.world import COUNTY, HOUSING, TOWN, TOWN_CENTRE, streetlight

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Intake
from maplebridge.cases.models import CaseEvent
from maplebridge.cases.queries import access_case
from maplebridge.directory.people.actions import give_duties, issue_token, record_leave
from maplebridge.directory.people.models import DutyHeld
from maplebridge.directory.people.queries import forget_people
from maplebridge.directory.people.rules import SCOPES, Duty, ties_of
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.feed.hub import Happening, Listener
from maplebridge.doors.feed.meaning import out_of
from maplebridge.ground.clock.time import day_of, now
from maplebridge.ground.post.models import Message
from maplebridge.ground.words.fault import Missing
from maplebridge.rulebook.routing.actions import learn
from maplebridge.rulebook.routing.queries import get_lessons
from maplebridge.services.insight.figures import MEASURES
from maplebridge.services.insight.ledgers import Order, iterate
from maplebridge.services.searching.queries import search
from maplebridge.services.sending.mailbox import list_letters

LESSON = {"category": "0405", "place": TOWN, "unit": HOUSING}
HEAD, HANDLER, AWAY, SUBUNIT = "hefang", "yangguang", "tangwei", "property_office-520524"


@pytest.fixture
def county(db: None) -> Town:
    """Its ordinary work is done."""
    town = Town()
    town.settle()
    return town


def unchanged(county: Town, code: str | None, unit: str, headers: dict[str, str] | None = None) -> None:
    """Nothing that this reader gets or sends is answered otherwise once `unit` is accused. What a first look and
    all that was sent leave behind is there before."""
    county.look(code, headers)
    tried, before = county.send(code, headers), county.look(code, headers)
    county.accuse(unit)
    assert differing(before, county.look(code, headers)) == {}
    assert differing(tried, county.send(code, headers)) == {}
    assert len(before) > 40


def test_the_head_of_the_accused_unit_finds_the_site_as_it_was_even_with_a_duty_where_it_is_handled(
    county: Town,
) -> None:
    serve(county, HEAD, BUREAU)
    unchanged(county, HEAD, HOUSING)


def test_whoever_is_nobody_finds_the_site_as_it_was_and_so_all_public_figures(county: Town) -> None:
    unchanged(county, None, HOUSING)


def test_a_program_of_the_accused_unit_finds_every_operation_as_it_was(county: Town) -> None:
    unchanged(county, None, HOUSING, headers=token_of(county, HEAD))


@pytest.mark.prove
@pytest.mark.parametrize("code", [HEAD, HANDLER, "stand-in"])
def test_its_people_and_whoever_stands_in_for_its_head_find_the_site_as_it_was(county: Town, code: str) -> None:
    unchanged(county, stands_in(county) if code == "stand-in" else code, HOUSING)


@pytest.mark.prove
def test_whoever_has_left_the_accused_unit_for_the_one_that_handles_it_finds_the_site_as_it_was(county: Town) -> None:
    moved_on(county)
    unchanged(county, HANDLER, HOUSING)


@pytest.mark.prove
def test_the_dispatcher_of_an_accused_centre_finds_the_site_as_it_was(county: Town) -> None:
    unchanged(county, "luolan", TOWN_CENTRE)


def test_no_search_list_figure_or_ledger_of_theirs_has_it(county: Town) -> None:
    head = county.world.actor(HEAD)
    before = {measure: behind(county, measure) for measure in MEASURES}
    county.accuse(HOUSING)
    for words in (MARK, county.number, NAME, PHONE):
        assert not search(head, words).lines
    assert {measure: behind(county, measure) for measure in MEASURES} == before
    assert county.number not in {line.number for line in iterate(head, Order("inbox", {}, "核对"), now())}
    with pytest.raises(Missing):
        access_case(head, county.number)


def test_no_message_and_no_signal_reaches_them(county: Town) -> None:
    own = {HOUSING, SUBUNIT, *(f"person:{county.world.ids[code]}" for code in (HEAD, HANDLER))}
    county.accuse(HOUSING)
    sent = Message.objects.of(COUNTY).filter(case_id=county.id).values_list("recipient", flat=True)
    assert sent
    assert not {recipient for recipient in sent if any(each in recipient for each in own)}
    assert list_letters(COUNTY, list(sent), ties=ties_of(county.world.actor("fengyan")))
    assert not list_letters(COUNTY, [each for each in sent if "case:" not in each], ties=[HOUSING])
    assert not listening(ties_of(county.world.actor(HEAD)), county.signals())
    assert listening(ties_of(county.world.actor("fengyan")), county.signals())


def test_a_sealed_case_teaches_routing_nothing_and_one_sealed_later_is_named_no_more(county: Town) -> None:
    """What was decided is told to whoever suggests a unit, with the number of the case that taught it."""
    learn(county=COUNTY, lesson=LESSON, number="1", decided_at=now())
    number = submit(county=COUNTY, intake=Intake(**streetlight()), sender=None, now=now()).number
    learn(county=COUNTY, lesson=LESSON, number=number, decided_at=now())
    luolan = county.world.actor("luolan")
    fields = {"excluded": [HOUSING], "reason": "被投诉"}
    take(actor=luolan, number=number, action="exclude", fields=fields, seen=None, now=now())
    county.follow_up()
    found = get_lessons(COUNTY).find(LESSON["category"], TOWN)
    assert found is not None
    assert (found.unit, found.number) == (HOUSING, "")


def test_units_below_the_accused_one_are_kept_out_with_it(county: Town) -> None:
    county.accuse(HOUSING)
    assert get_registry(COUNTY).unit(SUBUNIT) is not None
    assert county.excluded() >= {HOUSING, SUBUNIT}


def test_those_in_the_circle_do_work_on_it(county: Town) -> None:
    """The wall would be no test if nobody could see over it."""
    county.accuse(HOUSING)
    page = county.client("fengyan").get(f"/desk/cases/{county.number}/")
    assert page.status_code == 200
    assert MARK in page.content.decode()
    assert "违纪违法" in page.content.decode()  # the answer of the form, and not its code
    assert "discipline" not in page.content.decode()
    assert CaseEvent.objects.of(COUNTY).filter(case_id=county.id).count() == 5


def token_of(county: Town, code: str) -> dict[str, str]:
    token = issue_token(
        county=COUNTY, person_id=county.world.ids[code], name="wall", scopes=sorted(SCOPES), days=1, now=now()
    )
    return {"Authorization": f"Bearer {token}"}


def serve(county: Town, code: str, unit: str) -> None:
    """One of the cast also has a duty there, from yesterday."""
    wanted = {county.world.ids[code]: [Duty("handler", unit, COUNTY)]}
    give_duties(county=COUNTY, wanted=wanted, now=now() - timedelta(days=1))
    forget_people()


def moved_on(county: Town) -> None:
    """The handler of the accused unit left it yesterday and handles petitions now."""
    serve(county, HANDLER, BUREAU)
    here = DutyHeld.objects.of(COUNTY).filter(person=county.world.ids[HANDLER], unit=HOUSING)
    day = day_of(now()) - timedelta(days=1)
    here.update(valid_from=day, valid_to=day)
    forget_people()


def stands_in(county: Town) -> str:
    today, ids = day_of(now()), county.world.ids
    last = today + timedelta(days=2)
    record_leave(county=COUNTY, person_id=ids[HEAD], stand_in_id=ids[AWAY], first=today, last=last)
    return AWAY


def behind(county: Town, measure: str) -> list[str]:
    """The numbers of the cases behind a figure of the unit, as its head would take them home."""
    order = Order("figure", {"measure": measure, "unit": HOUSING, "period": "30d"}, "核对")
    try:
        return [line.number for line in iterate(county.world.actor(HEAD), order, now())]
    except Missing:
        return []


def listening(ties: frozenset[str], signals: list[Happening]) -> list[Happening]:
    """What an open page of somebody with these ties hears, whichever addresses the signals go to."""
    everywhere = {address for signal in signals for address in signal.addresses}
    listener = Listener({*out_of(COUNTY, ties), *everywhere})
    for signal in signals:
        listener.hear(signal)
    return listener.take()[1]
