"""Which buttons a case offers to whom, and in which order."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.doors.desk.making import bring, dispatched, do, handled
from tests.doors.signing import sign_in
from tests.world import World


def main_button(client: Client, number: str) -> str:
    page = client.get(f"/desk/cases/{number}/").content.decode()
    doing = page[page.index('class="card doing"') :]
    return doing.split("button--main", 1)[1].split(">", 1)[1].split("<", 1)[0] if "button--main" in doing else ""


@pytest.mark.parametrize(
    ("make", "code", "expected"),
    [(bring, "luolan", "受理"), (dispatched, "yangguang", "签收"), (handled, "yangguang", "联系群众")],
)
def test_the_likeliest_step_comes_first(
    world: World, client: Client, make: Callable[[World], str], code: str, expected: str
) -> None:
    sign_in(client, world, code)
    assert main_button(client, make(world)) == expected


def test_what_is_done_is_not_offered_again(world: World, client: Client) -> None:
    number = bring(world)
    do(world, number, "luolan", "accept")
    sign_in(client, world, "luolan")
    assert main_button(client, number) == "派单"


def test_more_time_is_a_next_step_only_once_it_was_asked_for(world: World, client: Client) -> None:
    number = handled(world)
    sign_in(client, world, "zhouming")
    assert main_button(client, number) != "同意延期"
    do(world, number, "yangguang", "ask_extension", extension="answer:five_days", reason="等灯具到货。")
    assert main_button(client, number) == "同意延期"
    form = client.get(f"/desk/cases/{number}/act/approve_extension/").content.decode()
    assert 'value="answer:five_days" selected' in form


def test_an_auditor_reads_who_opened_it_and_changes_nothing(world: World, client: Client) -> None:
    number = bring(world)
    luolan = Client()
    sign_in(luolan, world, "luolan")
    luolan.get(f"/desk/cases/{number}/")
    sign_in(client, world, "shenji")
    page = client.get(f"/desk/cases/{number}/").content.decode()
    assert "谁打开过这个案件" in page
    assert main_button(client, number) == ""
