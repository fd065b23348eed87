"""A drive with many hands at once, with real commits: it starts once, no note is lost, and its end is one moment."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from django.db import connection
from tests.cases.clock_of_database import disbelieve
from tests.conftest import truncate_all
from tests.services.drives.court import HEAD, act, open_all, planned, register
from tests.world import COUNTY, World, forget_all, found_county

from maplebridge.cases.models import CaseEvent
from maplebridge.ground.words.fault import Fault
from maplebridge.services.drives.access import access_drive
from maplebridge.services.drives.actions.listing import Listed
from maplebridge.services.drives.actions.running import add_case, end, publish, put_back, remove_case, start
from maplebridge.services.drives.board import get_board
from maplebridge.services.drives.models import DriveCase
from maplebridge.services.drives.public import get_published


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The county with real commits, gone after the test."""
    with django_db_blocker.unblock():
        disbelieve()
        yield found_county()
        truncate_all()
        forget_all()


def at_once(acts: list[Callable[[], Any]]) -> list[Any]:
    """What each act results in, or the fault it meets; all begin together."""
    together = threading.Barrier(len(acts))

    def run(each: Callable[[], Any]) -> Any:
        together.wait()
        try:
            return each()
        except Fault as fault:
            return fault
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_it_starts_once_and_what_is_noted_while_it_ends_is_counted_whole_or_not_at_all(world: World) -> None:
    numbers = register(world, 12, now())
    drive, head = planned(world, numbers, now()), world.actor(HEAD)
    starts = at_once([partial(start, actor=head, drive_id=drive, now=now())] * 6)
    assert Counter(getattr(each, "code", "") for each in starts) == {"": 1, "started": 5}
    open_all(head, drive, now)

    # Two teams note on one case at the same time: both are there.
    court, bureau = world.actor("weizheng"), world.actor("qinhai")
    shared = DriveCase.objects.of(COUNTY).filter(drive_id=drive, team=2).values_list("number", flat=True)[0]
    paid = {"measure": "paid", "recovered": "10"}
    note = [partial(act, each, shared, "measure", now(), **paid) for each in (court, bureau) * 4]
    assert not [each for each in at_once(note) if isinstance(each, Fault)]
    assert get_board(access_drive(head, drive)).total.total == Decimal(80)

    # Eight notes and two ends at once.
    noting = [partial(act, court, number, "measure", now(), **paid) for number in numbers[:8]]
    ending = [partial(end, actor=head, drive_id=drive, now=now())] * 2
    ended = at_once([*noting, *ending])
    assert [getattr(each, "code", "") for each in ended[8:]].count("not_running") == 1
    first = get_board(access_drive(head, drive)).total
    act(court, numbers[9], "measure", now(), **paid)
    assert get_board(access_drive(head, drive)).total == first
    counted = sum(
        CaseEvent.objects.of(COUNTY)
        .filter(case_id=row.case_id, seq__gt=row.first_seq, seq__lte=row.last_seq, action="measure")
        .count()
        for row in DriveCase.objects.of(COUNTY).filter(drive_id=drive)
    )
    assert first.total == 10 * counted

    published = at_once([partial(publish, actor=head, drive_id=drive, now=now())] * 3)
    assert [getattr(each, "code", "") for each in published].count("not_ended") == 2
    assert get_published(COUNTY, drive).total.cases == 12


def test_of_two_drives_that_take_one_case_at_the_same_time_one_has_it_and_the_other_is_named(world: World) -> None:
    *numbers, extra = register(world, 9, now())
    lists = {"甲": numbers[:5], "乙": numbers[3:]}
    first, second = (planned(world, listed, now(), name=name) for name, listed in lists.items())
    head = world.actor(HEAD)
    starts = at_once([partial(start, actor=head, drive_id=drive, now=now()) for drive in (first, second)])
    assert sorted((each.added, len(each.wrong)) for each in starts if isinstance(each, Listed)) == [(3, 2), (5, 0)]
    left = next(each for each in starts if each.wrong)
    assert {wrong.said for wrong in left.wrong} == set(numbers[3:5])
    assert "甲" in left.wrong[0].text.zh or "乙" in left.wrong[0].text.zh

    add = [
        partial(add_case, actor=head, drive_id=drive, number=extra, team=1, reason="涉农民工工资", now=now())
        for drive in (first, second)
    ]
    added = at_once(add * 2)
    assert sorted(getattr(each, "code", "") for each in added) == ["", "counts_elsewhere", "counts_elsewhere", "twice"]
    counting = DriveCase.objects.of(COUNTY).filter(first_seq__isnull=False, last_seq__isnull=True)
    assert Counter(counting.values_list("number", flat=True)) == Counter([*numbers, extra])

    has = counting.get(number=extra).drive_id
    other = second if has == first else first
    remove_case(actor=head, drive_id=has, number=extra, reason="登记有误", now=now())
    back = partial(put_back, actor=head, drive_id=has, number=extra, reason="核实无误", now=now())
    take = partial(add_case, actor=head, drive_id=other, number=extra, team=2, reason="涉农民工工资", now=now())
    assert Counter(getattr(each, "code", "") for each in at_once([back, take])) == {"": 1, "counts_elsewhere": 1}
