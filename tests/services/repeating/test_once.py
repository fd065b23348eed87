"""A write that is sent again under its sender's key is done once; another body is refused; what failed may be tried
again; keys go after thirty days."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from tests.world import COUNTY

from maplebridge.ground.words.fault import Conflict, Fault
from maplebridge.ground.words.text import Text
from maplebridge.services.repeating.actions import Done, do_once, forget_keys_once
from maplebridge.services.repeating.models import WriteKey

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SENDERS = 6
pytestmark = pytest.mark.django_db


def sent(write: Callable[[], str], key: str = "k", sender: str = "a", **body: object) -> Done:
    return do_once(county=COUNTY, sender=sender, key=key, body=body, now=NOW, write=write)


def test_the_same_again_is_told_what_came_of_the_first() -> None:
    assert sent(lambda: "1", title="x") == Done("1")
    assert sent(lambda: "2", title="x") == Done("1", already=True)
    assert sent(lambda: "3", sender="b", title="x") == Done("3")
    assert sent(lambda: "4", key="", title="x") == sent(lambda: "4", key="", title="x") == Done("4")


def test_another_body_under_the_key_is_refused_and_none_is_readable_in_the_table() -> None:
    sent(lambda: "1", phone="13900001111")
    with pytest.raises(Conflict) as refused:
        sent(lambda: "2", phone="13900002222")
    assert (refused.value.code, refused.value.field) == ("key_reused", "key")
    assert "13900001111" not in WriteKey.objects.of(COUNTY).get().digest


def test_what_was_refused_leaves_its_key_free() -> None:
    def refuse() -> str:
        raise Fault("no", Text("不行", "no"))

    with pytest.raises(Fault):
        sent(refuse)
    assert sent(lambda: "1") == Done("1")


def test_keys_go_after_thirty_days() -> None:
    sent(lambda: "1")
    assert forget_keys_once(COUNTY, NOW + timedelta(days=30)) == 0
    assert sent(lambda: "2").already
    forget_keys_once(COUNTY, NOW + timedelta(days=30, seconds=1))
    assert sent(lambda: "2") == Done("2")


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_writes_and_the_others_are_told() -> None:
    start = threading.Barrier(SENDERS)
    written: list[str] = []
    told: list[Done] = []

    def write() -> str:
        written.append("1")
        return str(len(written))

    def send() -> None:
        start.wait()
        told.append(sent(write))
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(SENDERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told, key=lambda done: done.already) == [Done("1"), *[Done("1", already=True)] * (SENDERS - 1)]
    assert written == ["1"]
