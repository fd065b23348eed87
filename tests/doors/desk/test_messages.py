"""Staff read their messages, mark them, see what reached nobody, and place chat groups."""

from django.test import Client
from tests.doors.desk.pages_messages import chats, mailbox
from tests.doors.portal.pages_messages import told
from tests.doors.signing import sign_in
from tests.world import COUNTY, TOWN, VILLAGE, World

from maplebridge.ground.clock.time import now
from maplebridge.services.sending.groups import list_groups
from maplebridge.services.sending.rules import Wishes
from maplebridge.services.sending.tallying import count_deliveries
from maplebridge.services.sending.wishes import get_wishes


def as_(world: World, code: str) -> Client:
    client = Client()
    sign_in(client, world, code)
    return client


def test_what_comes_to_a_desk_is_read_there_and_by_no_other(world: World) -> None:
    number = told(world)
    assert (
        f"路灯不亮（{number}）转到您这里，状态：待分流。"
        in as_(world, "luolan").get("/desk/messages/").content.decode()
    )
    assert number not in as_(world, "yangguang").get("/desk/messages/").content.decode()


def test_read_by_one_is_read_by_all_of_the_duty(world: World) -> None:
    told(world)
    luolan = as_(world, "luolan")
    assert "badge--blue" in luolan.get("/desk/messages/").content.decode()
    luolan.post("/desk/messages/read/")
    assert "badge--blue" not in luolan.get("/desk/messages/").content.decode()


def test_dispatchers_of_the_place_see_what_reached_nobody(world: World) -> None:
    mailbox(world)
    shown = as_(world, "luolan").get("/desk/messages/").content.decode()
    assert "号码或地址不存在" in shown
    assert "多次发送未成功" in shown
    assert "号码或地址不存在" not in as_(world, "yangguang").get("/desk/messages/").content.decode()


def test_staff_say_what_they_wish(world: World) -> None:
    client = as_(world, "yangguang")
    client.post("/desk/messages/settings/", {"quiet_from": "20:00", "quiet_to": "07:00"})
    kept = get_wishes(COUNTY, f"person:{world.ids['yangguang']}")
    assert kept == Wishes(quiet_from="20:00", quiet_to="07:00", kinds_off=frozenset({"work"}))


def test_a_county_dispatcher_says_where_a_group_belongs(world: World) -> None:
    chats(world)
    client = as_(world, "axiu")
    client.post("/desk/messages/groups/wrk2/", {"name": "猫场镇群", "place": TOWN})
    assert [(group.name, group.place) for group in list_groups(COUNTY)] == [
        ("凤坪村议事群", VILLAGE),
        ("猫场镇群", TOWN),
    ]
    odd = client.post("/desk/messages/groups/wrk2/", {"name": "猫场镇群", "place": "110000"})
    assert (odd.status_code, "不归您管" in odd.content.decode()) == (422, True)
    assert client.get("/desk/messages/groups/none/").status_code == 404


def test_a_town_sees_its_own_groups_and_handlers_none(world: World) -> None:
    chats(world)
    shown = as_(world, "luolan").get("/desk/messages/groups/").content.decode()
    assert "凤坪村议事群" in shown
    assert "wrk2" not in shown
    assert as_(world, "yangguang").get("/desk/messages/groups/").status_code == 403


def test_how_many_messages_arrived_is_counted_by_channel(world: World) -> None:
    mailbox(world)
    found = {tally.channel.zh: tally for tally in count_deliveries(COUNTY, now())}
    assert (found["短信"].failed, found["短信"].all, found["短信"].failed_share) == (1, 1, 100)
    assert "电子邮件" in as_(world, "luolan").get("/desk/messages/figures/").content.decode()
    assert as_(world, "yangguang").get("/desk/messages/figures/").status_code == 403
