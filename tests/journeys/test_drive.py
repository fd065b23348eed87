"""A drive of 120 cases with three teams, from the list to the result that everybody reads.

Counted by hand. Acted on: 31 + 26 + 20 = 77. Finished: 12 + 11 + 10 = 33. Yuan: 1,000 + 12 × 500 = 7,000 by team 1;
25 × 200 + 11 × 300 = 8,300 by team 2; 150.50 + 19 × 100 = 2,050.50 by team 3; 17,350.50 in all. Cases in which somebody
was contacted: 30 + 1; with something paid: 1 + 25 + 19 = 45; with instalments: 1, which is not told; ended: 33.
"""

import re
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.doors.browsing import DESKTOP, PageAs
from tests.doors.town import Town

from maplebridge.ground.clock.time import day_of, now

HALL = "tests.journeys.drive_happenings"
NAME = "百日执行专项行动"
TEAMS = (
    ("执行一组", "县人民法院", "韦正"),
    ("执行二组", "县司法局", "秦海"),
    ("执行三组", "县人力资源和社会保障局", "唐伟"),
)
BY_HAND = (("weizheng", "paid", "1000"), ("qinhai", "contacted", ""), ("tangwei", "instalments", "150.50"))


def set_up(page: Page) -> str:
    """A draft with its teams; its id."""
    today = day_of(now())
    page.goto("/desk/drives/new/")
    page.get_by_label("名称").fill(NAME)
    page.get_by_label("目的").fill("集中执行涉民生案件")
    page.get_by_label("牵头单位").select_option(label="县人民法院")
    page.get_by_label("开始日期").fill(today.isoformat())
    page.get_by_label("结束日期").fill((today + timedelta(days=99)).isoformat())
    page.get_by_role("button", name="建立").click()
    expect(page.get_by_role("status")).to_contain_text("已建立")
    for team, unit, member in TEAMS:
        page.wait_for_load_state()
        if not page.get_by_label("组名").is_visible():
            page.get_by_text("加一个组").click()
        page.get_by_label("组名").fill(team)
        page.locator("#teams >> xpath=../..").get_by_label("单位", exact=True).select_option(label=unit)
        page.get_by_role("button", name="加组").click()
        expect(page.get_by_role("status")).to_contain_text("工作组已加")
        page.locator("summary", has_text="加成员").click()
        page.locator("#f-member-team").select_option(label=team)
        page.locator("#f-member-person").select_option(label=member)
        page.get_by_role("button", name="加成员").click()
        expect(page.get_by_role("status")).to_contain_text("成员已加")
    found = re.search(r"/desk/drives/([0-9a-f-]{36})/", page.url)
    assert found
    return found[1]


def bring_the_list(page: Page, drive: str, numbers: list[str], folder: Path) -> None:
    """The court's list with one number that is wrong, which is said by its line."""
    sheet = folder / "list.csv"
    sheet.write_text(
        "\n".join(["序号,案件编号", *(f"{n},{number}" for n, number in enumerate(numbers, 1)), "121,12345"])
    )
    page.get_by_label("从表格导入").set_input_files(sheet)
    page.get_by_role("button", name="导入", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("已列入 120 件")
    expect(page.get_by_role("alert")).to_contain_text("第 122 行 12345：不是案件编号")
    page.goto(f"/desk/drives/{drive}/")
    expect(page.get_by_text("120 件", exact=True)).to_be_visible()


def note_by_hand(page: Page, drive: str, measure: str, yuan: str) -> None:
    """A member opens the drive, finds the own team's 40 cases and notes a measure on the first."""
    page.goto(f"/desk/drives/{drive}/")
    rows = page.locator("#list tbody tr")
    expect(rows).to_have_count(40)
    number = rows.first.get_attribute("data-number")
    rows.first.get_by_role("link", name="记措施").click()
    form = page.locator("#act-form")
    form.locator("[name=measure]").select_option(measure)
    if yuan:
        form.locator("[name=recovered]").fill(yuan)
    form.get_by_role("button", name="记一项措施").click()
    expect(page).to_have_url(re.compile(rf"/desk/cases/{number}/.*done="))


def expect_row(row_of: Page, name: str, *cells: str) -> None:
    """A row of the public table of teams."""
    row = row_of.get_by_role("row").filter(has=row_of.get_by_role("rowheader", name=name, exact=True))
    expect(row.get_by_role("cell")).to_have_text(list(cells))


def test_a_drive_of_120_cases_with_three_teams_to_its_published_result(
    town: Town, page_as: PageAs, tmp_path: Path
) -> None:
    numbers = town.do(f"{HALL}:register_judgments", many=120)
    head = page_as("tianhe", size=DESKTOP)
    drive = set_up(head)
    bring_the_list(head, drive, numbers, tmp_path)
    head.get_by_role("button", name="开始", exact=True).click()
    expect(head.get_by_role("status")).to_contain_text("名单已固定")
    head.get_by_role("button", name="让各组单位协办").click()
    expect(head.get_by_role("status")).to_contain_text("参与本组案件")
    expect(head.get_by_text("共 100 天")).to_be_visible()

    for who, measure, yuan in BY_HAND:
        member = page_as(who, size=DESKTOP)
        note_by_hand(member, drive, measure, yuan)
        member.context.close()
    town.do(f"{HALL}:work_off", drive=drive)

    head.goto(f"/desk/drives/{drive}/?team=0")
    expect(head.locator("#list tbody tr")).to_have_count(120)
    for team, figures in {1: ("40", "31", "12"), 2: ("40", "26", "11"), 3: ("40", "20", "10")}.items():
        cells = head.locator(f"tr[data-team='{team}'] td.number")
        expect(cells).to_have_text([*figures, {1: "7000.00", 2: "8300.00", 3: "2050.50"}[team]])
    head.goto(f"/desk/drives/{drive}/?team=0&how=untouched")
    expect(head.locator("#list tbody tr")).to_have_count(120 - 77)

    head.locator("summary", has_text="结束").click()
    head.get_by_role("button", name="结束专项行动").click()
    expect(head.get_by_role("status")).to_contain_text("可以公布结果")
    first = town.do(f"{HALL}:numbers_of", drive=drive, team=1)
    town.do(f"{HALL}:note_late", number=first[35])
    head.get_by_role("button", name="公布结果").click()
    expect(head.get_by_role("status")).to_contain_text("结果已公布")
    town.do(f"{HALL}:note_late", number=first[36])

    public = page_as(None, "/drives/")
    public.get_by_role("link", name=NAME).click()
    for label, value in {
        "案件": "120",
        "采取了行动的": "77",
        "已了结": "33",
        "执行到位、挽回（元）": "17350.50",
    }.items():
        stat = public.locator(".stat").filter(has=public.get_by_text(label, exact=True))
        expect(stat.locator(".stat__value")).to_have_text(value)
    expect_row(public, "第 1 组", "县人民法院", "40", "31", "12", "7000.00")
    expect_row(public, "第 2 组", "县司法局", "40", "26", "11", "8300.00")
    expect_row(public, "第 3 组", "县人力资源和社会保障局", "40", "20", "10", "2050.50")
    told = {"联系当事人": "31", "给付到位": "45", "分期履行": "<10", "结案": "33"}
    for label, value in told.items():
        line = public.locator("dl.facts > div").filter(has=public.get_by_text(label, exact=True))
        expect(line.locator("dd")).to_have_text(value)
    words = public.locator("body").inner_text()
    assert not [name for team, _, person in TEAMS for name in (team, person) if name in words]
    assert not [number for number in numbers if number in words]
