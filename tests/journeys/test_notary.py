"""A certificate of kinship: what is missing is told once and sent in by phone; one trip, after hours; a paper that
proves itself."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.doors.browsing import DESKTOP, PageAs
from tests.doors.later_town import LaterTown
from tests.journeys.acting import act, act_as

HALL = "tests.journeys.happenings"
NOTARY = "notary-520524"


@pytest.fixture
def town(later_town: LaterTown) -> LaterTown:
    """Days pass in it."""
    return later_town


def offer_an_evening(page: Page, day: str) -> None:
    """The notary office offers two times after hours."""
    page.goto("/desk/times/")
    page.get_by_label("从哪天").fill(day)
    page.get_by_label("到哪天").fill(day)
    page.get_by_label("几点开始").fill("18:00")
    page.get_by_label("几点结束").fill("19:00")
    for number in range(7):
        page.locator(f"[name=weekdays][value='{number}']").set_checked(True)
    page.get_by_label("在哪里").fill("公共法律服务中心一楼公证窗口")
    page.get_by_role("button", name="排出来").click()
    times = page.get_by_role("region", name="今天起的时间")
    expect(times.get_by_text("到窗口（下班后延时）").or_(times.get_by_text("到窗口（节假日）"))).to_have_count(2)


def apply_on_the_phone(page: Page) -> tuple[str, str]:
    """Reads what to bring for this kind of certificate and applies; number and link."""
    page.goto("/apply/?q=亲属关系公证")
    page.get_by_role("link", name="亲属关系公证").first.click()
    expect(page.get_by_text("户口簿").first).to_be_visible()
    expect(page.get_by_text("清单以外的证明，任何人不得向您要。")).to_be_visible()
    page.goto("/apply/notary_kinship/form/")
    page.get_by_label("申请人姓名").fill("杨正国")
    page.get_by_label("亲属姓名").fill("杨小林")
    page.get_by_label("父母子女").check()
    page.get_by_label("国外或者港澳台").check()
    page.get_by_label("情况说明").fill("儿子在国外上学，要证明我们是父子")
    page.locator("#r-town").select_option(label="猫场镇")
    page.locator("#r-place").select_option(label="凤坪村")
    page.get_by_role("button", name="提交申请").click()
    page.wait_for_url(re.compile(r"/report/done/"))
    number = page.locator(".taken__number").inner_text().replace(" ", "")
    secret = page.locator(".taken__secret").inner_text().strip()
    return number, f"/c/{number}/{secret}"


def test_the_one_time_notice_saved_a_second_trip(town: LaterTown, page_as: PageAs, photo: Path) -> None:
    day = (town.now + timedelta(days=2)).date().isoformat()
    offer_an_evening(page_as("menglin", size=DESKTOP), day)
    resident = page_as(None)
    number, link = apply_on_the_phone(resident)

    act_as(page_as, "menglin", number, "一次性告知补充材料", papers="户口簿", reason="只差户口簿，拍照补上就行")
    resident.goto(link)
    expect(resident.get_by_text("只差户口簿，拍照补上就行").first).to_be_visible()
    notice = resident.get_by_role("link", name=re.compile("补正材料一次性告知书"))
    town.await_that(lambda: resident.reload() and notice.count() == 1)
    resident.get_by_role("link", name="补交材料").click()
    resident.locator("[name=papers]").fill("户口簿（拍照）")
    resident.locator("[name=files]").set_input_files(photo)
    resident.get_by_role("button", name="补交材料").click()
    expect(resident.get_by_text("公证处正在看您的申请").first).to_be_visible()

    resident.get_by_role("link", name=re.compile("^约时间")).click()
    resident.get_by_role("radio").first.check()
    resident.get_by_role("button", name="就约这个时间").click()
    expect(resident.get_by_text("约好了。前一天会提醒您。")).to_be_visible()
    expect(resident.get_by_text("公共法律服务中心一楼公证窗口")).to_be_visible()

    office = page_as("menglin", size=DESKTOP)
    act(office, number, "受理、告知法律意义和后果", explained="told")
    office.context.close()
    evening = town.now.replace(hour=18, minute=5, second=0, microsecond=0) + timedelta(days=2)
    town.move_to(evening)
    office = page_as("menglin", size=DESKTOP)
    office.goto("/desk/bookings/")
    expect(office.get_by_role("link", name=number)).to_be_visible()
    office.get_by_role("button", name="到了").click()
    expect(office.get_by_role("cell", name="已到")).to_be_visible()
    act(office, number, "核验身份", identity_by="reader", visit="came")
    act(office, number, "询问谈话", text="父子关系，出国使用", visit="same")
    act(office, number, "当事人签名", signed_by="hand", visit="same")
    office.context.close()

    town.move_on(days=3)
    act_as(page_as, "menglin", number, "出具公证书", result="兹证明杨正国是杨小林的父亲。", outcome="granted")
    resident = page_as(None, link)
    paper = resident.get_by_role("link", name=re.compile("^公证书"))
    town.await_that(lambda: resident.reload() and paper.count() == 1)
    code = str(paper.get_attribute("href")).rsplit("/", 1)[1]
    with resident.expect_download() as saved:
        paper.click()
    resident.goto(f"/verify/paper/{code}/")  # what the QR sign on the paper opens
    expect(resident.get_by_text("有效").first).to_be_visible()
    resident.get_by_label("您手里的 PDF 文件").set_input_files(saved.value.path())
    resident.get_by_role("button", name="比对").click()
    expect(resident.get_by_text("一个字节都没有改动")).to_be_visible()

    figures = page_as("guwen", size=DESKTOP)
    figures.goto(f"/desk/trips/?unit={NOTARY}")
    row = figures.get_by_role("row", name=re.compile("亲属关系公证"))
    expect(row.get_by_role("cell").nth(1)).to_have_text("1")
    expect(row.get_by_role("cell").nth(2)).to_have_text("1")
    assert "overdue" not in town.do(f"{HALL}:marks_of", number=number)
