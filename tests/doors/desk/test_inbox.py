"""The inbox: what waits for whom, narrowed down, page by page, and what has just come in."""

import re

import pytest
from django.test import Client
from tests.doors.desk.making import bring, dispatched, do
from tests.doors.signing import sign_in
from tests.world import HOUSING, World

from maplebridge.doors.desk.inbox import pages


def numbers(page: str) -> list[str]:
    return re.findall(r'<tr data-number="(\d+)"', page)


def test_each_sees_what_waits_for_them(world: World, client: Client) -> None:
    new, sent = bring(world), dispatched(world)
    sign_in(client, world, "luolan")
    assert numbers(client.get("/desk/").content.decode()) == [new]
    other = Client()
    sign_in(other, world, "yangguang")
    assert numbers(other.get("/desk/").content.decode()) == [sent]


def test_a_dispatcher_sees_the_desk_of_a_village_that_has_none_of_its_own(world: World, client: Client) -> None:
    number = bring(world, matter="streetlight")
    for code, expected in (("luolan", [number]), ("axiu", [])):
        reader = Client()
        sign_in(reader, world, code)
        assert numbers(reader.get("/desk/").content.decode()) == expected, code


def test_filters_and_tabs_narrow_it_down(world: World, client: Client) -> None:
    lamp, rubbish = bring(world), bring(world, text="垃圾没人清。", matter="rubbish", language="hmd")
    sign_in(client, world, "luolan")
    for query, expected in (
        ("?matter=streetlight", [lamp]),
        ("?language=hmd", [rubbish]),
        ("?state=checking", []),
        ("?overdue=1", []),
        ("?place=520524999", [lamp, rubbish]),
    ):
        assert sorted(numbers(client.get(f"/desk/{query}").content.decode())) == sorted(expected), query


def test_a_long_inbox_is_read_page_by_page(world: World, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MANY", 2)
    brought = {bring(world, text=f"第 {n} 盏灯不亮。") for n in range(5)}
    sign_in(client, world, "luolan")
    address, seen = "/desk/", []
    while address:
        page = client.get(address).content.decode()
        seen += numbers(page)
        following = re.search(r'href="([^"]*after=[^"]*)" rel="next"', page)
        address = following[1].replace("&amp;", "&") if following else ""
    assert len(seen) == 5
    assert set(seen) == brought


def test_the_bar_counts_only_what_lies_on_my_desk(world: World, client: Client) -> None:
    mine, elsewhere = bring(world), dispatched(world)
    sign_in(client, world, "luolan")
    said = client.get("/desk/arrived/", {"n": [mine, elsewhere, "x"]}).content.decode()
    assert "1 件新工单" in said
    assert client.get("/desk/arrived/", {"n": [elsewhere]}).content.decode().strip() == ""


def test_a_sealed_case_shows_no_title_and_a_kept_out_unit_sees_nothing(world: World, client: Client) -> None:
    number = bring(world, complained_of=(HOUSING,))
    sign_in(client, world, "yangguang")
    assert number not in client.get("/desk/").content.decode()
    assert client.get(f"/desk/cases/{number}/").status_code == 404


def test_an_empty_desk_says_so_kindly(world: World, client: Client) -> None:
    sign_in(client, world, "tangwei")
    assert "喝口茶" in client.get("/desk/").content.decode()
    assert "cup of tea" in client.get("/desk/?lang=en").content.decode()


def test_marks_stand_beside_the_title(world: World, client: Client) -> None:
    number = dispatched(world)
    do(world, number, "zhouming", "instruct", text="请抓紧。")
    sign_in(client, world, "yangguang")
    assert "督办待回复" in client.get("/desk/").content.decode()
