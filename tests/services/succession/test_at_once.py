"""However many read at once and wherever one is killed, exactly one case follows."""

import os
import threading

import pytest
from django.db import connections, transaction
from tests.services.succession.following import follow, passed_on, successors
from tests.world import COUNTY, World

from maplebridge.cases.stored import StoredCase
from maplebridge.ground.clock.time import now
from maplebridge.ground.postgres import addresses
from maplebridge.services.succession.jobs import succeed_once


class Killed(Exception):
    """The process ends here."""


def open_and_die(origin: StoredCase) -> None:
    with transaction.atomic():
        assert succeed_once(COUNTY, now()) > 0
        assert len(successors(origin.facts.id)) == 1
        raise Killed


def test_two_workers_at_once_open_one_case(lasting: World) -> None:
    origin = passed_on(lasting)
    start, wrong = threading.Barrier(2), []

    def work() -> None:
        try:
            start.wait()
            follow(now())
        except Exception as error:
            wrong.append(error)
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    follow(now())
    assert wrong == []
    (successor,) = successors(origin.facts.id)
    assert len(successor.facts.parties) == 2


def test_a_worker_killed_before_it_noted_what_it_read_leaves_nothing_half_done(lasting: World) -> None:
    origin = passed_on(lasting)
    with pytest.raises(Killed):
        open_and_die(origin)
    assert successors(origin.facts.id) == []
    follow(now())
    (successor,) = successors(origin.facts.id)
    assert (successor.facts.version, len(successor.facts.parties)) == (2, 2)


def test_a_life_replayed_from_the_past_opens_nothing(lasting: World) -> None:
    origin = passed_on(lasting)
    with addresses.read(os.environ["DATABASE_OWNER_URL"]).connect() as owner:
        owner.execute("UPDATE case_event SET facts = facts || '{\"replayed\": true}' WHERE facts ? 'opens'")
    follow(now())
    assert successors(origin.facts.id) == []
