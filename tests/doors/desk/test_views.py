"""Saved views: kept from the inbox, with what is new on them; their owner is told when something enters."""

import re

from django.test import Client
from tests.doors.desk.making import bring, do
from tests.doors.signing import sign_in
from tests.world import COUNTY, World

from maplebridge.ground.clock.time import now
from maplebridge.ground.post.models import Message
from maplebridge.services.viewing.jobs import alert_once


def keep(client: Client, **said: str) -> str:
    answer = client.post("/desk/views/save/", {"name": "路灯", "matter": "streetlight", "state": "received"} | said)
    assert answer["Location"] == "/desk/?state=received&matter=streetlight"
    found = re.search(r'href="(/desk/views/[0-9a-f-]{36}/)"', client.get("/desk/views/").content.decode())
    assert found
    return found[1]


def told(person: str) -> list[str]:
    rows = Message.objects.of(COUNTY).filter(recipient=f"person:{person}", template="watched")
    return [params["view"] for params in rows.values_list("params", flat=True)]


def follow() -> None:
    while alert_once(COUNTY, now()):
        pass


def test_a_view_shows_what_is_new_until_it_is_opened(world: World, client: Client) -> None:
    sign_in(client, world, "luolan")
    address = keep(client)
    assert "上次看过" not in client.get("/desk/views/beside/").content.decode()
    bring(world)
    bring(world, text="桥头垃圾没人清。", matter="rubbish")
    assert ">1</span>" in client.get("/desk/views/beside/").content.decode()
    assert client.get(address)["Location"] == "/desk/?state=received&matter=streetlight"
    assert "上次看过" not in client.get("/desk/views/beside/").content.decode()


def test_the_owner_is_told_once_of_each_case_that_enters(world: World, client: Client) -> None:
    bring(world)
    follow()
    sign_in(client, world, "luolan")
    keep(client, alert="1")
    wanted = bring(world)
    bring(world, text="桥头垃圾没人清。", matter="rubbish")
    do(world, wanted, "luolan", "note", text="看过了。")
    follow()
    assert told(world.ids["luolan"]) == ["路灯"]
    follow()
    assert told(world.ids["luolan"]) == ["路灯"]


def test_nobody_is_told_of_what_lies_on_another_desk(world: World, client: Client) -> None:
    sign_in(client, world, "yangguang")
    keep(client, alert="1")
    bring(world)
    follow()
    assert told(world.ids["yangguang"]) == []


def test_telling_is_turned_off_and_a_view_removed_by_its_owner_alone(world: World, client: Client) -> None:
    sign_in(client, world, "luolan")
    address = keep(client, alert="1")
    other = Client()
    sign_in(other, world, "axiu")
    assert other.post(f"{address}change/", {"do": "remove"}).status_code == 404
    client.post(f"{address}change/", {"do": "alert"})
    bring(world)
    follow()
    assert told(world.ids["luolan"]) == []
    client.post(f"{address}change/", {"do": "remove"})
    assert "还没有保存过视图" in client.get("/desk/views/").content.decode()


def test_a_view_has_a_name(world: World, client: Client) -> None:
    sign_in(client, world, "luolan")
    for name in ("", "名" * 41):
        assert client.post("/desk/views/save/", {"name": name}).status_code == 422
