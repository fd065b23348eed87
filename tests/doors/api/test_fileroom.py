"""The file room over the API: what the desk can, machines and programs of a law firm can, with the same gates."""

from datetime import timedelta
from typing import Any

from tests.doors.api.visitors import Visitors
from tests.services.fileroom.cast import filed, photo_of
from tests.services.fileroom.test_asking import now
from tests.world import World

from maplebridge.ground.clock.time import day_of

WEEK = timedelta(days=7)


def asked(visit: Visitors, number: str) -> str:
    words = {"number": number, "purpose": "代理当事人办理法律援助案件。"}
    return str(visit.staff("pengyu").post("fileroom/requests", words, 201)["id"])


def granting(**changes: Any) -> dict[str, Any]:
    return {"documents": [], "entries": True, "until": (day_of(now()) + WEEK).isoformat()} | changes


def test_a_file_is_asked_for_granted_read_and_taken_back(visit: Visitors, world: World) -> None:
    number = filed(world)
    photo, request = photo_of(number), asked(visit, number)
    (line,) = visit.staff("hefang").get("fileroom/requests")["requests"]
    assert (line["id"], line["state"], line["firm"]["zh"]) == (request, "asked", "贵州黔山律师事务所")
    assert photo in [each["id"] for each in visit.staff("hefang").get(f"fileroom/requests/{request}")["grantable"]]
    told = visit.staff("hefang").post(f"fileroom/requests/{request}/grant", granting(documents=[photo], may_copy=True))
    assert (told["state"], told["open"]) == ("granted", True)
    lawyer = visit.staff("pengyu")
    assert lawyer.get("fileroom/requests")["requests"][0]["open"] is True
    entries = lawyer.get(f"fileroom/requests/{request}/course")["entries"]
    assert entries[0]["words"] == ["村口的路灯三天不亮了，老人晚上看不见路。"]
    seen = visit.staff("hefang").get(f"cases/{number}/openings")["openings"]
    assert [(each["person"], each["document"], each["saved"]) for each in seen] == [("彭宇", "entries", False)]
    visit.staff("hefang").post(f"fileroom/requests/{request}/revoke", {"reason": "委托已解除。"})
    lawyer.get(f"fileroom/requests/{request}/course", 404)
    lawyer.get(f"fileroom/requests/{request}/files/{photo}", 404)
    lawyer.get(f"cases/{number}", 404)


def test_a_file_that_may_not_be_saved_does_not_leave_by_the_api(visit: Visitors, world: World) -> None:
    number = filed(world)
    photo, request = photo_of(number), asked(visit, number)
    visit.staff("hefang").post(f"fileroom/requests/{request}/grant", granting(documents=[photo]))
    visit.staff("pengyu").get(f"fileroom/requests/{request}/files/{photo}", 404)


def test_others_neither_decide_nor_read(visit: Visitors, world: World) -> None:
    number = filed(world)
    request = asked(visit, number)
    for who in ("luolan", "zhouming", "shenji", "jike", "suhan"):
        visit.staff(who).get(f"fileroom/requests/{request}", 404)
        visit.staff(who).post(f"fileroom/requests/{request}/grant", granting(), 404)
        visit.staff(who).post(f"fileroom/requests/{request}/refuse", {"reason": "不行"}, 404)
    refused = visit.staff("yangguang").post("fileroom/requests", {"number": number, "purpose": "看看"}, 403)
    assert refused["code"] == "not_a_lawyer"
    told = visit.staff("yangguang").post(f"fileroom/requests/{request}/refuse", {"reason": "请先交委托书。"})
    assert told["state"] == "refused"
