"""A migrant worker claims wages: applies on the phone, is granted legal aid within 7 days and a lawyer within 3 more,
and gets the money."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.doors.browsing import PageAs
from tests.doors.later_town import LaterTown
from tests.journeys.acting import act_as

HALL = "tests.journeys.happenings"
FIRM = "law_firm_qianshan-520524"


@pytest.fixture
def town(later_town: LaterTown) -> LaterTown:
    """Weeks pass in it."""
    return later_town


def apply_on_the_phone(page: Page) -> tuple[str, str]:
    """The number and the link that the page of thanks gives."""
    page.goto("/apply/?q=讨薪援助")
    page.get_by_role("link", name="农民工讨薪法律援助").click()
    expect(page.get_by_text("7 日").first).to_be_visible()
    expect(page.get_by_text("《法律援助法》第四十三条").first).to_be_visible()
    page.get_by_role("link", name="现在就办").click()
    page.get_by_label("申请人姓名").fill("罗阿旺")
    page.get_by_label("用人单位或包工头").fill("某建筑劳务公司")
    page.get_by_label("拖欠金额（元）").fill("18600")
    page.get_by_label("情况说明").fill("在工地做了五个月，老板一直不给工钱。")
    page.locator("#r-town").select_option(label="猫场镇")
    page.locator("#r-place").select_option(label="凤坪村")
    page.get_by_role("button", name="提交申请").click()
    page.wait_for_url(re.compile(r"/report/done/\d{16}/"))
    number = page.locator(".taken__number").inner_text().replace(" ", "")
    secret = page.locator(".taken__secret").inner_text().strip()
    page.get_by_role("link", name="查看进度").click()
    return number, f"/c/{number}/{secret}"


def test_wages_are_claimed_with_a_lawyer_of_legal_aid_and_recovered(town: LaterTown, page_as: PageAs) -> None:
    resident = page_as(None)
    number, link = apply_on_the_phone(resident)
    expect(resident.get_by_text("正在审查您的申请").first).to_be_visible()

    town.move_on(days=5)
    act_as(page_as, "heqin", number, "给予援助", aid_form="arbitration", means_checked="exempt")
    resident.goto(link)
    expect(resident.get_by_text("已决定援助，正在指派律师").first).to_be_visible()

    town.move_on(days=2)
    act_as(page_as, "heqin", number, "指派律师", unit=FIRM, reason="离工地近")
    act_as(page_as, "pengyu", number, "接受指派、签订协议")
    assert "overdue" not in town.do(f"{HALL}:marks_of", number=number)

    act_as(page_as, "pengyu", number, "会见当事人", meeting="video", text="核对了考勤和欠条")
    town.move_on(days=12)
    act_as(page_as, "pengyu", number, "向受援人通报进展", text="仲裁院已受理，下周开庭。")
    resident.goto(link)
    expect(resident.get_by_text("仲裁院已受理，下周开庭。").first).to_be_visible()

    town.move_on(days=12)
    won = {"result": "仲裁调解，工钱已全部到账。", "outcome": "agreement", "claimed": "18600", "recovered": "18600"}
    act_as(page_as, "pengyu", number, "办理结束", **won)
    act_as(page_as, "pengyu", number, "提交案卷")
    act_as(page_as, "heqin", number, "审查合格、发放补贴", paid="1500")

    resident.goto(link)
    expect(resident.get_by_text("工钱已全部到账").first).to_be_visible()
    resident.get_by_role("radio", name="解决了", exact=True).check()
    resident.get_by_role("radio", name="很满意", exact=True).check()
    resident.get_by_role("button", name="提交评价").click()
    expect(resident.get_by_text("已办结").first).to_be_visible()
    assert town.do(f"{HALL}:state_of", number=number) == ["closed", FIRM]
    assert town.do(f"{HALL}:money_of", number=number) == {
        "claimed": "18600.00",
        "paid": "1500.00",
        "recovered": "18600.00",
    }
