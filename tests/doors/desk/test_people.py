"""People on the desk: found by name and code, with duties, leaves and stand-ins, never with phones; who may change."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.doors.reading import text
from tests.doors.signing import sign_in
from tests.world import COUNTY, GRID, HOUSING, TOWN, World

from maplebridge.directory.people.actions import record_leave
from maplebridge.directory.people.models import DutyHeld, Leave
from maplebridge.ground.clock.time import day_of

DAY = timedelta(days=1)


@pytest.fixture
def desk(world: World, client: Client) -> Client:
    sign_in(client, world, "luolan")
    return client


def one(world: World, code: str) -> str:
    return f"/desk/people/{world.ids[code]}/"


def duty_of(world: World, code: str) -> DutyHeld:
    return DutyHeld.objects.of(COUNTY).get(person=world.ids[code])


def asked(world: World, stand_in: str = "hefang", **changes: str) -> dict[str, str]:
    today = day_of(world.now)
    return {"first": today.isoformat(), "last": (today + 3 * DAY).isoformat(), "stand_in": stand_in} | changes


def test_staff_are_listed_with_their_duties_and_languages(desk: Client) -> None:
    page = text(desk, "/desk/people/?words=杨")
    assert "杨光" in page
    assert "承办人" in page
    assert f'href="/desk/units/{HOUSING}/"' in page
    assert "苗语" in page
    assert "周明" not in page


def test_neither_residents_nor_machines_nor_phones_are_listed(desk: Client, world: World) -> None:
    page = text(desk, "/desk/people/")
    assert "王爱丽" not in page
    assert "省级平台" not in page
    assert "1390000" not in page + text(desk, one(world, "yangguang"))
    assert desk.get(one(world, "alice")).status_code == 404


def test_people_are_found_by_code_role_unit_and_place(desk: Client) -> None:
    assert "阿朵" in text(desk, "/desk/people/?words=ADU")
    assert "阿朵" in text(desk, "/desk/people/?role=grid_worker")
    assert "阿朵" in text(desk, f"/desk/people/?place={TOWN}")
    assert "杨光" not in text(desk, f"/desk/people/?place={TOWN}")
    assert "何芳" in text(desk, f"/desk/people/?unit={HOUSING}")
    assert "没有找到" in text(desk, "/desk/people/?words=nobody&role=leader")


def test_a_leave_shows_on_both_sides(desk: Client, world: World) -> None:
    today = day_of(world.now)
    ids = {"person_id": world.ids["yangguang"], "stand_in_id": world.ids["hefang"]}
    record_leave(county=COUNTY, **ids, first=today, last=today + DAY)
    assert "请假" in text(desk, one(world, "yangguang"))
    assert "代班" in text(desk, one(world, "hefang"))
    assert "请假，何芳 代班" in text(desk, f"/desk/units/{HOUSING}/")


def test_a_head_records_a_leave_of_their_own_people(world: World, client: Client) -> None:
    sign_in(client, world, "hefang")
    assert "/leave/" in text(client, one(world, "yangguang"))
    assert client.post(f"{one(world, 'yangguang')}leave/", asked(world)).status_code == 302
    assert Leave.objects.of(COUNTY).get().stand_in.hex == world.ids["hefang"].replace("-", "")


@pytest.mark.parametrize("stand_in", ["tangwei", "jike"])
def test_a_head_chooses_stand_ins_from_the_unit_alone(world: World, client: Client, stand_in: str) -> None:
    sign_in(client, world, "hefang")
    answer = client.post(f"{one(world, 'yangguang')}leave/", asked(world, stand_in))
    assert (answer.status_code, "代班人要从本单位选" in answer.content.decode()) == (422, True)
    assert not Leave.objects.of(COUNTY).exists()


def test_a_head_has_no_say_over_other_units(world: World, client: Client) -> None:
    sign_in(client, world, "hefang")
    assert "/leave/" not in text(client, one(world, "tangwei"))
    assert client.post(f"{one(world, 'tangwei')}leave/", asked(world)).status_code == 403
    assert not Leave.objects.of(COUNTY).exists()


def test_the_system_administrator_may_not_become_a_stand_in_nor_choose_auditors(world: World, client: Client) -> None:
    sign_in(client, world, "jike")
    assert client.post(f"{one(world, 'yangguang')}leave/", asked(world, "jike")).status_code == 422
    assert client.post(f"{one(world, 'shenji')}leave/", asked(world, "hefang")).status_code == 403
    assert client.post(f"{one(world, 'yangguang')}leave/", asked(world, "tangwei")).status_code == 302


def test_wrong_days_and_unknown_stand_ins_are_said_on_the_page(world: World, client: Client) -> None:
    sign_in(client, world, "hefang")
    path = f"{one(world, 'yangguang')}leave/"
    assert client.post(path, asked(world, first="")).status_code == 422
    assert client.post(path, asked(world, first="2020-01-01")).status_code == 422
    assert client.post(path, asked(world, last="2020-01-01")).status_code == 422
    unknown = client.post(path, asked(world, "nobody"))
    assert unknown.status_code == 404
    assert 'value="nobody"' in unknown.content.decode()


def test_a_duty_ends_on_the_day_that_was_said(world: World, client: Client) -> None:
    sign_in(client, world, "hefang")
    duty, today = duty_of(world, "yangguang"), day_of(world.now)
    path = f"{one(world, 'yangguang')}duties/{duty.id}/end/"
    assert client.post(path, {"last_day": "2020-01-01"}).status_code == 422
    assert client.post(path, {"last_day": today.isoformat()}).status_code == 302
    assert duty_of(world, "yangguang").valid_to == today
    assert client.post(path, {"last_day": (today + DAY).isoformat()}).status_code == 422
    assert duty_of(world, "yangguang").valid_to == today


def test_nobody_ends_their_own_duty_nor_one_of_an_administrator(world: World, client: Client) -> None:
    today = {"last_day": day_of(world.now).isoformat()}
    for who, whose in (("hefang", "hefang"), ("hefang", "tangwei"), ("jike", "shenji"), ("jike", "jike")):
        sign_in(client, world, who)
        path = f"{one(world, whose)}duties/{duty_of(world, whose).id}/end/"
        assert client.post(path, today).status_code == 404
        assert duty_of(world, whose).valid_to is None


def test_a_duty_is_ended_only_with_whoever_holds_it(world: World, client: Client) -> None:
    sign_in(client, world, "hefang")
    path = f"{one(world, 'yangguang')}duties/{duty_of(world, 'tangwei').id}/end/"
    assert client.post(path, {"last_day": day_of(world.now).isoformat()}).status_code == 404
    assert duty_of(world, "tangwei").valid_to is None


@pytest.mark.parametrize("who", ["luolan", "yangguang", "shenji"])
def test_others_change_nothing(world: World, client: Client, who: str) -> None:
    sign_in(client, world, who)
    assert client.post(f"{one(world, 'yangguang')}leave/", asked(world)).status_code == 403
    path = f"{one(world, 'yangguang')}duties/{duty_of(world, 'yangguang').id}/end/"
    assert client.post(path, {"last_day": day_of(world.now).isoformat()}).status_code == 403


def test_all_in_english_when_wished(desk: Client, world: World) -> None:
    page = text(desk, f"/desk/people/?place={GRID}&lang=en")
    assert "Grid worker" in page
    assert "网格员" not in page
