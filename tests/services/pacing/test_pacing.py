"""Tries are counted by the hour and by who tries, also when they come all at once."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from tests.world import COUNTY

from maplebridge.services.pacing.actions import count_try, forget_tries_once
from maplebridge.services.pacing.lines import line_of
from maplebridge.services.pacing.models import Tries

MOST, WORKERS = 3, 8
NOW = datetime(2026, 9, 17, 10, 59, tzinfo=ZoneInfo("Asia/Shanghai"))
ELEVEN = NOW + timedelta(minutes=1)


def refused(who: str, now: datetime = NOW, what: str = "sign_up") -> datetime | None:
    return count_try(county=COUNTY, what=what, who=who, most=MOST, now=now)


@pytest.mark.django_db
def test_a_line_is_refused_the_fourth_time_in_an_hour_and_taken_in_the_next() -> None:
    assert [refused("203.0.113.7") for _ in range(5)] == [None, None, None, ELEVEN, ELEVEN]
    assert refused("203.0.113.8") is None
    assert refused("203.0.113.7", what="booking") is None
    assert refused("203.0.113.7", ELEVEN) is None
    forget_tries_once(COUNTY, ELEVEN + timedelta(hours=2))
    assert [row.hour for row in Tries.objects.of(COUNTY)] == [ELEVEN]


@pytest.mark.django_db
def test_what_is_kept_tells_of_no_line_and_no_two_rows_tell_of_the_same() -> None:
    for now in (NOW, ELEVEN):
        for what in ("sign_up", "booking"):
            refused("203.0.113.7", now, what)
    sources = [row.source for row in Tries.objects.of(COUNTY)]
    assert len(set(sources)) == 4
    assert not [source for source in sources if "203.0.113" in source]


@pytest.mark.django_db
def test_a_try_costs_one_round_trip_the_first_the_next_and_the_refused(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(MOST + 2):  # type: ignore[operator]  # a fixture without hints
        for _ in range(MOST + 2):
            refused("203.0.113.7")


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("203.0.113.7:4711", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2::1", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::9", "2001:db8:1:2::"),
        ("[2001:db8:1:2::1]:4711", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::"),
        ("unknown", ""),
        ("", ""),
    ],
)
def test_all_addresses_behind_one_line_are_one(said: str, line: str) -> None:
    assert line_of(said) == line


@pytest.mark.django_db(transaction=True)
def test_many_tries_at_once_are_counted_each() -> None:
    start = Barrier(WORKERS)

    def send(_: int) -> list[bool]:
        try:
            start.wait(60)
            return [refused("alice") is None for _ in range(2)]
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        counted = Counter(taken for each in pool.map(send, range(WORKERS)) for taken in each)
    assert counted == {True: MOST, False: 2 * WORKERS - MOST}


@pytest.mark.django_db
def test_what_is_counted_never_waits_for_the_disk() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'tries' -- every county's")
        assert cursor.fetchall() == [("u",)]
