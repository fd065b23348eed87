"""What one unit takes in for another is listed for it, and counted once, where it is handled."""

from datetime import date

import pytest
from tests.scenarios.story import Story
from tests.scenarios.test_agent_matter import CAR
from tests.world import COUNTY, GRID, TOWN

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.intake import Contact, Intake
from maplebridge.cases.rights import may_see
from maplebridge.directory.people.rules import Actor, Duty
from maplebridge.directory.units.actions import install
from maplebridge.directory.units.drafts import Drafts
from maplebridge.directory.units.rules import UnitFacts
from maplebridge.ground.words.text import Text
from maplebridge.services.elsewhere.jobs import note_taken_in_once
from maplebridge.services.elsewhere.models import TakenIn
from maplebridge.services.elsewhere.queries import count_filed_elsewhere, list_taken_in

DEALER = f"car_dealer_shunda-{COUNTY}"
OTHER_TOWN = "520524104"
SEPTEMBER = (date(2026, 9, 1), date(2026, 9, 30))


def read(story: Story) -> None:
    while note_taken_in_once(COUNTY, story.now):
        pass


@pytest.fixture
def other_town(story: Story) -> Actor:
    """Somebody at the window of another town."""
    unit = f"justice_office-{OTHER_TOWN}"
    facts = UnitFacts(unit, "justice_office", "town", Text("八步镇司法所", "Justice Office of Babu"), OTHER_TOWN)
    install(county=COUNTY, drafts=Drafts((facts,), ()))
    return Actor(COUNTY, "clerk", "staff", "", (Duty("dispatcher", unit, OTHER_TOWN),))


def test_an_outlet_lists_what_it_took_in_and_not_what_came_otherwise(story: Story) -> None:
    story.at("09-14 09:00").submit("jiangbo", **CAR)
    own = story.number
    story.at("09-14 10:00").submit("", **{**CAR, "channel": "phone_page"})
    read(story)
    agent, other = story.who("jiangbo"), story.who("liuyan")
    assert [line.number for line in list_taken_in(agent, {DEALER})] == [own]
    assert list_taken_in(other, {DEALER}) == []
    assert list_taken_in(agent, {DEALER}, standing="ended") == []
    assert count_filed_elsewhere(COUNTY, COUNTY, *SEPTEMBER) == 0  # the outlet serves the whole county


def test_filed_in_one_town_for_another_it_is_handled_there_and_stays_in_sight_here(
    story: Story, other_town: Actor
) -> None:
    story.at("09-14 09:00")
    words = {"matter": "streetlight", "text": "老家门口的灯不亮。", "place": GRID, "channel": "window"}
    intake = Intake(**words, reporter=Contact(name="王爱丽"))
    story.receipt = submit(county=COUNTY, intake=intake, sender=other_town, now=story.now)
    read(story)
    read(story)
    case = story.case.facts
    assert (case.place, case.centre[:16]) == (GRID, f"centre-{TOWN}")
    assert may_see(other_town, case)
    assert [line.number for line in list_taken_in(other_town, case.helpers)] == [case.number]
    counts = [count_filed_elsewhere(COUNTY, place, *SEPTEMBER) for place in (COUNTY, TOWN, GRID, OTHER_TOWN)]
    assert counts == [1, 1, 1, 0]
    assert count_filed_elsewhere(COUNTY, TOWN, date(2026, 10, 1), date(2026, 10, 31)) == 0


def test_a_sealed_case_betrays_nothing_to_the_window_that_took_it_in(story: Story, other_town: Actor) -> None:
    story.at("09-14 09:00")
    words = {"matter": "child_in_hardship", "text": "孩子没人管。", "place": GRID, "channel": "window"}
    intake = Intake(**words, reporter=Contact(name="王爱丽"))
    story.receipt = submit(county=COUNTY, intake=intake, sender=other_town, now=story.now)
    read(story)
    assert not TakenIn.objects.of(COUNTY).exists()
    assert count_filed_elsewhere(COUNTY, TOWN, *SEPTEMBER) == 0
