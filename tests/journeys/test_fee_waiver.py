"""A child without papers: the village applies, the bureau waives the fee, the institute delivers, the police go on."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.doors.browsing import DESKTOP, PageAs
from tests.doors.later_town import LaterTown
from tests.journeys.acting import act, act_as
from tests.world import VILLAGE

HALL = "tests.journeys.happenings"
TEXT = "孩子在家里出生，没有出生证明，一直上不了户口，家里是低保户"
DNA, CLINICAL = "forensic_dna-520524", "forensic-520524"


@pytest.fixture
def town(later_town: LaterTown) -> LaterTown:
    """Weeks pass in it."""
    return later_town


def apply_in_the_village(page: Page) -> tuple[str, str]:
    """The number and the link that the slip takes home."""
    page.goto("/desk/new/")
    page.get_by_label("反映的事情").fill(TEXT)
    page.locator("#place").select_option(VILLAGE)
    page.get_by_label("事项", exact=True).select_option(label="亲子鉴定（上户口）")
    page.get_by_label("申请人（监护人）姓名").fill("杨阿香")
    page.get_by_label("孩子姓名").fill("杨小苗")
    page.get_by_label("登记户口").check()
    page.locator("#questions").get_by_label("是", exact=True).check()
    page.locator("[name='reporter.phone']").fill("13800000067")
    page.get_by_role("button", name="登记并打印回单").click()
    number = page.locator(".slip__number").inner_text().replace(" ", "")
    secret = page.locator(".slip__secret").inner_text().strip()
    return number, f"/c/{number}/{secret}"


def test_from_the_village_to_the_opinion_and_on_to_the_household_register(
    town: LaterTown, page_as: PageAs, photo: Path
) -> None:
    number, link = apply_in_the_village(page_as("wuda", size=DESKTOP))
    resident = page_as(None, link)
    expect(resident.get_by_text("司法所正在核实").first).to_be_visible()

    act_as(page_as, "zhangqi", number, "核实困难、报请减免", hardship="subsistence", text="低保证已核对")
    waived = {"waiver": "full", "waived": "2400", "waiver_fund": "budget", "reason": "低保家庭，全免"}
    bureau = page_as("qinhai", size=DESKTOP)
    act(bureau, number, "批准减免", **waived)
    resident.goto(link)
    expect(resident.get_by_text("正在联系鉴定机构").first).to_be_visible()
    expect(resident.get_by_text("全免").first).to_be_visible()

    bureau.goto(f"/desk/cases/{number}/act/entrust/")
    bureau.locator("[name=licence]").select_option("dna")
    bureau.locator("[name=unit]").select_option(CLINICAL)
    bureau.get_by_role("button", name="选定机构、出具委托").click()
    expect(bureau.get_by_role("alert").first).to_contain_text("没有这一类业务的许可")
    act(bureau, number, "选定机构、出具委托", licence="dna", unit=DNA)
    act_as(page_as, "dingning", number, "受理、签订委托书")

    town.move_on(days=4)
    act_as(page_as, "dingning", number, "通知补充鉴定材料", papers="母亲的血样", reason="检材不足，请到中心采血")
    resident.goto(link)
    resident.get_by_role("link", name="补充鉴定材料").click()
    resident.locator("[name=papers]").fill("已到中心采血")
    resident.get_by_role("button", name="补充鉴定材料").click()
    expect(resident.get_by_text("正在鉴定").first).to_be_visible()

    town.move_on(days=10)
    opinion = {"result": "支持存在亲子关系。", "outcome": "solved", "evidence": photo}
    act_as(page_as, "dingning", number, "出具并送达意见书", **opinion)
    assert "overdue" not in town.do(f"{HALL}:marks_of", number=number)

    act_as(page_as, "zhangqi", number, "接着办下一件事", next_matter="household_papers")
    town.await_that(lambda: town.do(f"{HALL}:next_of", number=number) != [])
    ((following, matter),) = town.do(f"{HALL}:next_of", number=number)
    assert matter == "household_papers"
    assert TEXT in town.do(f"{HALL}:words_of", number=following)

    resident.goto(link)
    expect(resident.get_by_text("支持存在亲子关系。").first).to_be_visible()
    expect(resident.get_by_text("只能由当事人本人评价")).to_be_visible()
    resident.goto(town.do(f"{HALL}:phone_link", number=number))
    resident.get_by_role("radio", name="解决了", exact=True).check()
    resident.get_by_role("radio", name="满意", exact=True).check()
    resident.get_by_role("button", name="提交评价").click()
    expect(resident.get_by_text("已办结").first).to_be_visible()
    assert town.do(f"{HALL}:state_of", number=number) == ["closed", DNA]
    assert re.fullmatch(r"\d{16}", following)
