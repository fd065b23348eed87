"""A reader has every journal row exactly once: however late it was committed, whoever else reads, wherever it was
restored."""

import os
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import UUID

import psycopg
import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.settings import GIVEN, NAME, SERVER
from tests.world import COUNTY, World, found_county, streetlight

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.intake import Intake
from maplebridge.cases.models import Case, ReaderMark, ReaderSeen
from maplebridge.cases.reading import BEGINNING, JournalRow, read_on
from maplebridge.ground.clock.time import now
from maplebridge.ground.postgres import addresses

Seen = tuple[UUID, int]
WRITERS = 5
LONGEST_WRITE = timedelta(seconds=30)
WRONG_CLOCK = timedelta(seconds=5)
INSERT = """INSERT INTO case_event VALUES
(%(county)s, %(case)s, %(seq)s, 'note', 'staff', 'axiu', 'staff', '', 'received', 'received', 'staff', %(at)s, %(at)s,
 '{"said": "阿秀"}', '{}', '', '')"""


@pytest.fixture
def world(transactional_db: None) -> World:
    """The county with real commits: rows are written over connections of their own."""
    return found_county()


def bring() -> UUID:
    """A new case with its first row."""
    number = submit(county=COUNTY, intake=Intake(**streetlight()), sender=None, now=now()).number
    return Case.objects.of(COUNTY).get(number=number).id


@dataclass
class Reader:
    """A reader that notes what it was given; what it did is undone with the transaction when it breaks off."""

    name: str
    at_once: int = 3
    had: Counter[Seen] = field(default_factory=Counter)

    def read(self, breaks_off: bool = False) -> int:
        given: list[Seen] = []

        def handle(county: str, rows: Sequence[JournalRow]) -> None:
            given.extend((row.case_id, row.seq) for row in rows)
            if breaks_off:
                raise InterruptedError

        try:
            read = read_on(COUNTY, self.name, handle, at_once=self.at_once)
        except InterruptedError:
            return len(given)
        self.had.update(given)
        return read

    def catch_up(self) -> "Reader":
        while self.read():
            pass
        return self


class Writer:
    """A connection of its own, as the application's role, with at most one open transaction."""

    def __init__(self) -> None:
        self._connection = psycopg.connect(os.environ["DATABASE_URL"])

    def write(self, case: UUID, seq: int, at: datetime) -> None:
        self._connection.execute(INSERT, {"county": COUNTY, "case": case, "seq": seq, "at": at})

    def commit(self) -> None:
        self._connection.commit()

    def close(self) -> None:
        self._connection.close()


@pytest.fixture
def writers(world: World) -> Iterator[list[Writer]]:
    made = [Writer() for _ in range(WRITERS)]
    yield made
    for writer in made:
        writer.close()


Write = tuple[int, int, int]
WRITES = st.lists(
    st.tuples(
        st.sampled_from([0, 1, 5, 12]),  # seconds after the write before
        st.sampled_from([0, 0, 2, 30]),  # seconds until its commit
        st.sampled_from([-5, 0, 5]),  # seconds its clock is off
    ),
    min_size=2,
    max_size=WRITERS,
)
HOURS = count(1)
EXAMPLES = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@EXAMPLES
@given(writes=WRITES, broken=st.sets(st.integers(0, WRITERS)))
def test_rows_committed_out_of_order_are_handled_exactly_once(
    world: World, writers: list[Writer], writes: list[Write], broken: set[int]
) -> None:
    """Writers whose clocks are up to 5 s off hold transactions open for up to 30 s; after each commit a reader reads,
    and sometimes breaks off."""
    hour = next(HOURS)
    case, start = bring(), now() + timedelta(hours=hour)
    reader = Reader(f"reader {hour}", at_once=1000).catch_up()
    for reads, (second, what, place) in enumerate(_in_order(writes)):
        if what == "write":
            writers[place].write(case, place + 2, start + timedelta(seconds=second + writes[place][2]))
        else:
            writers[place].commit()
            reader.read(breaks_off=reads in broken)
    reader.catch_up()
    written = [(case, place + 2) for place in range(len(writes))]
    assert {row: reader.had[row] for row in written} == dict.fromkeys(written, 1)


def _in_order(writes: list[Write]) -> list[tuple[int, str, int]]:
    """Second, what happens, and which write: in the order of time, a write before its own commit."""
    acts, second = [], 0
    for place, (gap, held, _) in enumerate(writes):
        second += gap
        acts += [(second, "write", place), (second + held, "written", place)]
    return sorted(acts)


def test_a_row_recorded_earlier_and_committed_later_is_not_lost(world: World, writers: list[Writer]) -> None:
    case, start = bring(), now() + timedelta(hours=1)
    reader = Reader("late").catch_up()
    early, late, *_ = writers
    early.write(case, 2, start)
    late.write(case, 3, start + LONGEST_WRITE + WRONG_CLOCK)
    late.commit()
    reader.catch_up()
    assert (case, 3) in reader.had
    assert (case, 2) not in reader.had
    early.commit()
    reader.catch_up()
    assert (reader.had[case, 2], reader.had[case, 3]) == (1, 1)


