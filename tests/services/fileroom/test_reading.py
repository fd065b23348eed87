"""What was granted is opened and logged each time; the moment the grant ends, nothing opens any more."""

import threading
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import ProgrammingError, connection, connections, transaction
from tests.doors.desk.making import do
from tests.services.fileroom.cast import FIRM, asked, filed, lawyer, open_firms, photo_of
from tests.services.fileroom.test_asking import let, now
from tests.world import COUNTY, World, found_county

from maplebridge.cases.models import Case, CaseFile
from maplebridge.cases.queries import access_case, get_case
from maplebridge.cases.reads import list_looks
from maplebridge.directory.people.actions import end_duty
from maplebridge.directory.people.models import DutyHeld
from maplebridge.directory.people.queries import forget_people
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Missing
from maplebridge.services.fileroom.actions import revoke
from maplebridge.services.fileroom.models import FileOpening, FileRequest
from maplebridge.services.fileroom.queries import list_openings
from maplebridge.services.fileroom.reading import open_document, open_entries, tell_entries

DAY = timedelta(days=1)
OTHERS = ["hefang", "yangguang", "luolan", "zhouming", "shenji", "anran", "jike", "alice", "hanxu", "suhan"]


def granted(world: World, number: str, **words: Any) -> UUID:
    request = asked(world, number)
    let(world.actor("hefang"), request, **({"documents": [photo_of(number)], "may_copy": False} | words))
    return request


def opened(actor: Actor, request: UUID, file: str, at: datetime | None = None, *, saved: bool = False) -> str:
    return open_document(actor=actor, request_id=request, file=file, saved=saved, now=at or now()).id


def refused(actor: Actor, request: UUID, file: str, at: datetime | None = None, *, saved: bool = False) -> None:
    before = FileOpening.objects.of(COUNTY).count()
    with pytest.raises(Missing):
        opened(actor, request, file, at, saved=saved)
    assert FileOpening.objects.of(COUNTY).count() == before


def resident_of(number: str) -> Actor:
    return Actor(COUNTY, f"case:{get_case(COUNTY, number).facts.id}", "resident", "")


def test_each_opening_is_noted_and_shown_to_the_unit_and_the_resident(world: World) -> None:
    number = filed(world)
    request, photo = granted(world, number), photo_of(number)
    opened(lawyer(world), request, photo)
    opened(lawyer(world), request, photo)
    open_entries(actor=lawyer(world), request_id=request, now=now())
    case = get_case(COUNTY, number)
    for reader in (world.actor("hefang"), resident_of(number), world.actor("shenji")):
        seen = [(each.firm, each.document, each.saved) for each in list_openings(reader, case)]
        assert seen == [(FIRM, "entries", False), (FIRM, photo, False), (FIRM, photo, False)]
    assert FIRM in [look.unit for look in list_looks(resident_of(number), case)]


@pytest.mark.parametrize("who", ["luolan", "tangwei", "zhouming", "jike", "pengyu"])
def test_nobody_else_reads_the_log(world: World, who: str) -> None:
    number = filed(world)
    opened(lawyer(world), granted(world, number), photo_of(number))
    assert list_openings(world.actor(who), get_case(COUNTY, number)) == []


@pytest.mark.parametrize("who", OTHERS)
def test_only_whoever_asked_opens_what_was_granted(world: World, who: str) -> None:
    number = filed(world)
    request = granted(world, number)
    refused(world.actor(who), request, photo_of(number))
    with pytest.raises(Missing):
        open_entries(actor=world.actor(who), request_id=request, now=now())


def test_a_grant_opens_the_chosen_documents_and_not_the_case(world: World) -> None:
    number = filed(world)
    request = granted(world, number, entries=False)
    refused(lawyer(world), request, "cd" * 32)
    refused(lawyer(world), request, "ef" * 32)
    with pytest.raises(Missing):
        open_entries(actor=lawyer(world), request_id=request, now=now())
    with pytest.raises(Missing):
        access_case(lawyer(world), number)


def test_a_copy_is_taken_only_where_that_was_granted(world: World) -> None:
    number = filed(world)
    refused(lawyer(world), granted(world, number), photo_of(number), saved=True)
    other = filed(world)
    opened(lawyer(world), granted(world, other, may_copy=True), photo_of(other), saved=True)
    assert FileOpening.objects.of(COUNTY).get().saved


