"""Whoever was drawn finds the case, says what they found, and it counts on the page of figures."""

import pytest
from django.test import Client
from tests.doors.desk.recheck_pages import CLERK, to_look_at
from tests.doors.signing import sign_in
from tests.world import World

from maplebridge.cases.queries import get_case
from maplebridge.ground.clock.time import now
from maplebridge.services.rechecking.jobs import draw_once


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize(("found", "state"), [("confirmed", "closed"), ("not_solved", "handling")])
def test_whoever_was_drawn_says_what_they_found(world: World, client: Client, found: str, state: str) -> None:
    number = to_look_at(world)
    sign_in(client, world, CLERK)
    assert f"/desk/cases/{number}/act/recheck/" in read(client, "/desk/recheck/")
    form = read(client, f"/desk/cases/{number}/act/recheck/")
    assert "复核结果" in form
    said = {"found": found, "text": "到现场看过，路灯亮着。", "version": str(get_case("520524", number).facts.version)}
    sent = client.post(f"/desk/cases/{number}/act/recheck/", said)
    assert sent.status_code in (200, 302), sent.content.decode()[:500]
    assert get_case("520524", number).facts.state == state
    while draw_once("520524", now()):
        pass
    assert "没有要复核的案件" in read(client, "/desk/recheck/")
    sign_in(client, world, "zhouming")
    figures = read(client, "/desk/figures/")
    assert f"result={found}" in figures
    assert f'data-number="{number}"' in read(client, f"/desk/figures/rechecks/?result={found}")


def test_a_leader_draws_a_lot_again(world: World, client: Client) -> None:
    number = to_look_at(world)
    sign_in(client, world, "zhouming")
    assert "重算相符" in read(client, f"/desk/recheck/explain/?number={number}")
    assert client.get("/desk/recheck/explain/?number=123").status_code == 422
    sign_in(client, world, CLERK)
    assert client.get("/desk/recheck/explain/").status_code == 403


def test_what_is_not_there_is_said(world: World, client: Client) -> None:
    sign_in(client, world, "yangguang")
    assert "没有要复核的案件" in read(client, "/desk/recheck/")
    assert client.get("/desk/figures/rechecks/?result=drawn").status_code == 404
    sign_in(client, world, "zhouming")
    assert client.get("/desk/figures/rechecks/?result=x").status_code == 422
    assert "没有案件" in read(client, "/desk/figures/rechecks/?result=nobody")
