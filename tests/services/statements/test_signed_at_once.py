"""Two heads sign, and two draw up, at the same moment over connections of their own: it happens once."""

import threading
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import connection
from tests.world import COUNTY, found_county

from maplebridge.ground.words.fault import Conflict
from maplebridge.services.statements.actions import draw_up, sign
from maplebridge.services.statements.models import Statement

pytestmark = pytest.mark.django_db(transaction=True)
OFFICE, YEAR, MANY = "government_office-520524", 2026, 6


def test_a_statement_is_drawn_up_once_and_signed_once() -> None:
    world = found_county()
    leader, start, said = world.actor("zhouming"), threading.Barrier(MANY), list[str]()

    def draw() -> None:
        start.wait()
        draw_up(actor=leader, upper=OFFICE, year=YEAR, now=world.now)
        connection.close()

    at_once(draw)
    (statement,) = Statement.objects.of(COUNTY).values_list("id", flat=True)

    def put_name() -> None:
        start.wait()
        try:
            said.append(sign(actor=leader, statement_id=statement, side="upper", now=world.now).state)
        except Conflict as fault:
            said.append(fault.code)
        connection.close()

    at_once(put_name)
    assert Counter(said) == {"upper_signed": 1, "signed_already": MANY - 1}


def at_once(work: Callable[[], None]) -> None:
    threads = [threading.Thread(target=work) for _ in range(MANY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
