"""Ledgers: by the viewer's rights, with a mark on them, noted, and harmless to a spreadsheet."""

import io
from datetime import UTC, datetime

import pytest
from django.test import Client
from openpyxl import load_workbook
from tests.doors.desk.making import bring, dispatched
from tests.doors.signing import sign_in
from tests.services.amounts.told import tell as tell_amounts
from tests.world import COUNTY, World

from maplebridge.doors.desk.ledger import pages
from maplebridge.ground.clock.time import now
from maplebridge.ground.jobs.models import Job
from maplebridge.ground.jobs.running import run_job_once
from maplebridge.services.amounts.jobs import sum_amounts_once
from maplebridge.services.insight.models import ExportRecord
from maplebridge.site.handlers import list_handlers

INBOX = "/desk/ledger/?list=inbox"
RECEIVED = "/desk/ledger/?list=figure&measure=received&period=today"


def take_away(client: Client, address: str, **said: str) -> list[list[str]]:
    answer = client.post(address, {"purpose": "周例会研判", **said})
    assert answer.status_code == 200, answer.content.decode()[:500]
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    return [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]


def test_the_inbox_becomes_a_marked_spreadsheet_and_the_export_is_noted(world: World, client: Client) -> None:
    number = dispatched(world)
    sign_in(client, world, "yangguang")
    rows = take_away(client, INBOX)
    assert "杨光" in rows[0][0]
    assert "周例会研判" in rows[0][0]
    assert rows[1][0] == "编号"
    assert [row[0] for row in rows[2:]] == [number]
    record = ExportRecord.objects.of(COUNTY).get()
    assert (record.actor, record.source, record.many, record.purpose) == (
        world.ids["yangguang"],
        "inbox",
        1,
        "周例会研判",
    )


def test_formulas_in_what_people_wrote_are_text(world: World, client: Client) -> None:
    dispatched(world, text='=HYPERLINK("x","路灯不亮")')
    sign_in(client, world, "yangguang")
    assert take_away(client, INBOX)[2][1].startswith("'=")
    answer = client.post(INBOX, {"purpose": "核对", "form": "csv"})
    assert "'=HYPERLINK" in answer.content.decode("utf-8-sig")


def test_nobody_by_name_and_no_phone_is_in_it(world: World, client: Client) -> None:
    dispatched(world)
    sign_in(client, world, "yangguang")
    text = str(take_away(client, INBOX)[2:])
    assert "王爱丽" not in text
    assert "13800000001" not in text


def test_cases_behind_a_figure_are_those_of_the_viewer(world: World, client: Client) -> None:
    number = bring(world)
    sign_in(client, world, "zhouming")
    assert [row[0] for row in take_away(client, RECEIVED)[2:]] == [number]
    sign_in(client, world, "yangguang")
    assert take_away(client, RECEIVED)[2:] == []  # not of their unit
    assert client.post(f"{RECEIVED}&place={COUNTY}", {"purpose": "核对"}).status_code == 404


def test_without_a_purpose_nothing_is_handed_out(world: World, client: Client) -> None:
    sign_in(client, world, "luolan")
    answer = client.post(INBOX, {"purpose": " "})
    assert answer.status_code == 422
    assert "请写明用途" in answer.content.decode()
    assert not ExportRecord.objects.of(COUNTY).exists()


def test_there_is_no_other_list(world: World, client: Client) -> None:
    sign_in(client, world, "luolan")
    assert client.get("/desk/ledger/?list=people").status_code == 422


def test_a_long_list_is_made_as_a_job(world: World, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "AT_ONCE", 1)
    numbers = {dispatched(world), dispatched(world)}
    sign_in(client, world, "yangguang")
    answer = client.post(INBOX, {"purpose": "年度归档"})
    assert answer["Location"].startswith("/desk/jobs/")
    assert run_job_once(COUNTY, now(), list_handlers()) == 1
    job = Job.objects.of(COUNTY).get()
    assert job.state == "done", job.message
    content = b"".join(client.get(f"/desk/jobs/{job.id}/file/"))
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert {str(row[0]) for row in sheet.iter_rows(min_row=3, values_only=True)} == numbers
    assert ExportRecord.objects.of(COUNTY).get().many == 2


def test_people_see_their_own_exports_and_auditors_all(world: World, client: Client) -> None:
    dispatched(world)
    sign_in(client, world, "yangguang")
    take_away(client, INBOX)
    for code, seen in (("yangguang", True), ("luolan", False), ("zhouming", False), ("shenji", True), ("anran", True)):
        sign_in(client, world, code)
        assert ("周例会研判" in client.get("/desk/ledger/taken/").content.decode()) is seen


def test_search_results_can_be_taken_away(world: World, client: Client) -> None:
    from maplebridge.services.searching.jobs import index_once

    number = bring(world)
    while index_once(COUNTY, datetime.now(UTC)):
        pass
    sign_in(client, world, "luolan")
    rows = take_away(client, "/desk/ledger/?list=search&q=路灯")
    assert [row[0] for row in rows[2:]] == [number]


@pytest.mark.parametrize("later", [False, True])
def test_money_stands_in_it_as_exact_numbers(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch, later: bool
) -> None:
    number = dispatched(world)
    dispatched(world)
    tell_amounts(number, 900, now(), claimed="1234567.05", performed="0.10")
    tell_amounts(number, 901, now(), performed="0.20")
    while sum_amounts_once(COUNTY, now()):
        pass
    sign_in(client, world, "yangguang")
    if later:
        monkeypatch.setattr(pages, "AT_ONCE", 1)
        client.post(INBOX, {"purpose": "核对"})
        run_job_once(COUNTY, now(), list_handlers())
        content = b"".join(client.get(f"/desk/jobs/{Job.objects.of(COUNTY).get().id}/file/"))
    else:
        content = client.post(INBOX, {"purpose": "核对"}).content
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[1][10:13] == ("请求金额（元）", "协议金额（元）", "已履行金额（元）")
    told = {row[0]: row[10:13] for row in rows[2:]}
    assert told.pop(number) == (1234567.05, None, 0.3)
    assert list(told.values()) == [(None, None, None)]
    text = client.post(INBOX, {"purpose": "核对", "form": "csv"}).content.decode("utf-8-sig") if not later else ""
    assert later or "1234567.05,,0.30" in text
