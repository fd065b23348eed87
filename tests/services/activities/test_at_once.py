"""Many sign up at the same moment over connections of their own: no place is given twice, none is lost."""

import threading
from collections import Counter

import pytest
from django.db import connection
from tests.services.activities.conftest import opened
from tests.world import COUNTY, found_county

from maplebridge.services.activities.models import SignUp
from maplebridge.services.activities.planning import cancel
from maplebridge.services.activities.signing_up import Coming, cancel_sign_up, sign_up
from maplebridge.services.activities.telling import text_guests_once

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE, PLACES = 12, 5


def test_no_place_is_given_twice() -> None:
    world = found_county()
    activity, start = opened(world, capacity=PLACES), threading.Barrier(PEOPLE)
    made: list[Coming] = []

    def come(number: int) -> None:
        start.wait()
        phone = f"138000001{number:02d}"
        made.append(sign_up(county=COUNTY, activity=activity, name="王", phone=phone, now=world.now))
        connection.close()

    at_once([lambda number=number: come(number) for number in range(PEOPLE)])  # type: ignore[misc] # bound early
    assert Counter(each.state for each in made) == {"in": PLACES, "waiting": PEOPLE - PLACES}

    def leave(one: Coming) -> None:
        cancel_sign_up(county=COUNTY, sign_up_id=one.id, secret=one.secret, now=world.now)
        connection.close()

    at_once([lambda one=one: leave(one) for one in made if one.state == "in"])  # type: ignore[misc] # bound early
    states = Counter(SignUp.objects.of(COUNTY).values_list("state", flat=True))
    assert states == {"cancelled": PLACES, "in": PLACES, "waiting": PEOPLE - 2 * PLACES}


def test_two_workers_text_each_guest_once() -> None:
    world = found_county()
    activity = opened(world)
    for number in range(PLACES):
        sign_up(county=COUNTY, activity=activity, name="王", phone=f"138000001{number:02d}", now=world.now)
    cancel(actor=world.actor("zhangqi"), activity=activity, reason="停电", now=world.now)
    sent, start = Counter[str](), threading.Barrier(2)

    def send(*, phone: str, **_: object) -> None:
        sent[phone] += 1

    def work() -> None:
        start.wait()
        text_guests_once(COUNTY, world.now, send)
        connection.close()

    at_once([work, work])
    assert sorted(sent.values()) == [1] * PLACES


def at_once(works: list[object]) -> None:
    threads = [threading.Thread(target=work) for work in works]  # type: ignore[arg-type] # each is a function
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
