"""A widow whom nobody can pay: she applies on her phone, county and city help together, the money comes with a
receipt, and her children are looked after."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.doors.browsing import DESKTOP, PageAs
from tests.doors.later_town import LaterTown
from tests.journeys.acting import act, act_as

HALL = "tests.journeys.happenings"
TEXT = "丈夫被撞身亡，肇事人没有钱赔，家里两个孩子还在上学。"
COUNTY_OFFICE = "procuratorate-520524"


@pytest.fixture
def town(later_town: LaterTown) -> LaterTown:
    """Weeks pass in it."""
    return later_town


def apply_on_the_phone(page: Page) -> tuple[str, str]:
    """The number and the link that the page of thanks gives."""
    page.goto("/apply/?q=司法救助")
    page.get_by_role("link", name="申请司法救助").click()
    expect(page.get_by_text("10 个工作日").first).to_be_visible()
    page.get_by_role("link", name="现在就办").click()
    page.get_by_label("申请人姓名").fill("杨阿秀")
    page.get_by_label("因哪一件案件申请").fill("交通肇事案，县法院已判决")
    page.get_by_label("刑事案件被害人死亡").check()
    page.get_by_label("已经得到的赔偿（元）").fill("5000")
    page.get_by_role("group", name="家里有没有未成年的孩子").get_by_label("是", exact=True).check()
    page.get_by_label("情况说明").fill(TEXT)
    page.locator("#r-town").select_option(label="猫场镇")
    page.locator("#r-place").select_option(label="凤坪村")
    page.get_by_role("button", name="提交申请").click()
    page.wait_for_url(re.compile(r"/report/done/\d{16}/"))
    number = page.locator(".taken__number").inner_text().replace(" ", "")
    secret = page.locator(".taken__secret").inner_text().strip()
    return number, f"/c/{number}/{secret}"


def papers_of(town: LaterTown, number: str) -> set[str]:
    """Which papers have been made out."""
    return {template for (template,) in town.rows("SELECT template FROM paper WHERE case_number = %s", number)}


def test_from_a_phone_to_the_county_to_the_city_and_back_with_the_money(
    town: LaterTown, page_as: PageAs, photo: Path
) -> None:
    resident = page_as(None)
    number, link = apply_on_the_phone(resident)
    resident.goto(link)
    expect(resident.get_by_text("正在核查您的申请").first).to_be_visible()

    county = page_as("dengfei", size=DESKTOP)
    act(county, number, "核查困难、查救助台账", means_checked="home_visit", register_seen="joint", aided_before="no")
    asked = {"proposed_yuan": "60000", "monthly_wage": "6500", "reason": "全家靠丈夫务工"}
    act(county, number, "提出救助意见、报市", **asked)
    resident.goto(link)
    expect(resident.get_by_text("市检察院正在审批").first).to_be_visible()

    town.move_on(days=7)
    granted = {"granted_yuan": "60000", "of_the_city": "40000", "of_the_county": "20000"}
    act_as(page_as, "songyi", number, "批准救助", **granted, reason="情况属实，困难急迫", person="高原")
    resident.goto(link)
    expect(resident.get_by_text("已决定救助，正在拨付资金").first).to_be_visible()

    town.move_on(days=5)
    county = page_as("dengfei", size=DESKTOP)
    act(county, number, "资金到位、通知领取")
    act(county, number, "后续帮扶", next_matter="child_in_hardship", text="两个孩子上学要有人管")
    act(county, number, "发放救助金", paid="60000", children_seen_to="passed_on", pay_way="account", evidence=photo)
    assert "overdue" not in town.do(f"{HALL}:marks_of", number=number)
    town.await_that(lambda: town.do(f"{HALL}:next_of", number=number) != [])
    assert [matter for _, matter in town.do(f"{HALL}:next_of", number=number)] == ["child_in_hardship"]

    town.await_that(lambda: papers_of(town, number) == {"assistance_decision", "assistance_receipt"})
    resident.goto(link)
    expect(resident.get_by_text("救助金已发放，请您评价").first).to_be_visible()
    expect(resident.get_by_text("国家司法救助决定书").first).to_be_visible()
    expect(resident.get_by_text("司法救助金领取凭证").first).to_be_visible()
    expect(resident.get_by_text("已经转后续帮扶（困境儿童）").first).to_be_visible()
    resident.get_by_role("radio", name="解决了", exact=True).check()
    resident.get_by_role("radio", name="很满意", exact=True).check()
    resident.get_by_role("button", name="提交评价").click()
    expect(resident.get_by_text("已办结").first).to_be_visible()
    assert town.do(f"{HALL}:state_of", number=number) == ["closed", COUNTY_OFFICE]
    assert town.do(f"{HALL}:money_of", number=number)["paid"] == "60000.00"
