"""Units publish over the API under the guards of the desk: their own units and items, no numbers of persons, once."""

from datetime import UTC, datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.doors.api.visitors import ROOT, Visitor, Visitors, picture
from tests.doors.portal.open_pages import CLERK, UNIT
from tests.world import COUNTY, HOUSING, VILLAGE, World

from maplebridge.ground.clock.time import day_of
from maplebridge.ground.post.models import Message
from maplebridge.services.disclosure.models import Publication

YEAR = day_of(datetime.now(UTC)).year
DRAFT = {"unit": UNIT, "title": "法律援助情况", "item": "aid_figures", "period": f"{YEAR}-Q1",
         "rows": [["案件（件）", "36", "121"]]}  # fmt: skip


def filed(visitor: Visitor, status: int, **said: str) -> Any:
    form = {"unit": UNIT, "title": "明白卡", "read_through": "true", **said}
    file = SimpleUploadedFile("卡.png", picture())
    answer = visitor.client.post(f"{ROOT}publications/with-file", {"file": file, **form}, headers=visitor.headers)
    return visitor._checked(answer, "POST", "publications/with-file", status)


def test_a_draft_is_checked_published_corrected_and_withdrawn(visit: Visitors, world: World) -> None:
    clerk = visit.staff(CLERK)
    assert clerk.post("publications/check", DRAFT) == {"fits": True}
    assert Publication.objects.of(COUNTY).count() == 0
    made = clerk.post("publications", DRAFT | {"key": "k"}, 201)
    assert clerk.post("publications", DRAFT | {"key": "k"}) == made | {"already": True}
    assert clerk.post("publications/check", DRAFT, 409)["code"] == "already"
    assert clerk.post("publications", DRAFT, 409)["field"] == "period"
    address = f"publications/{made['id']}"
    newer = {"title": "法律援助情况", "rows": [["案件（件）", "37", "122"]], "why": "补报一件", "key": "c"}
    for again in (False, True):
        told = clerk.post(f"{address}/corrections", newer)
        assert (told["version"], told["already"]) == (2, again)
    assert visit.nobody.get(address, county=COUNTY)["versions"][0]["rows"] == [["案件（件）", "37", "122"]]
    clerk.post(f"{address}/withdraw", {"reason": "统计口径有误"})
    assert clerk.post(f"{address}/withdraw", {"reason": "再撤一次"}, 409)["code"] == "withdrawn"
    assert clerk.post(f"{address}/corrections", newer | {"key": ""}, 409)["code"] == "withdrawn"


def test_a_draft_is_refused_by_its_field(visit: Visitors, world: World) -> None:
    clerk = visit.staff(CLERK)
    wrong: dict[str, Any] = {
        "title": " ",
        "text": "联系人手机 13900001111",
        "rows": [["案件（件）", "36"]],
        "item": "aid_numbers",
        "period": "2020-Q9",
    }
    for field, value in wrong.items():
        assert clerk.post("publications/check", DRAFT | {field: value}, 422)["field"] == field
        assert clerk.post("publications", DRAFT | {field: value}, 422)["field"] == field
    assert clerk.post("publications", DRAFT | {"rows": []}, 422)["field"] == "text"
    assert clerk.post("publications", DRAFT | {"rows": [["电话", "13900001111", "1"]]}, 422)["code"] == "personal"


def test_nobody_publishes_for_another_unit(visit: Visitors, world: World) -> None:
    made = visit.staff(CLERK).post("publications", DRAFT, 201)["id"]
    other = visit.staff("yangguang")
    for address in ("publications", "publications/check"):
        assert other.post(address, DRAFT, 403)["code"] == "not_yours"
    assert other.post(f"publications/{made}/withdraw", {"reason": "不该公开"}, 403)["code"] == "not_yours"
    said = {"title": "改", "text": "改", "why": "改"}
    assert other.post(f"publications/{made}/corrections", said, 403)["code"] == "not_yours"
    visit.nobody.post("publications", DRAFT, 401)
    visit.staff("alice").post("publications", DRAFT, 403)
    visit.staff(CLERK, "read").post("publications", DRAFT, 403)


def test_a_file_is_published_once_somebody_has_read_it(visit: Visitors, world: World) -> None:
    clerk = visit.staff(CLERK)
    assert filed(clerk, 422, read_through="false")["field"] == "read_through"
    assert filed(visit.staff("yangguang"), 403)["field"] == "unit"
    made = filed(clerk, 201, key="f")
    assert filed(clerk, 200, key="f")["already"] is True
    address = visit.nobody.get(f"publications/{made['id']}", county=COUNTY)["versions"][0]["file"]
    content = visit.nobody.client.get(address)
    assert b"".join(content.streaming_content).startswith(b"\x89PNG")  # type: ignore[attr-defined] # a file, read to its end


def test_everybody_reads_what_units_owe(visit: Visitors, world: World) -> None:
    village = f"village_committee-{VILLAGE}"
    told = visit.nobody.get("disclosure", county=COUNTY, place=VILLAGE[:9])
    assert village in [line["unit"]["code"] for line in told["units"]]
    assert f"justice_office-{VILLAGE[:9]}" in [unit["code"] for unit in told["others"]]
    duties = visit.nobody.get(f"disclosure/{village}", county=COUNTY, year=2026)["duties"]
    assert {duty["item"] for duty in duties} >= {"village_quarter", "village_money"}
    visit.nobody.get("disclosure/nobody", 404, county=COUNTY)
    visit.nobody.get(f"disclosure/{village}", 422, county=COUNTY, year=9)


def test_events_are_noted_and_what_is_missing_is_asked_for_by_those_who_may(visit: Visitors, world: World) -> None:
    head = visit.staff("hefang")
    said = {"unit": HOUSING, "item": "budget", "title": "预算批复", "happened_on": "2026-02-01"}
    period = head.post("disclosure/events", said, 201)["period"]
    assert head.post("disclosure/events", said | {"happened_on": "2190-01-01"}, 422)["field"] == "happened_on"
    assert head.post("disclosure/events", said | {"item": "village_money"}, 422)["field"] == "item"
    assert visit.staff(CLERK).post("disclosure/events", said, 403)["code"] == "not_yours"
    ask = {"item": "budget", "period": period}
    assert head.post(f"disclosure/{HOUSING}/ask", ask, 403)["code"] == "not_yours"
    visit.staff("zhouming").post(f"disclosure/{HOUSING}/ask", ask)
    assert Message.objects.of(COUNTY).filter(template="disclosure_chased").count() == 1
