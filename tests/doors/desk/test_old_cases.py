"""The list of old cases: who leads, planned for which day, the last word; and where a month passed without one."""

import re

import pytest
from django.test import Client
from tests.doors.desk.old_case_pages import OFFICE, PLAN, ahead, bring, planned, silent
from tests.doors.signing import sign_in
from tests.services.drives.court import act
from tests.world import COUNTY, HOUSING, TOWN, VILLAGE, World

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.intake import Intake
from maplebridge.doors.desk.ledger import lists
from maplebridge.doors.desk.ledger import pages as ledger
from maplebridge.doors.desk.oldcases import pages
from maplebridge.ground.clock.time import now
from maplebridge.ground.jobs.running import run_job_once
from maplebridge.site.handlers import list_handlers

LIST = "/desk/old-cases/"
SILENT = "本月没有进展</span>"
DAY = r"\d{4}-\d\d-\d\d"


def read(client: Client, address: str = LIST) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def line_of(page: str, number: str) -> str:
    return page.split(f'data-number="{number}"')[1].split("</tr>")[0]


def test_each_line_says_who_leads_by_when_and_when_there_was_a_word(world: World, client: Client) -> None:
    fresh, quiet, waiting = (
        planned(world, "刚定方案的"),
        silent(world, "没人说话的"),
        bring(world, "还没人包的"),
    )
    act(world.actor("zhouming"), fresh, "progress", now(), text="账已核清")
    sign_in(client, world, "zhouming")
    page = read(client)
    line = line_of(page, fresh)
    assert ("周明" in line, SILENT in line) == (True, False)
    assert {ahead(90), ahead(0)} <= {*re.findall(DAY, line)}
    assert SILENT in line_of(page, quiet)
    assert "还没有人包案" in line_of(page, waiting)
    assert [number for number in (fresh, quiet, waiting) if number in read(client, f"{LIST}?silent=1")] == [quiet]


def test_a_plan_made_by_a_leader_who_left_it_no_longer_counts(world: World, client: Client) -> None:
    number = planned(world, "换了包案领导的")
    said = {"unit": OFFICE, "person": world.ids["zhouming"], "reason": "工作调整"}
    act(world.actor("axiu"), number, "change_leader", now(), **said)
    sign_in(client, world, "zhouming")
    assert ahead(90) not in line_of(read(client), number)


def test_it_is_narrowed_by_place_and_unit_and_what_is_not_known_narrows_nothing(world: World, client: Client) -> None:
    here, elsewhere = planned(world, "村里的"), bring(world, "县里的", place=COUNTY)
    sign_in(client, world, "zhouming")

    def found(asked: str) -> set[str]:
        page = read(client, f"{LIST}?{asked}")
        return {number for number in (here, elsewhere) if f'data-number="{number}"' in page}

    assert found(f"place={TOWN}") == found(f"unit={OFFICE}") == {here}
    assert found(f"place={VILLAGE}&unit={HOUSING}") == set()
    assert found("place=x&unit=nobody") == {here, elsewhere}


def test_a_long_list_is_read_page_by_page_and_none_comes_twice(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MANY", 2)
    numbers = {bring(world, f"第 {each} 件") for each in range(5)}
    sign_in(client, world, "zhouming")
    seen, address = [], LIST
    while address:
        page = read(client, address)
        seen += [part.split('"')[0] for part in page.split('data-number="')[1:]]
        following = [
            part for part in page.split('href="') if part.startswith(f"{LIST}?") and "after=" in part.split('"')[0]
        ]
        address = following[0].split('"')[0].replace("&amp;", "&") if following else ""
    assert (len(seen), set(seen)) == (5, numbers)


def test_whoever_the_case_keeps_out_and_whoever_has_no_part_in_it_sees_no_line_of_it(
    world: World, client: Client
) -> None:
    intake = Intake(
        text="房管所压了六年。", matter="old_case", place=VILLAGE, channel="window", complained_of=(HOUSING,)
    )
    number = submit(county=COUNTY, intake=intake, sender=world.actor("axiu"), now=now()).number
    sign_in(client, world, "zhouming")
    assert number in read(client)
    for outsider in ("yangguang", "qinhai"):
        sign_in(client, world, outsider)
        assert number not in read(client)
        taken = client.post("/desk/ledger/?list=old_cases", {"purpose": "月度例会", "form": "csv"})
        assert number not in taken.content.decode()


def test_it_is_taken_away_with_what_for_as_it_was_narrowed(world: World, client: Client) -> None:
    quiet, fresh = silent(world, "没人说话的"), planned(world, "刚定的")
    sign_in(client, world, "zhouming")
    taken = client.post("/desk/ledger/?list=old_cases&silent=1", {"purpose": "月度例会", "form": "csv"})
    lines = taken.content.decode().splitlines()
    assert "月度例会" in lines[0]
    assert (sum(quiet in line for line in lines), sum(fresh in line for line in lines)) == (1, 0)
    assert "积案" in read(client, "/desk/ledger/taken/")
    assert PLAN["plan_text"] not in taken.content.decode()


def test_a_long_list_is_taken_away_whole_as_a_job_and_not_refused(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "AT_ONCE", 1)
    monkeypatch.setattr(lists, "STRETCH", 2)
    numbers = {bring(world, f"第 {each} 件") for each in range(3)}
    sign_in(client, world, "zhouming")
    answer = client.post("/desk/ledger/?list=old_cases", {"purpose": "月度例会", "form": "csv"})
    assert answer.status_code == 302
    assert run_job_once(COUNTY, now(), list_handlers()) == 1
    content = b"".join(client.get(f"{answer['Location']}file/")).decode()
    taken = [line.split(",")[0] for line in content.splitlines()[2:]]
    assert (len(taken), set(taken)) == (3, numbers)
