"""The page of the review: a decision becomes a task and is written down."""

import re

from django.test import Client
from tests.doors.desk.making import dispatched, do
from tests.doors.signing import sign_in
from tests.world import COUNTY, GRID, TOWN, World

from maplebridge.cases.models import Case
from maplebridge.cases.queries import get_case


def test_a_chase_from_the_review_is_on_the_case_and_in_the_notes(world: World, client: Client) -> None:
    number = dispatched(world)
    sign_in(client, world, "zhouming")
    address = f"/desk/review/decide/?number={number}&action=chase"
    page = client.get(address).content.decode()
    assert 'name="text"' in page
    said = {"text": "请今天联系群众。", "key": re.findall(r'name="key" value="([^"]+)"', page)[0]}
    for _ in range(2):
        assert client.post(address, said).status_code == 302
    assert "chased" in get_case(COUNTY, number).facts.marks
    review = client.get("/desk/review/").content.decode()
    assert review.count("请今天联系群众。") == 1
    assert f"/desk/cases/{number}/" in review


def test_an_empty_chase_is_refused_with_its_field(world: World, client: Client) -> None:
    number = dispatched(world)
    sign_in(client, world, "zhouming")
    answer = client.post(f"/desk/review/decide/?number={number}&action=instruct", {"text": ""})
    assert answer.status_code == 422
    assert "field--error" in answer.content.decode()


def test_a_new_case_comes_out_of_the_review(world: World, client: Client) -> None:
    sign_in(client, world, "luolan")
    page = client.get(f"/desk/review/new/?at={GRID}&category=0405").content.decode()
    assert "路灯" in page
    said = {"matter": "streetlight", "place": GRID, "text": "全村路灯排查一遍。", "key": "k"}
    for _ in range(2):
        assert client.post("/desk/review/new/", said).status_code == 302
    case = Case.objects.of(COUNTY).get()
    assert (case.matter, case.place) == ("streetlight", GRID)
    assert case.reporter == f"case:{case.id}"  # whoever presides may hand it out, which is nobody's own case
    assert case.number in client.get("/desk/review/").content.decode()


def test_a_new_case_lies_in_ones_own_area(world: World, client: Client) -> None:
    sign_in(client, world, "luolan")
    answer = client.post("/desk/review/new/", {"matter": "streetlight", "place": COUNTY, "text": "排查"})
    assert answer.status_code == 422
    assert not Case.objects.of(COUNTY).exists()


def test_whoever_only_handles_holds_no_review(world: World, client: Client) -> None:
    sign_in(client, world, "yangguang")
    assert client.get("/desk/review/").status_code == 404
    sign_in(client, world, "luolan")
    assert client.get(f"/desk/review/?place={COUNTY}").status_code == 404
    assert client.get(f"/desk/review/?place={TOWN}&week=2026-09-29").status_code == 422


def test_a_closed_case_cannot_be_chased(world: World, client: Client) -> None:
    number = dispatched(world)
    do(world, number, "yangguang", "sign")
    sign_in(client, world, "shenji")  # an auditor looks and does not act
    assert client.get("/desk/review/").status_code == 200
    assert client.get(f"/desk/review/decide/?number={number}").status_code == 404


def test_a_note_is_kept(world: World, client: Client) -> None:
    sign_in(client, world, "axiu")
    assert client.post("/desk/review/note/", {"text": "下周重点看供水。"}).status_code == 302
    assert client.post("/desk/review/note/", {"text": " "}).status_code == 422
    assert "下周重点看供水。" in client.get("/desk/review/").content.decode()
