"""Somebody with a dispute finds out on a phone which ways are open; with and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect
from tests.doors.browsing import PageAs


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
def test_a_worker_finds_the_way_to_unpaid_wages(page_as: PageAs, javascript: bool) -> None:
    page = page_as(None, "/", java_script_enabled=javascript)
    page.get_by_role("link", name=re.compile("纠纷怎么走")).click()
    page.get_by_label("是哪一类纠纷").select_option("0105")
    page.get_by_role("button", name="看看有哪些路").click()
    expect(page.locator("#way-labour_inspection")).to_be_visible()
    page.get_by_text("多说一点，算得更准").click()
    page.get_by_label("劳动关系结束的日期").fill("2026-10-31")
    page.get_by_label("争的是多少钱（元）").fill("50000")
    page.get_by_role("button", name="看看有哪些路").click()
    arbitration = page.locator("#way-labour_arbitration_wages")
    expect(arbitration).to_contain_text("从 2026年10月31日 算起，到 2027年11月1日")  # 31 October 2027 is a Sunday
    expect(arbitration).to_contain_text("不收费")
    # 50 + 40,000 × 2.5 % = 1,050; a third of it
    expect(page.locator("#way-payment_order_wages")).to_contain_text("350 元")
    expect(page.get_by_text("由法院、仲裁机构等认定")).to_be_visible()
    arbitration.get_by_text("带什么、下一步、依据").click()
    expect(arbitration.get_by_text("劳动争议调解仲裁法 第二十八条")).to_be_visible()


def test_what_is_already_over_says_whom_to_ask(page_as: PageAs) -> None:
    page = page_as(None, "/routes/?kind=0112&performance_due_on=2019-01-07", language="en")
    over = page.locator("#way-suit_loan")
    expect(over).to_contain_text("Counted as over")
    expect(over).to_contain_text("ask a lawyer or 12348")


def test_unfolded_everything_lies_open_to_print(page_as: PageAs) -> None:
    page = page_as(None, "/routes/?kind=0102")
    page.get_by_role("button", name="全部展开，好打印").click()
    expect(page.locator("#way-suit_damages").get_by_text("带什么", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="打印", exact=True)).to_be_visible()
