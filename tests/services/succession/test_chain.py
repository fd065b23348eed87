"""Cases that follow from each other are found from any of them, and shown to those who may see them."""

import pytest
from tests.scenarios.story import Story
from tests.services.succession.following import REFER, bring, follow, only_successor, refer
from tests.world import COUNTY, HOUSING

from maplebridge.cases.actions.take import take
from maplebridge.cases.models import Case
from maplebridge.cases.queries import get_case
from maplebridge.directory.people.rules import Actor
from maplebridge.services.succession.queries import Link, list_family


def chain(story: Story) -> list[str]:
    """A quarrel passed on twice; the three numbers."""
    bring(story)
    refer(story)
    follow(story.now)
    second = only_successor(story).facts
    story.at("09-03 09:00")
    fields = REFER | {"next_matter": "judicial_mediation"}
    take(actor=story.who("xiongbo"), number=second.number, action="refer", fields=fields, seen=None, now=story.now)
    follow(story.now)
    third = Case.objects.of(COUNTY).get(origin_id=second.id)
    return [story.number, second.number, third.number]


def seen(links: list[Link]) -> list[tuple[str, str]]:
    return [(link.way, link.number) for link in links]


def test_a_case_shows_where_it_came_from_and_what_it_went_on_as(story: Story) -> None:
    first, second, third = chain(story)
    dispatcher = story.who("axiu")
    assert seen(list_family(dispatcher, get_case(COUNTY, second))) == [("from", first), ("on", third)]
    assert seen(list_family(dispatcher, get_case(COUNTY, first))) == [("on", second)]


def test_whoever_may_not_see_one_is_not_told_of_it(story: Story) -> None:
    _, second, third = chain(story)
    Case.objects.of(COUNTY).filter(number=third).update(secrecy="case_sealed", circle=[HOUSING])
    assert third not in [number for _, number in seen(list_family(story.who("axiu"), get_case(COUNTY, second)))]


def test_whoever_brought_both_without_an_account_is_led_on(story: Story) -> None:
    first, second, _ = chain(story)
    case = get_case(COUNTY, first)
    holder = Actor(COUNTY, f"case:{case.facts.id}", "resident", "")
    (link,) = list_family(holder, case)
    assert (link.number, bool(link.secret)) == (second, True)


@pytest.mark.parametrize("who", ["party", "stranger"])
def test_others_are_not_led_anywhere(story: Story, who: str) -> None:
    first, _, _ = chain(story)
    case = get_case(COUNTY, first)
    id_ = f"party:{case.facts.id}:2" if who == "party" else story.world.ids["bob"]
    assert list_family(Actor(COUNTY, id_, "resident", ""), case) == []
