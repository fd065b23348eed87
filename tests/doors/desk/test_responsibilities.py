"""Responsibilities on the desk and for the public: who answers for what, by which line, and who is told of a chase."""

from datetime import timedelta

from django.test import Client
from tests.doors.desk.making import bring
from tests.doors.signing import sign_in
from tests.world import COUNTY, World

from maplebridge.ground.clock.time import now
from maplebridge.ground.post.models import Message
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.notices.jobs import tell_once


def test_a_unit_reads_what_it_answers_for_and_the_list_says_what_nobody_holds(world: World, client: Client) -> None:
    sign_in(client, world, "yangguang")
    own = client.get("/desk/responsibilities/housing-520524/").content.decode()
    assert "主体责任" in own
    assert "路灯" in own
    page = client.get("/desk/responsibilities/").content.decode()
    leaves = [code for code in get_current_pack(COUNTY).categories if len(code) == 4]
    assert f"{len(leaves)} / {len(leaves)}" in page
    assert client.get("/desk/responsibilities/nobody-520524/").status_code == 404


def test_everybody_can_look_up_whose_business_a_thing_is(world: World, client: Client) -> None:
    page = client.get("/responsibilities/?q=欠薪").content.decode()
    assert "人力资源和社会保障局" in page
    assert "《保障农民工工资支付条例》第七条" in page
    assert "停电" not in page


def test_the_chase_board_names_who_leads_overall_and_their_head_is_told(world: World, client: Client) -> None:
    number = bring(world, channel="window", happened_at=now() - timedelta(days=6), text="路灯不亮。")
    sign_in(client, world, "luolan")
    assert "主抓" in client.get("/desk/chase/").content.decode()
    client.post("/desk/chase/", {"number": number, "text": "请今天联系群众。", "key": "k"})
    while tell_once(COUNTY, now()):
        pass
    told = Message.objects.of(COUNTY).filter(template="pressed_overall").values_list("recipient", "params__number")
    assert list(told) == [("unit:town_government-520524103:unit_head", number)]
