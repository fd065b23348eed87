"""Whoever owes something by an agreement is told once, within the three days before its day."""

from datetime import timedelta

from tests.cases.stage import messages
from tests.services.mediation.quarrels import agreed, settle_around, step
from tests.world import COUNTY, World

from maplebridge.services.mediation.reminding import remind_terms_once

DAY = timedelta(days=1)


def told(number: str) -> list[str]:
    """Who was told that a term is near, in order."""
    return [recipient for recipient, template, _ in messages(number) if template == "term_due_soon"]


def test_each_debtor_is_told_once_and_only_of_terms_that_are_near(world: World) -> None:
    settle_around(world)
    case = agreed(world)
    remind_terms_once(COUNTY, world.now + DAY)
    assert told(case.number) == []
    for days in (3, 4):
        remind_terms_once(COUNTY, world.now + days * DAY)
    assert told(case.number) == [f"case:{case.id}"]
    for days in (8, 9):
        remind_terms_once(COUNTY, world.now + days * DAY)
    assert told(case.number) == [f"case:{case.id}", f"party:{case.id}:2"]


def test_nobody_is_told_of_what_has_been_performed(world: World) -> None:
    settle_around(world)
    case = agreed(world)
    step(world, case.number, "xiongbo", "perform_term", term=1)
    remind_terms_once(COUNTY, world.now + 9 * DAY)
    assert f"party:{case.id}:2" not in told(case.number)
