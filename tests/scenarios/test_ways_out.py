"""The lawful ways out of a quarrel as it goes on: before an agreement, after it, and when it is broken."""

from datetime import date
from decimal import Decimal

from tests.cases.stage import moment
from tests.scenarios.quarrel import BROUGHT, PERFORMING
from tests.scenarios.story import Story, tell
from tests.world import COUNTY

from maplebridge.cases.viewing import access_view
from maplebridge.rulebook.deadlines.queries import get_calendar
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.routes.rules import OpenRoute, RouteState, list_routes
from maplebridge.services.roadmap.composing import read_case


def ways(story: Story, who: str, when: str) -> dict[str, OpenRoute]:
    """The ways out of the case as somebody is shown them at a time."""
    actor = story.who(who)
    situation = read_case(actor, access_view(actor, story.number), moment(when))
    if situation is None:
        return {}
    found = list_routes(get_current_pack(COUNTY).routes, situation, get_calendar(COUNTY))
    return {each.route.name: each for each in found}


def open_ones(found: dict[str, OpenRoute]) -> list[str]:
    return [name for name, each in found.items() if each.state is RouteState.OPEN]


def test_before_an_agreement_there_are_mediation_and_the_court(story: Story) -> None:
    tell(story, BROUGHT)
    found = ways(story, "alice", "09-01 12:00")
    assert open_ones(found) == ["peoples_mediation", "suit_neighbours", "suit_damages"]
    # 2,000 yuan are claimed: below 10,000 it is 50, half of it 25
    assert (found["suit_damages"].price.least, found["suit_damages"].price.halved) == (Decimal(50), Decimal(25))


def test_once_it_is_agreed_the_thirty_days_for_confirmation_are_those_of_the_clock(story: Story) -> None:
    tell(story, PERFORMING)
    found = ways(story, "alice", "09-10 12:00")
    assert open_ones(found) == ["judicial_confirmation"]
    # In force on 6 September: + 30 D = 6 October, a holiday until the 7th: Thursday the 8th
    confirmation = found["judicial_confirmation"]
    assert (confirmation.last_day, confirmation.days_left, confirmation.soon) == (date(2026, 10, 8), 28, True)
    assert found["peoples_mediation"].closed_by == ("agreement",)


def test_when_it_is_broken_the_agreement_goes_to_court_for_what_is_left(story: Story) -> None:
    tell(story, PERFORMING)
    assert story.at("09-13 00:00").run_clocks() == ["miss_term"]
    found = ways(story, "longqing", "09-14 10:00")
    assert open_ones(found) == ["judicial_confirmation", "suit_on_agreement"]
    suit = found["suit_on_agreement"]
    # 1,200 + 800 yuan are open: 50 yuan; three years from the last instalment, 20 September 2026: Thursday
    assert (suit.price.least, suit.last_day) == (Decimal(50), date(2029, 9, 20))
    assert found["enforce_confirmation"].waits_for == ("confirmed",)


def test_when_the_court_has_confirmed_it_it_is_enforced_without_a_suit(story: Story) -> None:
    tell(story, PERFORMING)
    story.at("09-13 00:00").run_clocks()
    story.at("09-15 09:00").take("longqing", "request_confirmation", joint="yes")
    story.at("09-24 10:00").take("longqing", "confirmed", text="法院裁定有效。")
    found = ways(story, "party:2", "09-24 11:00")
    assert open_ones(found) == ["enforce_confirmation"]
    # two years from 20 September 2026: Wednesday 20 September 2028
    assert found["enforce_confirmation"].last_day == date(2028, 9, 20)
    assert found["judicial_confirmation"].closed_by == ("confirmed",)


def test_what_is_no_dispute_has_no_ways(story: Story) -> None:
    story.at("09-01 09:00").submit("alice", matter="streetlight")
    assert ways(story, "alice", "09-01 10:00") == {}
