"""Residents sign up and give a place back, read what units publish with its history, and complain of a unit by its card
out of that unit's sight."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.doors.desk.activity_pages import open_lecture, reported
from tests.doors.portal.open_pages import UNIT, a_file, published, withdrawn
from tests.doors.signing import sign_in
from tests.services.pacing.using import use_up
from tests.world import COUNTY, HOUSING, VILLAGE, World, found_county

from maplebridge.cases.models import Case
from maplebridge.cases.queries import access_case
from maplebridge.ground.clock.time import now
from maplebridge.ground.words.fault import Missing
from maplebridge.rulebook.publishing.models import RuleVersion
from maplebridge.rulebook.publishing.queries import forget_packs, get_current_pack
from maplebridge.rulebook.publishing.storing import body_of, digest_of
from maplebridge.services.activities.models import Activity, SignUp
from maplebridge.services.disclosure.models import Publication
from maplebridge.services.disclosure.units import list_units


@pytest.fixture
def world(db: None) -> World:
    return found_county()


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def test_somebody_without_an_account_signs_up_and_cancels(world: World, client: Client) -> None:
    activity = open_lecture(world)
    address = f"/activities/{activity}/"
    assert "名额已满，可以候补（前面 1 人）" in read(client, address)
    assert client.post(address, {"name": "", "phone": "13900001111"}).status_code == 422
    sent = client.post(address, {"name": "龙家", "phone": "139 0000 1111"})
    assert sent.status_code == 302
    mine = sent.headers["Location"]
    assert "候补，前面还有 1 人" in read(client, mine)
    again = Client().post(address, {"name": "龙家", "phone": "13900001111"})
    assert (again.status_code, again.headers["Location"] == mine) == (302, False)
    assert client.get(mine[:-3] + "xx/").status_code == 404
    assert client.post(mine).status_code == 302
    assert "已取消报名" in read(client, mine)
    assert SignUp.objects.of(COUNTY).filter(state="cancelled").count() == 1


def test_what_strangers_send_too_often_from_one_line_waits_for_the_next_hour(
    world: World, client: Client, settings: Settings
) -> None:
    activity = open_lecture(world)
    said = {"name": "龙家", "phone": "13900001111"}
    for form, address in (("sign_up", f"/activities/{activity}/"), ("complaint", f"/supervise/{UNIT}/")):
        use_up(settings, form)
        refused = client.post(address, said)
        assert (refused.status_code, "13900001111" in refused.content.decode()) == (429, True)
        assert refused["Retry-After"].endswith(":00:00 GMT")


def test_a_resident_with_an_account_sees_what_they_signed_up_for(world: World, client: Client) -> None:
    activity = open_lecture(world)
    sign_in(client, world, "alice")
    assert 'value="13800000001"' in read(client, f"/activities/{activity}/")
    said = {"name": "王爱丽", "phone": "13800000001"}
    assert client.post(f"/activities/{activity}/", said).status_code == 302
    assert "我报了名的" in read(client, "/activities/")
    assert "13800000001" not in read(Client(), f"/activities/{activity}/")


def test_the_calendar_is_narrowed_by_place_and_tells_what_came_of_it(world: World, client: Client) -> None:
    open_lecture(world)
    assert "彩礼" in read(client, "/activities/?place=520524103")
    file = read(client, "/activities/calendar.ics?place=520524103")
    assert "BEGIN:VEVENT" in file
    assert client.get("/activities/?place=110101").status_code == 404
    past = reported(world)
    assert "讲了怎样留证据" in read(client, f"/activities/{past}/")
    Activity.objects.of(COUNTY).update(state="cancelled", reason="下雨", starts_at=datetime.now(UTC) + timedelta(1),
                                       ends_at=datetime.now(UTC) + timedelta(2))  # fmt: skip
    assert "这个活动取消了" in read(client, f"/activities/{past}/")


def test_a_correction_is_shown_as_one_and_a_withdrawal_says_why(world: World, client: Client) -> None:
    address = published(world)
    page = read(client, address)
    assert "更正：补报一件" in page
    assert "以前的版本" in page
    assert "《法律援助法》第五十八条" in page
    assert "有更正" in read(client, "/disclosure/?hand_outs=1")
    assert "法律援助情况" in read(client, "/disclosure/?item=aid_figures&q=法律")
    gone = read(client, withdrawn(world))
    assert "这条信息已撤回：统计口径有误" in gone
    assert "案件（件）" not in gone
    assert "法律援助情况" not in gone  # a title may be what had to go


def test_a_file_goes_with_its_publication(world: World, client: Client) -> None:
    address = a_file(world)
    answer = client.get(address)
    assert answer.headers["Content-Type"] == "image/png"
    b"".join(answer.streaming_content)  # type: ignore[arg-type, attr-defined] # a file, read to its end
    assert client.get(address.replace("/1/", "/9/")).status_code == 404


def test_a_unit_shows_what_it_owes(world: World, client: Client) -> None:
    published(world)
    page = read(client, f"/disclosure/units/{UNIT}/")
    assert "法律援助资金使用" in page
    assert "第 1 季度" in page
    assert client.get("/disclosure/units/nobody/").status_code == 404


def test_a_unit_that_published_nothing_is_found_by_its_place_its_duty_and_its_door(
    world: World, client: Client
) -> None:
    village = f"village_committee-{VILLAGE}"
    page = f"/disclosure/units/{village}/"
    assert Publication.objects.of(COUNTY).count() == 0
    assert page not in read(client, "/disclosure/")
    assert page in read(client, f"/disclosure/?place={VILLAGE[:9]}")
    assert page in read(client, f"/disclosure/?kind=village_committee&place={VILLAGE[:9]}")
    assert page not in read(client, f"/disclosure/?place={VILLAGE[:9]}&q=x")
    assert f"/disclosure/units/{HOUSING}/" in read(client, "/disclosure/")
    assert f"/disclosure/units/{HOUSING}/" in read(client, "/responsibilities/")
    assert "/disclosure/?kind=forensic" in read(client, "/responsibilities/")
    office = f"government_services-{COUNTY}"
    assert f"/disclosure/units/{office}/" in read(client, f"/outlets/{office}/")


def test_units_are_listed_with_what_is_missing_in_the_order_of_places(world: World) -> None:
    told = list_units(COUNTY, VILLAGE[:9], "village_committee", datetime(2026, 8, 1, tzinfo=UTC))
    line = next(each for each in told.bound if each.unit.place == VILLAGE)
    # Two quarters are over by more than 15 days; each asks for affairs and for money.
    assert (line.share.due, line.published, line.share.missing, line.waiting) == (4, 0, 4, 0)
    assert [each.unit.place for each in told.bound] == sorted(each.unit.place for each in told.bound)
    assert list_units(COUNTY, "", "", datetime(2026, 8, 1, tzinfo=UTC)).others


@pytest.mark.parametrize("matter", ["service_complaint", "misconduct"])
def test_who_is_complained_of_by_a_card_neither_sees_nor_handles_it(world: World, client: Client, matter: str) -> None:
    address = f"/supervise/{HOUSING}/"
    assert "县住房和城乡建设局" in read(client, address)
    assert client.post(address, {"matter": "noise", "text": "x"}).status_code == 422
    assert client.post(address, {"matter": matter, "text": " "}).status_code == 422
    said = {"matter": matter, "text": "去了三次都没人办，态度也不好。", "person": "2号窗口", "phone": "13812345678"}
    sent = client.post(address, said)
    assert sent.status_code == 302
    assert read(client, sent.headers["Location"])
    case = Case.objects.of(COUNTY).get()
    assert HOUSING in case.excluded_units
    assert (case.secrecy, case.centre) == ("identity_sealed", "centre-520524")
    for clerk in ("yangguang", "hefang"):
        with pytest.raises(Missing):
            access_case(world.actor(clerk), case.number)
        sign_in(client, world, clerk)
        assert client.get(f"/desk/cases/{case.number}/").status_code == 404
        for page in ("/desk/", f"/desk/search/?q={case.number}", "/desk/search/?q=去了三次"):
            assert case.number not in client.get(page).content.decode().replace(f'value="{case.number}"', "")
    assert access_case(world.actor("axiu"), case.number).facts.number == case.number


def test_a_complaint_may_be_anonymous(world: World, client: Client) -> None:
    said = {
        "matter": "misconduct",
        "text": "收了办事的人的烟。",
        "name": "某某",
        "phone": "13812345678",
        "anonymous": "1",
    }
    assert client.post(f"/supervise/{HOUSING}/", said).status_code == 302
    assert client.get("/supervise/nobody/").status_code == 404


def test_a_complaint_about_the_county_centre_goes_to_those_who_stand_in_for_it(world: World, client: Client) -> None:
    address = "/supervise/centre-520524/"
    page = read(client, address)
    assert all(unit in page for unit in ("县信访局", "县纪委监委"))
    assert client.post(address, {"matter": "misconduct", "text": "没有人管。"}).status_code == 302
    (number,) = Case.objects.of(COUNTY).values_list("number", flat=True)
    assert "县综治中心" not in read(client, f"/cases/{number}/").split("现在由谁办")[1].split("</dd>")[0]
    case = Case.objects.of(COUNTY).get()
    assert case.desk_unit == "discipline_inspection-520524"
    with pytest.raises(Missing):
        access_case(world.actor("axiu"), case.number)


def test_where_the_rules_name_nobody_who_stands_in_it_is_sent_elsewhere(world: World, client: Client) -> None:
    pack = get_current_pack(COUNTY)
    body = body_of(replace(pack, routing=replace(pack.routing, stand_ins=None)))
    columns = {"digest": digest_of(body), "body": body, "published_at": now(), "published_by": "test"}
    RuleVersion.objects.create(county=COUNTY, number=pack.number + 1, **columns)
    forget_packs()
    address = "/supervise/centre-520524/"
    assert "12388" in read(client, address)
    assert client.post(address, {"matter": "misconduct", "text": "没有人管。"}).status_code == 422
    assert not Case.objects.of(COUNTY).exists()
