"""A car dealer takes a registration in, the traffic police decide it in the back office, the owner follows by the link
of the slip, and the plates are handed over at the dealer's."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.doors.browsing import DESKTOP, PageAs
from tests.doors.later_town import LaterTown
from tests.journeys.acting import act, act_as
from tests.world import VILLAGE

HALL = "tests.journeys.happenings"
DEALER, TRAFFIC = "car_dealer_shunda-520524", "traffic_police-520524"
TEXT = "新买的小车要上牌，委托销售公司代办"


@pytest.fixture
def town(later_town: LaterTown) -> LaterTown:
    """Days pass in it."""
    return later_town


def find_the_outlet(page: Page) -> None:
    """The owner looks up who near the village takes it in, and what has to be brought."""
    page.goto("/outlets/")
    page.get_by_label("办什么事").select_option("vehicle_registration")
    page.get_by_label("我在哪里").select_option(VILLAGE)
    page.get_by_role("button", name="查找", exact=True).click()
    page.get_by_role("link", name=re.compile("顺达汽车")).click()
    expect(page.get_by_text("县公安局交警大队").first).to_be_visible()
    expect(page.get_by_role("link", name="机动车注册登记")).to_be_visible()


def take_in(page: Page) -> tuple[str, str]:
    """The number and the link that the slip takes home."""
    page.goto("/desk/new/")
    offered = page.locator("#matter option:not([value=''])")
    expect(offered).to_have_count(1)
    page.get_by_label("反映的事情").fill(TEXT)
    page.locator("#place").select_option(VILLAGE)
    page.get_by_label("事项", exact=True).select_option("vehicle_registration")
    page.get_by_label("机动车所有人", exact=True).fill("王爱丽")
    page.get_by_label("所有人身份证号").fill("522425198804120024")
    page.get_by_label("车辆识别代号（17 位）").fill("LSVAB2180N2000001")
    page.get_by_label("小型、微型客车").check()
    page.get_by_label("在代收网点领").check()
    page.locator("[name='reporter.name']").fill("王爱丽")
    page.get_by_role("button", name="登记并打印回单").click()
    number = page.locator(".slip__number").inner_text().replace(" ", "")
    return number, f"/c/{number}/{page.locator('.slip__secret').inner_text().strip()}"


def test_taken_in_at_an_outlet_decided_in_the_back_office_and_handed_over_at_the_outlet(
    town: LaterTown, page_as: PageAs
) -> None:
    find_the_outlet(page_as(None))
    agent = page_as("jiangbo", size=DESKTOP)
    number, link = take_in(agent)
    resident = page_as(None, link)
    expect(resident.get_by_text("已收件，正在核对材料").first).to_be_visible()
    act(agent, number, "材料齐全、送后台", checked="originals")
    expect(agent.get_by_role("link", name="受理", exact=True)).to_have_count(0)
    agent.goto("/desk/search/?q=路灯")
    expect(agent.get_by_text("您的岗位不能打开这个页面")).to_be_visible()
    act_as(page_as, "gaofeng", number, "一次性告知补正", papers="购置税凭证", reason="缺购置税完税凭证")

    town.await_that(lambda: town.do(f"{HALL}:state_of", number=number) == ["asked", TRAFFIC])
    agent.goto("/desk/")
    expect(agent.get_by_role("heading", name="代收的件")).to_be_visible()
    agent.get_by_role("row").filter(has_text=number).get_by_role("link", name="补正材料").click()
    agent.locator("[name=papers]").fill("已补购置税凭证")
    agent.locator("#act-form").get_by_role("button", name="补正材料", exact=True).click()
    expect(agent).to_have_url(re.compile(r"\?done=\d+"))

    act_as(page_as, "gaofeng", number, "受理")
    town.move_on(hours=2)
    result = {"result": "已登记，号牌、行驶证已制好。", "outcome": "granted"}
    act_as(page_as, "gaofeng", number, "准予、办好", **result)
    resident.goto(link)
    expect(resident.get_by_text("已办好，请按您选的方式领取").first).to_be_visible()
    act_as(page_as, "jiangbo", number, "交付证件", handed="outlet")

    resident.goto(link)
    expect(resident.get_by_text("在网点领取").first).to_be_visible()
    # What an outlet wrote for somebody is not rated by its link: unrated it closes, and is never counted as satisfied.
    expect(resident.get_by_role("radio", name="满意", exact=True)).to_have_count(0)
    town.move_on(days=20)
    town.await_that(lambda: town.do(f"{HALL}:state_of", number=number) == ["closed", TRAFFIC])
    marks = town.do(f"{HALL}:marks_of", number=number)
    assert "unrated" in marks
    assert "overdue" not in marks
