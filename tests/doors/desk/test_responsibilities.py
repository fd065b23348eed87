"""Responsibilities on the desk and for the public: who answers for what, by which line, and who is told of a chase."""

from datetime import timedelta

from django.test import Client
from tests.doors.desk.making import bring
from tests.doors.signing import sign_in
from tests.world import COUNTY, World

from maplebridge.ground.clock.time import SHANGHAI, day_of, now
from maplebridge.ground.post.models import Message
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.notices.jobs import tell_once
from maplebridge.services.statements.models import Statement
from maplebridge.services.statements.queries import get_statement, list_tree


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


def test_heads_draw_up_and_sign_statements_and_nobody_else_has_the_button(world: World, client: Client) -> None:
    year = day_of(now()).year
    sign_in(client, world, "yangguang")
    assert "一次拟好" not in client.get("/desk/statements/").content.decode()
    sign_in(client, world, "zhouming")
    assert "一次拟好" in client.get("/desk/statements/").content.decode()
    client.post("/desk/statements/", {"upper": "government_office-520524", "year": year})
    (town,) = list_tree(COUNTY, year)
    assert town.statement is not None
    path = f"/desk/statements/{town.statement.id}/"
    assert "代表县人民政府办公室签署" in client.get(path).content.decode()
    client.post(path, {"side": "upper"})
    assert "代表" not in client.get(path).content.decode()
    assert client.post(path, {"side": "lower"}).status_code == 403
    sign_in(client, world, "zouping")
    assert "代表猫场镇人民政府签署" in client.get(path).content.decode()
    client.post(path, {"side": "lower"})
    signed = client.get(path).content.decode()
    assert f"<code>{get_statement(COUNTY, town.statement.id).sha256}</code>" in signed
    assert "核对过" in signed
    found = get_statement(COUNTY, town.statement.id).lower_signed
    assert found is not None
    assert f"{found.name} · {found.at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" in signed  # it is printed and kept
    Statement.objects.of(COUNTY).filter(id=town.statement.id).update(upper_name="别人")
    told = client.get(path).content.decode()
    assert "可能被改动过" in told
    assert "核对过" not in told
    assert "乡镇 1 / 1 已签 · 村 0 / 1 已签" in client.get("/desk/statements/").content.decode()
    assert "凤坪村" in client.get("/desk/statements/?town=520524103").content.decode()


def test_the_chase_board_names_who_leads_overall_and_their_head_is_told(world: World, client: Client) -> None:
    number = bring(world, channel="window", happened_at=now() - timedelta(days=6), text="路灯不亮。")
    sign_in(client, world, "luolan")
    assert "主抓" in client.get("/desk/chase/").content.decode()
    client.post("/desk/chase/", {"number": number, "text": "请今天联系群众。", "key": "k"})
    while tell_once(COUNTY, now()):
        pass
    told = Message.objects.of(COUNTY).filter(template="pressed_overall").values_list("recipient", "params__number")
    assert list(told) == [("unit:town_government-520524103:unit_head", number)]
