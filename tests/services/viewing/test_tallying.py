"""The counts of an inbox: exact while a desk is not very full, bounded beyond, and one statement always."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.doors.desk.making import bring, do
from tests.world import World, found_county

from maplebridge.ground.clock.time import now
from maplebridge.services.viewing import tallying
from maplebridge.services.viewing.standing import with_desks_below
from maplebridge.services.viewing.tallying import tally_inbox


@pytest.fixture
def world(db: None) -> World:
    return found_county()


def test_cases_are_counted_by_state(world: World) -> None:
    numbers = [bring(world) for _ in range(3)]
    do(world, numbers[0], "luolan", "dispatch", unit="housing-520524")
    mine = tally_inbox(with_desks_below(world.actor("luolan"), now()), now())
    assert (mine.states, mine.late, mine.whole) == ({"received": 2}, 0, True)
    assert tally_inbox(world.actor("yangguang"), now()).states == {"dispatched": 1}


def test_a_very_full_desk_costs_no_more_and_says_that_there_are_others(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(4):
        bring(world)
    monkeypatch.setattr(tallying, "LOOKED_AT", 3)
    mine = with_desks_below(world.actor("luolan"), now())
    with CaptureQueriesContext(connection) as taken:
        tally = tally_inbox(mine, now())
    assert (tally.total, tally.whole) == (3, False)
    assert len(taken) == 1


def test_whoever_has_no_desk_has_nothing_to_do(world: World) -> None:
    assert tally_inbox(world.actor("shenji"), now()).total == 0
