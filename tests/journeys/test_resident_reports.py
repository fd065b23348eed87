"""A resident reports from a phone: by tapping, without JavaScript, in English, twice by mistake, with a voice note."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.doors.browsing import PageAs
from tests.doors.town import Town

TEXT = "村口的路灯三天不亮了，老人晚上看不见路"
MEDIA = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")


def number_of(page: Page) -> str:
    """The case number that the page of thanks shows."""
    page.wait_for_url(re.compile(r"/report/done/\d{16}/"))
    shown = page.locator(".taken__number").inner_text().replace(" ", "")
    assert re.fullmatch(r"\d{16}", shown)
    return shown


def choose_village(page: Page) -> None:
    """First the town, then the village."""
    page.locator("#r-town").select_option(label="猫场镇")
    page.locator("#r-place").select_option(label="凤坪村")


def test_three_taps_with_a_photo(page_as: PageAs, photo: Path, town: Town) -> None:
    page = page_as(None, "/")
    page.get_by_role("link", name="上报问题").click()
    page.get_by_label("路灯不亮").check()
    page.get_by_label("添加照片").set_input_files(photo)
    expect(page.get_by_role("img", name="lamp.jpg")).to_be_visible()
    page.get_by_label("说说情况").fill(TEXT)
    choose_village(page)
    page.get_by_role("button", name="提交上报").click()
    number = number_of(page)
    page.get_by_role("link", name="查看进度").click()
    expect(page.get_by_role("heading", name=TEXT)).to_be_visible()
    expect(page.get_by_role("img", name="照片 1")).to_be_visible()
    ((matter, place),) = town.rows('SELECT matter, place FROM "case" WHERE number = %s', number)
    assert (matter, place) == ("streetlight", "520524103200")


def test_without_javascript(page_as: PageAs, photo: Path) -> None:
    page = page_as(None, "/report/", java_script_enabled=False)
    page.get_by_label("说说情况").fill(TEXT)
    page.locator("#r-photos").set_input_files(photo)
    page.locator("#r-place").select_option(label="凤坪村")
    page.get_by_role("button", name="提交上报").click()
    number = number_of(page)
    secret = page.locator(".taken__secret").inner_text().strip()
    page.context.clear_cookies()
    page.goto("/cases/")
    page.get_by_label("编号（16 位数字）").fill(number)
    page.get_by_label("查询密码").fill(secret)
    page.get_by_role("button", name="查询").click()
    expect(page.get_by_text("已收到").first).to_be_visible()
    page.get_by_role("link", name="补充说明").click()
    page.locator("#f-text").fill("今晚也没亮")
    page.get_by_role("button", name="补充说明").click()
    expect(page.get_by_text("今晚也没亮")).to_be_visible()


def test_in_english(page_as: PageAs) -> None:
    page = page_as(None, "/", language="en")
    page.get_by_role("link", name="Report a problem").click()
    page.get_by_label("Tell us about it").fill("The lamp at the village gate is dark")
    page.get_by_label("Broken streetlight").check()
    page.get_by_role("button", name="Send").click()
    number_of(page)
    expect(page.get_by_role("heading", name="Received, thank you")).to_be_visible()
    assert not re.findall(r"[\u4e00-\u9fff]{2,}", page.locator("h1, h2, .button").all_inner_texts().__str__())


@pytest.mark.parametrize("scripts", [True, False])
def test_a_double_tap_is_one_case(page_as: PageAs, photo: Path, town: Town, scripts: bool) -> None:
    text = f"两次点到的路灯不亮{scripts}"
    page = page_as(None, "/report/", java_script_enabled=scripts)
    page.get_by_label("说说情况").fill(text)
    page.locator("#r-photos").set_input_files(photo)
    page.get_by_role("button", name="提交上报").dblclick()
    number = number_of(page)
    assert town.rows('SELECT number FROM "case" WHERE title = %s', text) == [(number,)]


def test_the_matter_is_offered_while_one_writes(page_as: PageAs) -> None:
    page = page_as(None, "/report/")
    page.get_by_label("说说情况").press_sequentially("广场舞太吵睡不着", delay=5)
    expect(page.get_by_text("是“生活噪声扰民”吗？")).to_be_visible()
    page.get_by_role("button", name="对", exact=True).click()
    page.get_by_label("什么时候吵").fill("每晚八点到十点")
    page.get_by_role("button", name="提交上报").click()
    number_of(page)


def test_the_place_comes_from_the_phone(page_as: PageAs, town: Town) -> None:
    page = page_as(
        None, "/report/", geolocation={"longitude": 105.775, "latitude": 26.665}, permissions=["geolocation"]
    )
    page.get_by_label("说说情况").fill(TEXT)
    page.get_by_role("button", name="用我现在的位置").click()
    expect(page.get_by_text("猫场镇凤坪村第一网格")).to_be_visible()
    page.get_by_role("button", name="提交上报").click()
    rows = town.rows('SELECT place FROM "case" WHERE number = %s', number_of(page))
    assert rows == [("520524103200001",)]


def test_the_map_opens_on_demand_and_a_tap_finds_the_grid(page_as: PageAs) -> None:
    page = page_as(None, "/report/")
    page.get_by_role("button", name="在地图上点").click()
    page.locator(".map canvas").wait_for()
    page.locator(".map").click()
    expect(page.locator(".locate__said")).to_have_text("猫场镇凤坪村第一网格")


def test_drafts_come_back(page_as: PageAs, browser: BrowserContext) -> None:
    page = page_as(None, "/apply/relief/form/")
    with page.expect_response(re.compile("/drafts/apply-relief/")) as kept:
        page.get_by_label("申请人姓名").fill("杨秀英")
    assert kept.value.ok
    expect(page.get_by_text("已自动保存")).to_be_visible()
    page.goto("/")
    page.goto("/apply/relief/form/")
    expect(page.get_by_text("接着上次没写完的内容")).to_be_visible()
    expect(page.get_by_label("申请人姓名")).to_have_value("杨秀英")
    page.get_by_role("button", name="重新写").click()
    expect(page.get_by_label("申请人姓名")).to_have_value("")


@pytest.mark.parametrize("scripts", [True, False])
def test_an_expired_sign_in_keeps_what_was_written(page_as: PageAs, scripts: bool) -> None:
    page = page_as("alice", "/apply/relief/form/", java_script_enabled=scripts)
    page.get_by_label("申请人姓名").fill("杨秀英")
    page.get_by_label("申请人身份证号").fill("11010519491231002X")
    page.get_by_label("共同生活的家庭成员人数").fill("3")
    page.get_by_label("家庭月收入（元）").fill("800")
    kept = [cookie for cookie in page.context.cookies() if cookie["name"] != "maplebridge"]
    page.context.clear_cookies()
    page.context.add_cookies(kept)  # type: ignore[arg-type]  # what it gives it takes
    page.get_by_role("button", name="提交申请").click()
    expect(page.get_by_text("登录已过期")).to_be_visible()
    expect(page.get_by_label("申请人姓名")).to_have_value("杨秀英")
    expect(page.get_by_role("link", name="重新登录", exact=True)).to_be_visible()
    page.get_by_role("button", name="提交申请").click()
    number_of(page)
