"""The whistle board, the chase board, returns: what is on them and what can be done from them."""

from datetime import timedelta

from django.test import Client
from tests.doors.desk.making import bring, dispatched, do, handled, returned
from tests.doors.signing import sign_in
from tests.world import COUNTY, World

from maplebridge.cases.queries import get_case
from maplebridge.ground.clock.time import now

WATER, HOUSING = "water-520524", "housing-520524"


def whistle(world: World, number: str, who: str, *units: str, minutes: int = 30) -> None:
    do(world, number, who, "whistle", units=list(units), arrive_by=(now() + timedelta(minutes=minutes)).isoformat())


def test_a_called_unit_sees_the_call_and_signs_in_from_the_board(world: World, client: Client) -> None:
    number = bring(world)
    whistle(world, number, "luolan", HOUSING)
    sign_in(client, world, "yangguang")
    page = client.get("/desk/board/").content.decode()
    assert number in page
    assert f"/desk/cases/{number}/act/arrive/" in page
    answer = client.post(f"/desk/cases/{number}/act/arrive/", {"key": "k", "then": "board"})
    assert answer["Location"] == "/desk/board/"
    assert "已报到" in client.get("/desk/board/calls/").content.decode()


def test_the_centre_watches_but_signs_in_for_nobody(world: World, client: Client) -> None:
    number = bring(world)
    whistle(world, number, "luolan", HOUSING)
    sign_in(client, world, "luolan")
    page = client.get("/desk/board/").content.decode()
    assert number in page
    assert "act/arrive" not in page


def test_a_unit_that_has_nothing_to_do_with_it_sees_no_call(world: World, client: Client) -> None:
    number = bring(world)
    whistle(world, number, "luolan", HOUSING)
    sign_in(client, world, "tangwei")
    assert number not in client.get("/desk/board/").content.decode()


def test_a_number_leads_to_the_whistle(world: World, client: Client) -> None:
    number = bring(world)
    sign_in(client, world, "luolan")
    answer = client.get("/desk/board/whistle/", {"number": number})
    assert answer["Location"] == f"/desk/cases/{number}/act/whistle/?then=board"
    assert 'type="datetime-local"' in client.get(answer["Location"]).content.decode()
    assert client.get("/desk/board/whistle/", {"number": "12"}).status_code == 422


def test_late_cases_are_chased_together(world: World, client: Client) -> None:
    days = timedelta(days=6)
    late = [bring(world, channel="window", happened_at=now() - days, text=f"第 {n} 盏路灯不亮。") for n in (1, 2)]
    sign_in(client, world, "luolan")
    page = client.get("/desk/chase/").content.decode()
    assert all(number in page for number in late)
    answer = client.post("/desk/chase/", {"number": [*late, "5205240000000000"], "text": "请今天办。", "key": "c"})
    said = answer.content.decode()
    assert "已督办 2 件" in said
    assert "5205240000000000" in said
    assert all("chased" in get_case(COUNTY, number).facts.marks for number in late)


def test_a_leader_instructs_and_a_head_only_watches_their_unit(world: World, client: Client) -> None:
    late = bring(world, channel="window", happened_at=now() - timedelta(days=6))
    do(world, late, "luolan", "accept")
    do(world, late, "luolan", "dispatch", unit=HOUSING)
    sign_in(client, world, "hefang")
    page = client.get("/desk/chase/").content.decode()
    assert late in page
    assert "chase-text" not in page
    other = Client()
    sign_in(other, world, "zhouming")
    other.post("/desk/chase/", {"number": [late], "text": "三天内办好。", "key": "i"})
    journal = other.get(f"/desk/cases/{late}/").content.decode()
    assert "三天内办好。" in journal
    assert "批示" in journal


def test_a_chase_without_words_or_cases_is_asked_again(world: World, client: Client) -> None:
    bring(world, channel="window", happened_at=now() - timedelta(days=6))
    sign_in(client, world, "luolan")
    assert client.post("/desk/chase/", {"text": "请办。"}).status_code == 422
    assert client.post("/desk/chase/", {"number": ["1"]}).status_code == 422


def test_a_returned_case_is_decided_with_the_unit_that_was_named(world: World, client: Client) -> None:
    number = returned(world)
    sign_in(client, world, "axiu")
    page = client.get("/desk/returns/").content.decode()
    for words in (number, "路灯由镇里管护。", "县水务局", f"unit={WATER}"):
        assert words in page, words
    form = client.get(f"/desk/cases/{number}/act/decide/?unit={WATER}&then=returns").content.decode()
    assert f'value="{WATER}" selected' in form
    sent = {"unit": WATER, "reason": "按移交清单。", "seen": "4", "key": "d", "then": "returns"}
    assert client.post(f"/desk/cases/{number}/act/decide/", sent)["Location"] == "/desk/returns/"
    assert get_case(COUNTY, number).facts.unit == WATER
    assert number not in client.get("/desk/returns/").content.decode()


def test_boards_are_for_those_whose_duty_it_is(world: World, client: Client) -> None:
    dispatched(world)
    handled(world)
    sign_in(client, world, "yangguang")
    assert client.get("/desk/chase/").status_code == 403
    assert client.get("/desk/returns/").status_code == 403
