"""A lawyer asks to read a file; the unit that has the case says until when, or no; it may take a grant back."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.doors.desk.making import bring, do, handled
from tests.services.fileroom.cast import FIRM, PURPOSE, asked, filed, lawyer, photo_of
from tests.world import COUNTY, World

from maplebridge.cases.models import Case, CaseFile
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.post.models import Message
from maplebridge.ground.words.fault import Conflict, Fault, Forbidden, Missing
from maplebridge.services.fileroom.actions import ask, grant, refuse, revoke
from maplebridge.services.fileroom.models import FileRequest
from maplebridge.services.fileroom.queries import access_request, list_held, list_own

DAY = timedelta(days=1)
WORDS: dict[str, Any] = {"documents": [], "entries": True, "may_copy": False}
NOT_ASKERS = ["yangguang", "hefang", "luolan", "axiu", "zhouming", "shenji", "anran", "jike", "alice"]
NOT_DECIDERS = ["luolan", "axiu", "tangwei", "zhouming", "shenji", "anran", "jike", "alice", "pengyu", "hanxu"]


def now() -> datetime:
    return datetime.now(UTC)


def let(actor: Actor, request: UUID, days: int = 10, **changes: Any) -> None:
    grant(actor=actor, request_id=request, until=day_of(now()) + days * DAY, now=now(), **(WORDS | changes))


def row_of(request: UUID) -> FileRequest:
    return FileRequest.objects.of(COUNTY).get(id=request)


def test_a_lawyer_asks_and_the_unit_hears_of_it(world: World) -> None:
    number = filed(world)
    request = asked(world, number)
    sight = access_request(world.actor("hefang"), request, now())
    assert (sight.row.state, sight.row.firm, sight.purpose, sight.decides) == ("asked", FIRM, PURPOSE, "housing-520524")
    told = Message.objects.of(COUNTY).get(template="file_asked")
    assert (told.recipient, told.params) == ("unit:housing-520524", {"number": number})


def test_why_a_lawyer_asks_is_kept_sealed(world: World) -> None:
    request = asked(world, filed(world))
    assert PURPOSE.encode() not in bytes(row_of(request).purpose)


@pytest.mark.parametrize("who", NOT_ASKERS)
def test_only_lawyers_ask(world: World, who: str) -> None:
    with pytest.raises(Forbidden):
        ask(actor=world.actor(who), number=filed(world), purpose=PURPOSE, now=now())


def test_a_case_from_which_the_firm_is_kept_out_is_not_there(world: World) -> None:
    number = filed(world)
    Case.objects.of(COUNTY).filter(number=number).update(excluded_units=[FIRM])
    with pytest.raises(Missing):
        asked(world, number)


def test_a_sealed_case_is_there_for_its_circle_alone(world: World) -> None:
    number = filed(world)
    Case.objects.of(COUNTY).filter(number=number).update(secrecy="case_sealed", circle=["housing-520524"])
    with pytest.raises(Missing):
        asked(world, number)
    Case.objects.of(COUNTY).filter(number=number).update(circle=["housing-520524", world.ids["pengyu"]])
    request = asked(world, number)
    let(world.actor("hefang"), request)
    assert row_of(request).state == "granted"
    with pytest.raises(Missing):
        asked(world, number, "hanxu")


@pytest.mark.parametrize(("purpose", "code"), [("", "missing"), (" \n", "missing"), ("因" * 501, "too_long")])
def test_a_purpose_is_said(world: World, purpose: str, code: str) -> None:
    with pytest.raises(Fault) as caught:
        ask(actor=lawyer(world), number=filed(world), purpose=purpose, now=now())
    assert (caught.value.code, caught.value.field) == (code, "purpose")


def test_nobody_asks_twice(world: World) -> None:
    number = filed(world)
    request = asked(world, number)
    with pytest.raises(Fault, match="asked_already"):
        asked(world, number)
    asked(world, number, "hanxu")
    let(world.actor("hefang"), request)
    with pytest.raises(Fault, match="granted_already"):
        asked(world, number)


def test_whoever_works_on_the_case_need_not_ask(world: World) -> None:
    number = handled(world)
    do(world, number, "yangguang", "add_helper", units=[FIRM])
    with pytest.raises(Fault, match="yours_already"):
        asked(world, number)


@pytest.mark.parametrize("who", NOT_DECIDERS)
def test_nobody_else_decides(world: World, who: str) -> None:
    request = asked(world, filed(world))
    actor = world.actor(who)
    with pytest.raises(Missing):
        let(actor, request)
    with pytest.raises(Missing):
        refuse(actor=actor, request_id=request, reason="不行", now=now())
    with pytest.raises(Missing):
        revoke(actor=actor, request_id=request, reason="不行", now=now())
    assert row_of(request).state == "asked"


@pytest.mark.parametrize("who", ["yangguang", "hefang"])
def test_the_unit_that_has_the_case_grants(world: World, who: str) -> None:
    number = filed(world)
    request = asked(world, number)
    let(world.actor(who), request, documents=[photo_of(number)], entries=False, may_copy=True)
    row = row_of(request)
    assert (row.state, row.documents, row.entries, row.may_copy) == ("granted", [photo_of(number)], False, True)
    assert (str(row.decided_by), row.decided_in) == (world.ids[who], "housing-520524")
    told = Message.objects.of(COUNTY).get(template="file_granted")
    assert (told.recipient, told.params) == (f"person:{world.ids['pengyu']}", {})


def test_a_case_that_nobody_has_yet_is_its_centres(world: World) -> None:
    request = asked(world, bring(world))
    with pytest.raises(Missing):
        let(world.actor("hefang"), request)
    assert [line.id for line in list_held(world.actor("luolan"), now())] == [request]
    let(world.actor("luolan"), request)
    assert row_of(request).decided_in == "centre-520524103200"
    assert Message.objects.of(COUNTY).get(template="file_asked").recipient == "unit:centre-520524103"


def test_whoever_has_the_case_now_decides_not_who_had_it(world: World) -> None:
    number = filed(world)
    request = asked(world, number)
    Case.objects.of(COUNTY).filter(number=number).update(unit="human_resources-520524")
    with pytest.raises(Missing):
        let(world.actor("hefang"), request)
    assert [line.id for line in list_held(world.actor("tangwei"), now())] == [request]
    let(world.actor("tangwei"), request)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"until": None}, "until"),
        ({"until": -1}, "until"),
        ({"until": 91}, "until"),
        ({"entries": False}, "documents"),
        ({"documents": ["ef" * 32]}, "documents"),
        ({"documents": ["00" * 32]}, "documents"),
    ],
)
def test_a_grant_names_a_day_within_ninety_and_documents_that_may_be_shown(
    world: World, changes: dict[str, Any], field: str
) -> None:
    request, days = asked(world, filed(world)), changes.get("until", 1)
    until = None if days is None else day_of(now()) + days * DAY
    words = WORDS | {name: value for name, value in changes.items() if name != "until"}
    with pytest.raises(Fault) as caught:
        grant(actor=world.actor("hefang"), request_id=request, until=until, now=now(), **words)
    assert (caught.value.field, row_of(request).state) == (field, "asked")


def test_what_a_resident_of_sealed_identity_brought_is_not_granted(world: World) -> None:
    number = bring(world)
    case = Case.objects.of(COUNTY).get(number=number)
    row = {"mime": "image/png", "size": 1, "audience": "resident", "added_at": world.now}
    own = CaseFile(county=COUNTY, case_id=case.id, sha256="ab" * 32, added_by=f"case:{case.id}", **row)
    CaseFile.objects.insert([own])
    Case.objects.of(COUNTY).filter(number=number).update(secrecy="identity_sealed")
    request = asked(world, number)
    with pytest.raises(Fault, match="not_grantable"):
        let(world.actor("luolan"), request, documents=["ab" * 32])


def test_a_firm_kept_out_since_is_not_granted(world: World) -> None:
    number = filed(world)
    request = asked(world, number)
    Case.objects.of(COUNTY).filter(number=number).update(excluded_units=[FIRM])
    with pytest.raises(Fault, match="kept_out"):
        let(world.actor("hefang"), request)


def test_a_refusal_says_why_and_the_lawyer_may_ask_again(world: World) -> None:
    number = filed(world)
    request = asked(world, number)
    refuse(actor=world.actor("hefang"), request_id=request, reason="请先提交委托书。", now=now())
    sight = access_request(lawyer(world), request, now())
    assert (sight.row.state, sight.reason) == ("refused", "请先提交委托书。")
    assert asked(world, number) != request


def test_a_request_is_decided_once(world: World) -> None:
    request = asked(world, filed(world))
    let(world.actor("hefang"), request)
    with pytest.raises(Conflict):
        let(world.actor("yangguang"), request)
    with pytest.raises(Conflict):
        refuse(actor=world.actor("yangguang"), request_id=request, reason="晚了", now=now())


def test_a_grant_is_taken_back_with_a_reason(world: World) -> None:
    request = asked(world, filed(world))
    let(world.actor("hefang"), request)
    with pytest.raises(Fault, match="missing"):
        revoke(actor=world.actor("yangguang"), request_id=request, reason=" ", now=now())
    revoke(actor=world.actor("yangguang"), request_id=request, reason="委托已解除。", now=now())
    sight = access_request(lawyer(world), request, now())
    assert (sight.row.state, sight.revoke_reason, sight.open) == ("revoked", "委托已解除。", False)


def test_each_sees_their_own_requests_and_those_that_wait_for_them(world: World) -> None:
    number = filed(world)
    mine, other = asked(world, number), asked(world, number, "suhan")
    assert [line.id for line in list_own(lawyer(world), now())] == [mine]
    assert [(line.id, line.asker) for line in list_held(world.actor("hefang"), now())] == [
        (other, "苏涵"),
        (mine, "彭宇"),
    ]
    assert list_held(world.actor("tangwei"), now()) == list_held(world.actor("shenji"), now()) == []
    with pytest.raises(Missing):
        access_request(lawyer(world, "hanxu"), mine, now())
