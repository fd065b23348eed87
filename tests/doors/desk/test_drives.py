"""At the desk: a drive is set up, its list brought, whose page it is; the duty list and its ledger."""

import io
import re
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook
from tests.doors.desk.drive_pages import drafted, duties, published, raised, running
from tests.doors.signing import sign_in
from tests.services.drives.court import HEAD, LABOUR, act
from tests.world import COUNTY, World

from maplebridge.cases.queries import get_case
from maplebridge.services.drives.models import Drive, DriveCase


@pytest.fixture
def head(world: World, client: Client) -> Client:
    """The president of the court."""
    sign_in(client, world, HEAD)
    return client


def read(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(head: Client) -> None:
    said = {
        "name": "百日执行",
        "purpose": "",
        "unit": f"court-{COUNTY}",
        "first_day": "2026-12-01",
        "last_day": "2026-11-01",
    }
    refused = head.post("/desk/drives/new/", said)
    assert refused.status_code == 422
    assert 'value="百日执行"' in refused.content.decode()
    late = head.post("/desk/drives/new/", said | {"purpose": "集中执行"})
    assert "结束日期不能早于开始日期" in late.content.decode()
    assert not Drive.objects.of(COUNTY).exists()


def test_a_file_is_taken_in_line_by_line_and_a_draft_can_be_emptied(world: World, head: Client) -> None:
    page = drafted(world)
    rows = DriveCase.objects.of(COUNTY).filter(drive_id=UUID(page.split("/")[3]))
    known = rows.values_list("number", flat=True)[0]
    sent = SimpleUploadedFile("list.csv", f"案件编号\n{known}\n99\n".encode("gb18030"))
    told = head.post(f"{page}file/", {"file": sent}).content.decode()
    assert "已在名单上" in told
    assert "不是案件编号" in told
    assert head.post(f"{page}file/").status_code == 422
    assert head.post(f"{page}clear/").status_code == 302
    assert not rows.exists()
    assert "名单是空的" in head.post(f"{page}start/").content.decode()
    assert head.post(f"{page}shout/").status_code == 404


def test_a_member_sees_the_own_team_first_and_cannot_run_the_drive(world: World, client: Client) -> None:
    page = running(world)
    sign_in(client, world, "qinhai")
    own = read(client, page)
    assert own.count("data-number=") == 2
    assert "秦海" in own
    assert own.count("/act/measure/") == 2
    assert "结束专项行动" not in own
    assert read(client, f"{page}?team=0").count("data-number=") == 6
    assert client.post(f"{page}end/").status_code == 403


def test_the_list_and_the_teams_are_taken_away_as_spreadsheets_with_what_for(world: World, client: Client) -> None:
    page = running(world)
    sign_in(client, world, "qinhai")
    assert client.post(f"{page}export/", {"purpose": ""}).status_code == 422
    said = {"purpose": "月度通报", "what": "list"}
    sheet = load_workbook(io.BytesIO(client.post(f"{page}export/", said).content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert "月度通报" in rows[0][0]
    assert len(rows) == 2 + 6
    money = rows[1].index("执行到位、挽回")
    assert sorted(row[money] for row in rows[2:]) == [0, 0, 0, 0, 0, 1200]
    teams = load_workbook(io.BytesIO(client.post(f"{page}export/", said | {"what": "teams"}).content)).active
    assert [row[2] for row in teams.iter_rows(min_row=3, values_only=True)] == [2, 2, 2]
    assert "月度通报" in read(client, "/desk/ledger/taken/")
    sign_in(client, world, "yangguang")
    assert client.post(f"{page}export/", said).status_code == 404


def test_a_decision_on_a_case_that_keeps_a_unit_out_is_not_shown_to_it(world: World, head: Client) -> None:
    page, now = running(world), datetime.now(UTC)
    number = DriveCase.objects.of(COUNTY).filter(team=3).values_list("number", flat=True)[0]
    head.post(f"{page}move/", {"number": number, "team": "2", "reason": "同一被执行人"})
    act(world.actor(HEAD), number, "exclude", now, excluded=[LABOUR], reason="回避")
    assert "同一被执行人" in read(head, page)
    sign_in(head, world, "tangwei")
    assert "同一被执行人" not in read(head, page)


def test_strangers_to_a_drive_find_none(world: World, client: Client) -> None:
    page = running(world)
    sign_in(client, world, "yangguang")
    read(client, page, 404)
    assert client.post(f"{page}end/").status_code == 404
    assert "还没有专项行动" in read(client, "/desk/drives/")


def test_a_change_of_the_fixed_list_needs_a_reason_and_is_shown_with_it(world: World, head: Client) -> None:
    page = running(world)
    number = DriveCase.objects.of(COUNTY).filter(team=1).values_list("number", flat=True)[0]
    refused = head.post(f"{page}move/", {"number": number, "team": "2", "reason": ""})
    assert refused.status_code == 422
    assert f'value="{number}"' in refused.content.decode()
    assert head.post(f"{page}move/", {"number": number, "team": "2", "reason": "同一被执行人"}).status_code == 302
    assert "同一被执行人" in read(head, page)


def test_a_case_that_was_taken_off_is_put_back_from_the_page_and_the_record_says_why(
    world: World, head: Client
) -> None:
    page = running(world)
    assert "放回一件" not in read(head, page)
    number = DriveCase.objects.of(COUNTY).filter(team=1).values_list("number", flat=True)[0]
    head.post(f"{page}remove/", {"number": number, "reason": "登记有误"})
    assert f'<option value="{number}">{number} ' in read(head, page)
    refused = head.post(f"{page}back/", {"number": number, "reason": " "})
    assert refused.status_code == 422
    assert f'<option value="{number}" selected>' in refused.content.decode()
    assert head.post(f"{page}back/", {"number": number, "reason": "核实无误"}).status_code == 302
    told = read(head, page)
    assert "核实无误" in told
    assert "放回一件" not in told


def test_what_a_filter_leaves_out_is_listed_with_the_drive_that_has_it(world: World, head: Client) -> None:
    running(world)
    page = drafted(world)
    head.post(f"{page}clear/")
    told = head.post(f"{page}matter/", {"matter": "enforcement_case", "place": ""}).content.decode()
    assert "已列入 4 件，以下 5 件没有列入" in told
    assert told.count("已在“百日执行”的名单上") == 5


def test_a_published_result_is_read_by_everybody_and_an_unpublished_one_by_nobody(world: World, client: Client) -> None:
    told = published(world)
    assert "百日执行" in read(client, told)
    waiting = running(world).removeprefix("/desk")
    read(client, waiting, 404)


def test_the_duty_list_offers_claiming_and_leaves_as_a_ledger(world: World, client: Client) -> None:
    duties(world)
    number = raised(world)
    sign_in(client, world, "tangwei")
    listed = read(client, "/desk/duties/?batch=measures")
    assert f"/desk/cases/{number}/act/claim/" in listed
    form = read(client, f"/desk/cases/{number}/act/claim/")
    sent = {"until": "2027-01-20", "key": "claim-1", "seen": re.findall(r'name="seen" value="(\d+)"', form)[0]}
    claimed = client.post(f"/desk/cases/{number}/act/claim/", sent)
    assert (claimed.status_code, claimed["Location"]) == (302, f"/desk/cases/{number}/?done=3")
    facts = get_case(COUNTY, number).facts
    assert (facts.state, facts.unit) == ("handling", LABOUR)
    taken = client.post("/desk/ledger/?list=duties&batch=measures", {"purpose": "周例会", "form": "csv"})
    lines = taken.content.decode().splitlines()
    assert "周例会" in lines[0]
    assert sum(number in line for line in lines) == 1
