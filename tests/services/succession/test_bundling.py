"""A bundle killed anywhere, or read by many at once, has each of its parts once and hears of each once."""

import threading
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connections, transaction
from tests.scenarios.test_bundle import BORN, OFFICES, REFUSED, RESULT
from tests.services.succession.following import follow
from tests.world import COUNTY, World

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Intake
from maplebridge.cases.models import Case, CaseEvent
from maplebridge.cases.queries import get_case
from maplebridge.ground.clock.time import now
from maplebridge.services.succession.jobs import succeed_once


class Killed(Exception):
    """The process ends here."""


def opened(world: World) -> str:
    """A bundle whose parts are to be opened, now."""
    words = {**BORN, "place": COUNTY, "fields": {**BORN["fields"], "born_on": "2026-01-05"}}
    number = submit(county=COUNTY, intake=Intake(**words), sender=None, now=now()).number
    take(actor=world.actor("mengqi"), number=number, action="open", fields={}, seen=None, now=now())
    return number


def parts(number: str) -> dict[str, str]:
    origin = get_case(COUNTY, number).facts.id
    rows = list(Case.objects.of(COUNTY).filter(origin_id=origin).values_list("matter", "number"))
    assert max(Counter(matter for matter, _ in rows).values(), default=1) == 1
    return dict(rows)


def noted(number: str) -> list[str]:
    case = get_case(COUNTY, number).facts
    rows = CaseEvent.objects.of(COUNTY).filter(case_id=case.id, action="part_ended").order_by("seq")
    return [facts["matter"] for facts in rows.values_list("facts", flat=True)]


def decide(world: World, number: str, whose: str, action: str = "grant") -> None:
    said = RESULT if action == "grant" else {**REFUSED, "person": str(world.ids["mengqi"])}
    for step, fields in (("accept", {}), (action, said)):
        take(actor=world.actor(whose), number=number, action=step, fields=fields, seen=None, now=now())


def read_and_die(rows_at_least: int) -> None:
    with transaction.atomic():
        assert succeed_once(COUNTY, now()) >= rows_at_least
        raise Killed


def at_once(work: list[threading.Thread]) -> None:
    for each in work:
        each.start()
    for each in work:
        each.join()


def test_a_worker_killed_among_the_parts_leaves_none_and_then_opens_each_once(lasting: World) -> None:
    number = opened(lasting)
    with pytest.raises(Killed):
        read_and_die(2)
    assert parts(number) == {}
    follow(now())
    follow(now())
    assert set(parts(number)) == set(OFFICES)


def test_many_workers_open_and_note_each_part_once(lasting: World) -> None:
    number, wrong = opened(lasting), []

    def work() -> None:
        try:
            follow(now())
        except Exception as error:
            wrong.append(error)
        finally:
            connections.close_all()

    at_once([threading.Thread(target=work) for _ in range(3)])
    follow(now())
    for matter, part in parts(number).items():
        decide(lasting, part, OFFICES[matter], "decline" if matter == "newborn_insurance" else "grant")
    at_once([threading.Thread(target=work) for _ in range(3)])
    follow(now())
    assert wrong == []
    assert sorted(noted(number)) == sorted(OFFICES)
    bundle = get_case(COUNTY, number)
    assert (bundle.facts.state, bundle.row["outcome"]) == ("answered", "partly_solved")


def test_what_happens_to_a_part_afterwards_is_not_noted_again(lasting: World) -> None:
    number = opened(lasting)
    follow(now())
    part = parts(number)["birth_registration"]
    decide(lasting, part, "caojun")
    with pytest.raises(Killed):
        read_and_die(2)
    assert noted(number) == []
    follow(now())
    fields = {"handed": "window"}
    take(actor=lasting.actor("caojun"), number=part, action="collect", fields=fields, seen=None, now=now())
    follow(now() + timedelta(seconds=1))
    assert noted(number) == ["birth_registration"]
    assert get_case(COUNTY, number).facts.state == "working"
