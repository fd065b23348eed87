"""Monthly series on the desk: beside the same months of the year before, by place, and as a spreadsheet."""

from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook
from tests.doors.desk.series_pages import reported
from tests.doors.signing import sign_in
from tests.world import COUNTY, TOWN, World

from maplebridge.services.insight.models import ExportRecord


@pytest.fixture
def year(world: World, client: Client) -> int:
    sign_in(client, world, "luolan")
    return reported(world)


def visit(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_months_stand_beside_the_year_before_with_what_was_corrected_and_the_rate(client: Client, year: int) -> None:
    page = visit(client, f"/desk/series/?year={year}")
    # February: 1190 + 2 + 9 = 1201 as first reported, corrected to 1300; a year before 1190 + 2 = 1192: 108 more
    for said in ("1,300", "（原 1,201）", "+108", "县人民法院", "万人起诉率"):
        assert said in page, said
    # seven months: 7 × 1190 + 28 = 8358 a year before; this year 63 + 99 more: 8520, over 780,000 people: 109.23
    for said in ("8,358", "8,520", "+162", "(+1.9%)", "109.23"):
        assert said in page, said


def test_one_series_is_told_for_each_place_below_in_the_order_of_the_codes(client: Client, year: int) -> None:
    page = visit(client, f"/desk/series/?year={year}&series=suits_filed")
    assert f'href="/desk/series/?place={TOWN}&amp;year={year}&amp;series=suits_filed"' in page
    assert "诉前调解成功率</h2>" not in page
    assert "不排名" in page
    assert f"没有 {year} 年的数" in visit(client, f"/desk/series/?year={year}&place={TOWN}200")
    for odd in ("year=12345", "series=choir", "year=²"):
        visit(client, f"/desk/series/?{odd}")
    assert client.get("/desk/series/?place=520525").status_code == 404


def test_the_spreadsheet_says_what_it_is_for_and_is_noted(client: Client, year: int) -> None:
    address = f"/desk/series/file/?year={year}&series=suits_filed"
    assert client.post(address, {"purpose": ""}).status_code == 422
    answer = client.post(address, {"purpose": "季度研判"})
    sheet = load_workbook(BytesIO(answer.content)).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert "季度研判" in str(rows[0][0])
    assert [COUNTY, "织金县", "收案数", "件", f"{year}-02", 1300, 1192, 108, 1201] in rows
    assert len(rows) == 2 + 7 + 7
    assert (ExportRecord.objects.of(COUNTY).get().source, ExportRecord.objects.of(COUNTY).get().many) == ("series", 14)
