"""Tries are counted by the hour and by who tries, also when they come all at once."""

import threading
from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from tests.world import COUNTY

from maplebridge.ground.words.fault import TooOften
from maplebridge.services.pacing.actions import count_try, forget_tries_once
from maplebridge.services.pacing.models import Tries

MOST = 3
NOW = datetime(2026, 9, 17, 10, 59, tzinfo=ZoneInfo("Asia/Shanghai"))


def tried(who: str, now: datetime = NOW, what: str = "sign_up") -> bool:
    try:
        count_try(county=COUNTY, what=what, who=who, most=MOST, now=now)
    except TooOften:
        return False
    return True


@pytest.mark.django_db
def test_a_line_is_refused_the_fourth_time_in_an_hour_and_taken_in_the_next() -> None:
    assert [tried("203.0.113.7") for _ in range(4)] == [True, True, True, False]
    with pytest.raises(TooOften, match="after 11:00"):
        count_try(county=COUNTY, what="sign_up", who="203.0.113.7", most=MOST, now=NOW)
    assert tried("203.0.113.8")
    assert tried("203.0.113.7", what="booking")
    assert tried("203.0.113.7", NOW + timedelta(minutes=1))
    assert not [row for row in Tries.objects.of(COUNTY) if "203.0.113" in row.source]
    forget_tries_once(COUNTY, NOW + timedelta(days=1, minutes=-29))
    assert Tries.objects.of(COUNTY).count() == 1


@pytest.mark.django_db
def test_all_addresses_behind_one_line_are_one() -> None:
    assert [tried(f"2001:db8:1:2::{n}") for n in range(4)] == [True, True, True, False]
    assert tried("2001:db8:1:3::1")
    assert [tried(who) for who in ("::ffff:203.0.113.9", "203.0.113.9", "203.0.113.9", "203.0.113.9")][3] is False


@pytest.mark.django_db(transaction=True)
def test_many_tries_at_once_are_counted_each() -> None:
    found: list[bool] = []

    def act() -> None:
        found.append(tried("alice"))
        connection.close()

    threads = [threading.Thread(target=act) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Counter(found) == {True: MOST, False: 8 - MOST}