def test_many_rows_of_one_moment_are_read_in_parts(world: World, writers: list[Writer]) -> None:
    case, at = bring(), now() + timedelta(hours=1)
    for seq in range(2, 12):
        writers[0].write(case, seq, at)
    writers[0].commit()
    reader = Reader("parts").catch_up()
    assert reader.had == Counter((case, seq) for seq in range(1, 12))


def test_readers_do_not_take_rows_from_each_other(world: World) -> None:
    cases = [bring() for _ in range(3)]
    first, second = Reader("first").catch_up(), Reader("second").catch_up()
    assert first.had == second.had == Counter((case, 1) for case in cases)


def test_two_processes_never_read_as_one_reader_at_a_time(world: World) -> None:
    bring()
    reader = Reader("alone", at_once=100).catch_up()
    bring()
    with psycopg.connect(os.environ["DATABASE_URL"]) as other:
        other.execute("SELECT 1 FROM reader_mark WHERE county = %s AND reader = 'alone' FOR UPDATE", [COUNTY])
        assert reader.read() == 0
    assert reader.read() == 1


def test_what_broke_off_is_read_again_whole(world: World) -> None:
    case = bring()
    reader = Reader("broken")
    assert reader.read(breaks_off=True) == 1
    assert reader.had == Counter()
    assert reader.catch_up().had == Counter([(case, 1)])


def test_readers_are_given_facts_as_values(world: World) -> None:
    bring()
    rows: list[JournalRow] = []
    read_on(COUNTY, "facts", lambda county, given: rows.extend(given))
    assert rows[0].facts["matter"] == "streetlight"
    assert (rows[0].action, rows[0].matter, rows[0].secrecy) == ("submit", "streetlight", "ordinary")


def test_a_reader_that_nobody_has_written_for_stays_at_the_beginning(world: World) -> None:
    assert Reader("idle").read() == 0
    assert ReaderMark.objects.of(COUNTY).get(reader="idle").recorded_at == BEGINNING


def test_what_can_no_longer_turn_up_is_forgotten(world: World, writers: list[Writer]) -> None:
    case, start = bring(), now()
    for seq, minutes in ((2, 1), (3, 20), (4, 40)):
        writers[0].write(case, seq, start + timedelta(minutes=minutes))
        writers[0].commit()
        Reader("tidy").catch_up()
    assert list(ReaderSeen.objects.of(COUNTY).filter(reader="tidy").values_list("seq", flat=True)) == [4]


@pytest.fixture
def restore(world: World) -> Iterator[Callable[[], None]]:
    """Dumps the database as it is, restores it under another name, and goes on there."""
    administrator = addresses.read(GIVEN) if GIVEN else SERVER.address()
    other = f"{NAME}_restored"

    def dump_and_restore() -> None:
        source, target = administrator.of(NAME).url, administrator.of(other).url
        dump = SERVER.programs / "pg_dump", "--format=custom", f"--dbname={source}"
        copied = subprocess.run(dump, capture_output=True, check=True).stdout
        with administrator.connect() as server:
            server.execute(f'CREATE DATABASE "{other}"')
        load = SERVER.programs / "pg_restore", "--exit-on-error", f"--dbname={target}"
        subprocess.run(load, input=copied, capture_output=True, check=True)
        _go_to(other)

    yield dump_and_restore
    _go_to(NAME)
    with administrator.connect() as server:
        server.execute(f'DROP DATABASE IF EXISTS "{other}" WITH (FORCE)')


def _go_to(database: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = database


def test_after_a_restore_readers_go_on_without_loss_or_double(
    world: World, writers: list[Writer], restore: Callable[[], None]
) -> None:
    before = [bring() for _ in range(4)]
    reader = Reader("restored", at_once=2)
    reader.read()
    writers[0].write(before[0], 2, now())  # under way while the dump is made: not in it
    restore()
    after = [bring() for _ in range(3)]
    reader.catch_up()
    assert reader.had == Counter((case, 1) for case in (*before, *after))


def test_rows_recorded_long_after_a_restore_are_read(world: World, restore: Callable[[], None]) -> None:
    case = bring()
    reader = Reader("resting").catch_up()
    restore()
    with psycopg.connect(addresses.read(os.environ["DATABASE_URL"]).of(f"{NAME}_restored").url) as later:
        at = datetime(2031, 1, 1, tzinfo=UTC)
        later.execute(INSERT, {"county": COUNTY, "case": case, "seq": 2, "at": at})
    assert reader.catch_up().had == Counter({(case, 1): 1, (case, 2): 1})
