"""Door plates on the desk: issued and printed as jobs, found, marked installed, revoked, replaced; by their keepers."""

import pytest
from django.test import Client
from tests.directory.plates.conftest import FIRST
from tests.doors.desk.plate_pages import doors
from tests.doors.reading import text
from tests.doors.signing import sign_in
from tests.world import COUNTY, TOWN, VILLAGE, World, forget_all

from maplebridge.directory.places.models import Division, Household
from maplebridge.directory.plates.codes import show
from maplebridge.directory.plates.queries import count_plates, get_plate, list_plates
from maplebridge.site.handlers import run_jobs_once

EMPTY = "520524103299"


@pytest.fixture
def desk(world: World, client: Client) -> Client:
    """The desk of the town's dispatcher, in a village with plates."""
    doors(world)
    sign_in(client, world, "luolan")
    return client


def codes() -> list[str]:
    return [plate.code for plate in list_plates(COUNTY, within=VILLAGE)]


def test_the_keeper_sees_how_far_each_place_has_come(desk: Client) -> None:
    page = text(desk, "/desk/plates/")
    assert "猫场镇门牌" in page
    assert page.count("凤坪村") == 2
    assert '<progress max="6" value="1"' in page
    assert show(codes()[0]) in text(desk, f"/desk/plates/?within={VILLAGE}")


def test_missing_plates_are_issued_as_a_job(desk: Client, world: World) -> None:
    Household.objects.insert([Household(county=COUNTY, code="new", group=FIRST)])
    answer = desk.post("/desk/plates/issue/", {"within": TOWN, "holder": "household"})
    run_jobs_once(COUNTY, world.now)
    assert "完成" in text(desk, answer.headers["Location"])
    assert count_plates(COUNTY, TOWN) == 7


def test_a_job_with_nothing_to_do_is_refused_on_the_page_itself(desk: Client) -> None:
    Division.objects.create(code=EMPTY, name="空村", level="village", parent=TOWN)
    forget_all()
    answer = desk.post("/desk/plates/issue/", {"within": TOWN, "holder": "household"})
    assert (answer.status_code, "已经齐全" in answer.content.decode()) == (422, True)
    assert desk.post("/desk/plates/issue/", {"within": TOWN, "holder": "person"}).status_code == 422
    answer = desk.post("/desk/plates/print/", {"within": EMPTY, "layout": "sheets"})
    assert (answer.status_code, "请先制作" in answer.content.decode()) == (422, True)


def test_plates_are_printed_as_a_job_whose_file_is_fetched(desk: Client, world: World) -> None:
    where = desk.post("/desk/plates/print/", {"within": VILLAGE, "layout": "single"}).headers["Location"]
    assert "hx-get" in text(desk, where)
    run_jobs_once(COUNTY, world.now)
    assert "门牌-凤坪村-6.pdf" in text(desk, where)
    answer = desk.get(f"{where}file/")
    assert b"".join(answer).startswith(b"%PDF-")  # type: ignore[call-overload] - a stream
    assert "attachment" in answer.headers["Content-Disposition"]


def test_a_plate_is_found_by_what_is_printed_on_it(desk: Client) -> None:
    code = codes()[0]
    assert desk.get("/desk/plates/", {"q": show(code)}).headers["Location"] == f"/desk/plates/{code}/"
    assert "没有找到" in text(desk, "/desk/plates/?q=zzzzzz")
    assert text(desk, f"/desk/plates/?q={code[:4]}").count("/desk/plates/fwac") == 7


def test_plates_ticked_in_the_list_are_installed(desk: Client) -> None:
    ticked = codes()[2:4]
    answer = desk.post("/desk/plates/installed/", {"within": VILLAGE, "code": [*ticked, "nonsense"]})
    assert answer.headers["Location"] == f"/desk/plates/?within={VILLAGE}"
    assert [bool(get_plate(COUNTY, code).installed_at) for code in codes()].count(True) == 3
    back = desk.post("/desk/plates/installed/", {"within": VILLAGE, "code": codes()[4], "back": codes()[4]})
    assert back.headers["Location"] == f"/desk/plates/{codes()[4]}/"


def test_a_plate_is_revoked_with_a_reason_and_says_so(desk: Client) -> None:
    code = codes()[0]
    assert desk.post(f"/desk/plates/{code}/revoke/", {"why": ""}).status_code == 422
    desk.post(f"/desk/plates/{code}/revoke/", {"why": "misused"})
    page = text(desk, f"/desk/plates/{code}/")
    assert "被冒用" in page
    assert "停用并换新" not in page
    assert desk.post(f"/desk/plates/{code}/revoke/", {"why": "misused"}).status_code == 409


def test_a_plate_is_replaced_and_the_old_one_names_the_new(desk: Client) -> None:
    code = codes()[0]
    where = desk.post(f"/desk/plates/{code}/replace/", {"why": "damaged"}).headers["Location"]
    successor = where.split("/")[-2]
    assert show(successor) in text(desk, f"/desk/plates/{code}/")
    assert get_plate(COUNTY, successor).revoked_at is None


def test_all_in_english_when_wished(desk: Client) -> None:
    page = text(desk, f"/desk/plates/?within={VILLAGE}&lang=en")
    assert "Door plates of 凤坪村" in page
    assert "Issue what is missing" in page
    assert "制作" not in page


@pytest.mark.parametrize("who", ["aduo", "yangguang", "zhouming"])
def test_others_keep_no_plates(world: World, client: Client, who: str) -> None:
    code = doors(world)
    sign_in(client, world, who)
    assert client.get("/desk/plates/").status_code == 403
    assert client.post(f"/desk/plates/{code}/revoke/", {"why": "lost"}).status_code == 403
    assert client.post("/desk/plates/print/", {"within": VILLAGE}).status_code == 403


def test_the_towns_dispatcher_keeps_no_plates_beyond_the_town(desk: Client) -> None:
    assert desk.get(f"/desk/plates/?within={COUNTY}").status_code == 403
    assert desk.post("/desk/plates/issue/", {"within": COUNTY, "holder": "grid"}).status_code == 403
    assert desk.post("/desk/plates/installed/", {"within": COUNTY}).status_code == 403


def test_a_plate_that_is_none_is_not_found(desk: Client) -> None:
    assert desk.get("/desk/plates/fwac0000000000000000/").status_code == 404
    assert desk.get("/desk/plates/?within=1").status_code in (403, 404, 422)


def test_strangers_are_sent_to_sign_in(world: World, client: Client) -> None:
    assert client.get("/desk/plates/").headers["Location"].startswith("/account/login/")