def test_the_last_day_counts_and_the_next_does_not(world: World) -> None:
    number = filed(world)
    request, photo = granted(world, number, days=1), photo_of(number)
    opened(lawyer(world), request, photo, now() + DAY)
    refused(lawyer(world), request, photo, now() + 2 * DAY)


def test_what_is_taken_back_is_gone_with_the_next_request(world: World) -> None:
    number = filed(world)
    request, photo = granted(world, number), photo_of(number)
    opened(lawyer(world), request, photo)
    revoke(actor=world.actor("hefang"), request_id=request, reason="委托已解除。", now=now())
    refused(lawyer(world), request, photo)
    with pytest.raises(Missing):
        open_entries(actor=lawyer(world), request_id=request, now=now())


def test_what_the_case_forbids_since_is_gone_too(world: World) -> None:
    number = filed(world)
    request, photo = granted(world, number), photo_of(number)
    cases = Case.objects.of(COUNTY).filter(number=number)
    cases.update(excluded_units=[FIRM])
    refused(lawyer(world), request, photo)
    cases.update(excluded_units=[], secrecy="case_sealed", circle=["housing-520524"])
    refused(lawyer(world), request, photo)
    cases.update(secrecy="ordinary", circle=[])
    CaseFile.objects.of(COUNTY).filter(sha256=photo).update(audience="circle")
    refused(lawyer(world), request, photo)


def test_a_lawyer_who_has_left_the_firm_reads_no_more(world: World) -> None:
    number = filed(world)
    request, photo = granted(world, number), photo_of(number)
    duty = DutyHeld.objects.of(COUNTY).get(person=world.ids["pengyu"])
    end_duty(county=COUNTY, duty_id=str(duty.id), last_day=day_of(now()))
    forget_people()
    refused(lawyer(world, now=now() + DAY), request, photo, now() + DAY)


def test_the_course_tells_what_was_said_and_neither_names_nor_ratings(world: World) -> None:
    number = filed(world)
    do(world, number, "yangguang", "reveal", reason="电话核实。")
    entries = tell_entries(get_case(COUNTY, number))
    said = [word.text for entry in entries for word in entry.words]
    assert "村口的路灯三天不亮了，老人晚上看不见路。" in said
    assert not any("王爱丽" in str(text) or "138" in str(text) or "王**" in str(text) for text in said)
    assert "电话核实。" not in said
    assert [entry.unit for entry in entries if entry.label.zh == "签收"] == ["housing-520524"]


def test_the_course_of_a_case_of_sealed_identity_keeps_what_the_resident_said(world: World) -> None:
    number = filed(world)
    Case.objects.of(COUNTY).filter(number=number).update(secrecy="identity_sealed")
    entries = tell_entries(get_case(COUNTY, number))
    assert [entry.words for entry in entries if entry.seq == 1] == [()]


def test_the_application_can_neither_change_nor_remove_the_log(world: World) -> None:
    number = filed(world)
    opened(lawyer(world), granted(world, number), photo_of(number))
    for statement in (
        "UPDATE file_opening SET document = '' WHERE county = %s",
        "DELETE FROM file_opening WHERE county = %s",
    ):
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement, [COUNTY])


@pytest.fixture
def lasting(transactional_db: None) -> World:
    """The county with real commits, so that two connections see each other."""
    world = found_county()
    open_firms(world)
    return world


def test_a_grant_being_taken_back_opens_nothing_once_it_is(lasting: World) -> None:
    number = filed(lasting)
    request, photo, actor = granted(lasting, number), photo_of(number), lawyer(lasting)
    came: list[str] = []

    def read() -> None:
        try:
            came.append(opened(actor, request, photo))
        except Missing:
            came.append("gone")
        finally:
            connections.close_all()

    reader = threading.Thread(target=read)
    with transaction.atomic():
        FileRequest.objects.of(COUNTY).filter(id=request).update(state="revoked")
        reader.start()
        wait_until_somebody_waits()
    reader.join()
    assert came == ["gone"]
    assert not FileOpening.objects.of(COUNTY).exists()


def wait_until_somebody_waits() -> None:
    """Returns once another connection waits for a lock of ours."""
    settings = connection.get_connection_params()
    known = {name: settings[name] for name in ("host", "port", "user", "password", "dbname")}
    with psycopg.connect(**known, autocommit=True) as other:
        for _ in range(10_000):
            row = other.execute("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'").fetchone()
            if row and row[0]:
                return
    raise AssertionError("nobody waits")
