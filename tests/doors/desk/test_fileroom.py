"""The file room on the desk: who sees what, how documents are sent, and that a grant ends at once."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from tests.doors.desk.fileroom_pages import granted
from tests.doors.reading import text
from tests.doors.signing import sign_in
from tests.services.fileroom.cast import asked, filed, open_firms, photo_of
from tests.services.fileroom.test_asking import now
from tests.world import COUNTY, World

from maplebridge.cases.models import Case
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.numbers.ids import new_id
from maplebridge.services.fileroom.actions import revoke
from maplebridge.services.fileroom.models import FileOpening, FileRequest

OTHERS = ["luolan", "axiu", "tangwei", "zhouming", "shenji", "anran", "jike", "hanxu", "suhan"]
PARTS = ["", "course/", "look/{}/", "files/{}/", "files/{}/?save"]
DAY = timedelta(days=1)


@pytest.fixture
def lawyers(world: World) -> World:
    open_firms(world)
    return world


def at(request: UUID, part: str = "", photo: str = "") -> str:
    return f"/desk/fileroom/{request}/{part.format(photo)}"


def choice(**changes: Any) -> dict[str, Any]:
    until = (day_of(now()) + 5 * DAY).isoformat()
    return {"documents": ["entries"], "until": until, "copying": "read"} | changes


def test_a_lawyer_asks_and_reads_what_was_granted(lawyers: World, client: Client) -> None:
    number = filed(lawyers)
    sign_in(client, lawyers, "pengyu")
    sent = client.post("/desk/fileroom/", {"number": number, "purpose": "代理委托人。"})
    assert sent.status_code == 302
    assert "承办单位正在考虑" in text(client, sent["Location"])
    sign_in(client, lawyers, "hefang")
    page = text(client, sent["Location"])
    assert "代理委托人。" in page
    photo = photo_of(number)
    assert photo in page
    assert "ef" * 32 not in page
    chosen = choice(documents=["entries", photo])
    assert client.post(f"{sent['Location']}grant/", chosen).status_code == 302
    sign_in(client, lawyers, "pengyu")
    assert f"/look/{photo}/" in text(client, sent["Location"])
    course = text(client, f"{sent['Location']}course/")
    assert "村口的路灯三天不亮了" in course
    assert "彭宇 贵州黔山律师事务所" in course
    assert "王爱丽" not in course
    assert text(client, f"/desk/cases/{number}/", 404)


def test_documents_are_nobodys_to_keep(lawyers: World, client: Client) -> None:
    request, photo = granted(lawyers)
    sign_in(client, lawyers, "pengyu")
    answer = client.get(at(request, "files/{}/", photo))
    body = b"".join(answer)  # type: ignore[arg-type] # a stream
    assert body.startswith(b"\x89PNG")
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"].startswith("inline")
    kept = client.get(at(request, "files/{}/?save", photo))
    assert b"".join(kept) == body  # type: ignore[arg-type] # a stream
    assert kept["Content-Disposition"].startswith("attachment")
    assert [row.saved for row in FileOpening.objects.of(COUNTY).order_by("id")] == [False, True]


def test_looking_at_the_page_around_a_document_opens_nothing(lawyers: World, client: Client) -> None:
    request, photo = granted(lawyers)
    sign_in(client, lawyers, "pengyu")
    assert "贵州黔山律师事务所" in text(client, at(request, "look/{}/", photo))
    assert not FileOpening.objects.of(COUNTY).exists()


@pytest.mark.parametrize("who", OTHERS)
def test_for_others_there_is_no_such_request(lawyers: World, client: Client, who: str) -> None:
    request, photo = granted(lawyers)
    sign_in(client, lawyers, who)
    for part in PARTS:
        text(client, at(request, part, photo), 404)
    for deed in ("grant/", "refuse/", "revoke/"):
        assert client.post(at(request, deed), choice(reason="不行")).status_code == 404
    assert FileRequest.objects.of(COUNTY).get().state == "granted"
    assert not FileOpening.objects.of(COUNTY).exists()


@pytest.mark.parametrize("who", ["hefang", "yangguang"])
def test_whoever_decides_opens_nothing_by_the_grant(lawyers: World, client: Client, who: str) -> None:
    request, photo = granted(lawyers)
    sign_in(client, lawyers, who)
    for part in PARTS[1:]:
        text(client, at(request, part, photo), 404)


def test_residents_and_strangers_do_not_enter(lawyers: World, client: Client) -> None:
    request, photo = granted(lawyers)
    for part in PARTS:
        assert client.get(at(request, part, photo)).status_code == 302
    sign_in(client, lawyers, "alice")
    for part in PARTS:
        text(client, at(request, part, photo), 403)


def test_after_taking_back_the_next_request_finds_nothing(lawyers: World, client: Client) -> None:
    request, photo = granted(lawyers)
    sign_in(client, lawyers, "pengyu")
    text(client, at(request, "look/{}/", photo))
    revoke(actor=lawyers.actor("hefang"), request_id=request, reason="委托已解除。", now=now())
    for part in PARTS[1:]:
        text(client, at(request, part, photo), 404)
    page = text(client, at(request))
    assert "委托已解除。" in page
    assert "/look/" not in page


def test_nothing_of_a_request_is_there_once_the_firm_is_kept_out(lawyers: World, client: Client) -> None:
    request, photo = granted(lawyers)
    Case.objects.of(COUNTY).update(excluded_units=["law_firm_qianshan-520524"])
    sign_in(client, lawyers, "pengyu")
    for part in PARTS:
        text(client, at(request, part, photo), 404)


def test_what_is_wrong_with_a_request_is_said_beside_what_was_typed(lawyers: World, client: Client) -> None:
    sign_in(client, lawyers, "pengyu")
    answer = client.post("/desk/fileroom/", {"number": "123", "purpose": "代理委托人。"})
    assert answer.status_code == 422
    assert "编号不正确" in answer.content.decode()
    assert "代理委托人。" in answer.content.decode()
    missing = client.post("/desk/fileroom/", {"number": filed(lawyers), "purpose": ""})
    assert (missing.status_code, "请填写" in missing.content.decode()) == (422, True)


def test_what_is_wrong_with_a_grant_is_said_beside_what_was_chosen(lawyers: World, client: Client) -> None:
    request = asked(lawyers, filed(lawyers))
    sign_in(client, lawyers, "hefang")
    far = (day_of(now()) + 91 * DAY).isoformat()
    for wrong in (choice(until=far), choice(documents=[]), choice(until=""), choice(copying="")):
        answer = client.post(at(request, "grant/"), wrong)
        assert answer.status_code == 422
        assert 'class="notice notice--error"' in answer.content.decode()
    assert f'value="{far}"' in client.post(at(request, "grant/"), choice(until=far)).content.decode()
    assert client.post(at(request, "refuse/"), {"reason": ""}).status_code == 422
    assert FileRequest.objects.of(COUNTY).get().state == "asked"


def test_a_second_decision_shows_how_it_stands(lawyers: World, client: Client) -> None:
    request, _ = granted(lawyers)
    sign_in(client, lawyers, "yangguang")
    answer = client.post(at(request, "refuse/"), {"reason": "晚了"})
    assert answer.status_code == 409
    assert "已有人处理" in answer.content.decode()


def test_the_room_leads_on_through_long_lists(lawyers: World, client: Client) -> None:
    number = filed(lawyers)
    first = FileRequest.objects.of(COUNTY).get(id=asked(lawyers, number))
    values = {field.name: getattr(first, field.name) for field in FileRequest._meta.local_fields if field.name != "pk"}
    more = [values | {"id": new_id(), "state": "refused"} for _ in range(31)]
    FileRequest.objects.insert([FileRequest(**each) for each in more])
    sign_in(client, lawyers, "hefang")
    page = text(client, "/desk/fileroom/")
    older = re.search(r'href="(\?before=[^"]+)"', page)
    assert older
    assert page.count("未准许") == 30
    rest = text(client, f"/desk/fileroom/{older[1]}")
    assert (rest.count("未准许"), rest.count("等待决定")) == (1, 1)


def test_all_in_english_when_wished(lawyers: World, client: Client) -> None:
    request, _ = granted(lawyers)
    sign_in(client, lawyers, "hefang")
    page = text(client, at(request) + "?lang=en")
    assert "Qianshan Law Firm" in page
    assert "律师阅卷" not in page
