"""The ear hears of what others write and calls the hands; what it cannot hear it sees; and when the database throws
everybody out, it listens anew. Whole workers, several on one county, do all that follows a write, each once."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from django.db import connection
from tests.site.working.test_hands import LONG, PATIENCE
from tests.world import COUNTY, HOUSING, World, found_county, streetlight

from maplebridge.cases.actions import writing
from maplebridge.cases.actions.submit import submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Intake
from maplebridge.cases.models import CaseEvent
from maplebridge.ground.clock.time import now
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.post.actions import POST, Draft, lay_out
from maplebridge.ground.post.models import Message
from maplebridge.ground.sql.waking import JOURNAL
from maplebridge.services.searching.models import CaseFinding
from maplebridge.site import worker
from maplebridge.site.working import listening
from maplebridge.site.working.hands import Loop
from maplebridge.site.working.listening import Ear

MANY = 6  # more than a worker looks by itself when it begins
OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()
"""


@pytest.fixture
def world(transactional_db: None) -> World:
    """The county with real commits: the worker's threads come by connections of their own."""
    return found_county()


@contextmanager
def at_work(*loops: Loop) -> Iterator[None]:
    """The hands and the ear of one worker, each in a thread of its own."""
    hands, stop = worker.list_hands(loops), threading.Event()
    threads = [threading.Thread(target=each.run, args=[stop]) for each in (*hands, Ear(hands))]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for hand in hands:
            hand.leave()
        for thread in threads:
            thread.join(PATIENCE)
        assert not any(thread.is_alive() for thread in threads)


class Reader:
    """A loop that only reads how many rows there are; it looks by itself no more than once an hour."""

    def __init__(self, hears: str, count: Callable[[], int]) -> None:
        self._changed, self._count, self._known = threading.Condition(), count, 0
        self.loop = Loop("reader", self._once, 0.0, hears=hears, rest=LONG)

    def _once(self, county: str, now: datetime) -> int:
        known = self._count()
        with self._changed:
            self._known = known
            self._changed.notify_all()
        return 0

    def await_(self, many: int) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: self._known >= many, PATIENCE), (self._known, many)


def bring() -> str:
    return submit(county=COUNTY, intake=Intake(**streetlight()), sender=None, now=now()).number


def lay() -> None:
    lay_out(county=COUNTY, drafts=[Draft(str(new_id()), "unit:x", "overdue", {}, None)], now=now())


def events() -> int:
    return CaseEvent.objects.of(COUNTY).count()


def messages() -> int:
    return Message.objects.of(COUNTY).count()


def test_what_others_say_calls_those_who_hear_it(world: World) -> None:
    reader = Reader(POST, messages)
    with at_work(reader.loop):
        for many in range(1, MANY):
            lay()
            reader.await_(many)


def test_a_journal_that_has_grown_without_a_word_is_seen(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "wake_after_commit", lambda county: None)
    monkeypatch.setattr(listening, "LOOK_SECONDS", 0.1)
    reader = Reader(JOURNAL, events)
    with at_work(reader.loop):
        for many in range(1, MANY):
            bring()
            reader.await_(many)


def test_after_the_database_threw_everybody_out_all_is_as_before(world: World) -> None:
    reader = Reader(POST, messages)
    with at_work(reader.loop):
        lay()
        reader.await_(1)
        with connection.cursor() as cursor:
            cursor.execute(OTHERS)
            assert len(cursor.fetchall()) >= 2
        for many in range(2, 2 * MANY):
            lay()
            reader.await_(many)


def test_two_whole_workers_do_what_follows_a_write_and_what_comes_due_once(world: World) -> None:
    with at_work(*worker.list_loops()), at_work(*worker.list_loops()):
        number = bring()
        soon = (now() + timedelta(seconds=2)).isoformat()
        fields = {"units": [HOUSING], "arrive_by": soon}
        take(actor=world.actor("luolan"), number=number, action="whistle", fields=fields, seen=1, now=now())
        case = CaseEvent.objects.of(COUNTY).values_list("case_id", flat=True)[0]
        _await(lambda: CaseFinding.objects.of(COUNTY).filter(case_id=case).exists())
        _await(lambda: Message.objects.of(COUNTY).filter(case_id=case, fact=f"{case}:2").exists())
        _await(lambda: CaseEvent.objects.of(COUNTY).filter(action="missed_call").exists())
        _await(lambda: Message.objects.of(COUNTY).filter(case_id=case, fact=f"{case}:3").exists())
    assert list(CaseEvent.objects.of(COUNTY).order_by("seq").values_list("action", flat=True)) == [
        "submit",
        "whistle",
        "missed_call",
    ]


def _await(is_so: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(int(PATIENCE * 20)):
        if is_so():
            return
        pause.wait(0.05)
    assert is_so()
