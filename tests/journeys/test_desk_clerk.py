"""A clerk at the desk with a real browser: keys, live lists, two people on one case, no script at all."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.doors.browsing import PageAs
from tests.doors.town import Town

DESKTOP = (1440, 900)
HOUSING = "housing-520524"


def bring(town: Town, **said: str) -> str:
    number: str = town.do("tests.doors.desk.making:bring", **said)
    return number


def act(town: Town, number: str, who: str, action: str, **fields: object) -> None:
    town.do("tests.doors.desk.making:do", number=number, who=who, action=action, **fields)


def state_of(town: Town, number: str) -> tuple[str, str | None]:
    return town.rows('SELECT state, unit FROM "case" WHERE number = %s', number)[0]


@pytest.fixture
def luolan(page_as: PageAs) -> Page:
    return page_as("luolan", size=DESKTOP)


def test_one_key_confirms_a_suggestion_and_the_next_case_comes(town: Town, luolan: Page) -> None:
    for words in ("路灯坏了，晚上看不见路。", "路灯一直闪。"):
        bring(town, text=words)
    luolan.goto("/desk/triage/")
    first = luolan.locator(".case-head__line .number").inner_text()
    luolan.keyboard.press("y")
    expect(luolan.get_by_role("status")).to_contain_text(first)
    assert state_of(town, first)[0] == "dispatched"
    assert luolan.locator(".case-head__line .number").inner_text() != first


def test_the_list_is_walked_and_opened_by_keys(town: Town, luolan: Page) -> None:
    bring(town)
    luolan.goto("/desk/")
    luolan.keyboard.press("j")
    chosen = luolan.locator('tr[aria-selected="true"]')
    number = chosen.get_attribute("data-number")
    luolan.keyboard.press("Enter")
    expect(luolan).to_have_url(re.compile(rf"/desk/cases/{number}/"))
    luolan.wait_for_load_state()  # keys are heard from then on
    luolan.keyboard.press("?")
    expect(luolan.get_by_role("dialog")).to_be_visible()
    luolan.keyboard.press("Escape")
    luolan.keyboard.press("g")
    expect(luolan).to_have_url(re.compile(r"/desk/$"))


def test_something_new_is_told_and_the_table_does_not_jump(town: Town, luolan: Page) -> None:
    bring(town)
    luolan.goto("/desk/")
    expect(luolan.locator('body[data-live="on"]')).to_be_attached()
    before = luolan.locator("tbody tr").count()
    number = bring(town, text="刚刚发生的一件事：路灯倒了。")
    bar = luolan.locator("#fresh")
    expect(bar).to_contain_text("件新工单")
    assert luolan.locator("tbody tr").count() == before
    bar.get_by_role("link").click()
    expect(luolan.locator(f'tr[data-number="{number}"]')).to_be_visible()


def test_a_whistle_lights_up_the_board_and_a_unit_signs_in(town: Town, page_as: PageAs, luolan: Page) -> None:
    number = bring(town, text="树倒在路上，路灯也断了。")
    board = page_as("yangguang", "/desk/board/", size=DESKTOP)
    expect(board.locator('body[data-live="on"]')).to_be_attached()
    luolan.goto(f"/desk/cases/{number}/")
    luolan.get_by_role("link", name="吹哨", exact=True).click()
    form = luolan.locator("#act-form")
    form.get_by_role("checkbox", name="县住房和城乡建设局").check()
    form.get_by_role("button", name="吹哨").click()
    expect(luolan.get_by_role("status")).to_contain_text("已完成")
    call = board.locator(".call", has=board.locator(f'a[href="/desk/cases/{number}/"]'))
    expect(call).to_contain_text("县住房和城乡建设局")
    call.get_by_role("button", name="报到").click()
    expect(call).to_contain_text("已报到")


def test_two_clerks_on_one_case_see_both_sides(town: Town, luolan: Page) -> None:
    number = bring(town)
    luolan.goto(f"/desk/cases/{number}/")
    luolan.locator(".doing").get_by_role("link", name="当场答复").click()
    form = luolan.locator("#act-form")
    form.get_by_label("办理结果").fill("电话里说清了。")
    form.get_by_label("解释说明").check()
    act(town, number, "axiu", "recategorise", matter="rubbish", reason="照片里是垃圾。")
    form.get_by_role("button", name="当场答复").click()
    form = luolan.locator("#act-form")
    expect(form.get_by_role("alert")).to_contain_text("照片里是垃圾。")
    expect(form.get_by_label("办理结果")).to_have_value("电话里说清了。")
    form.get_by_role("button", name="仍然").click()
    expect(luolan.get_by_role("status")).to_contain_text("当场答复")
    assert state_of(town, number)[0] == "answered"


def test_a_contact_hides_itself_after_a_minute(town: Town, luolan: Page) -> None:
    number = bring(town)
    luolan.clock.install()
    luolan.goto(f"/desk/cases/{number}/")
    luolan.get_by_role("link", name="查看联系方式").click()
    luolan.get_by_label("理由").fill("约上门时间。")
    luolan.get_by_role("button", name="查看 60 秒").click()
    expect(luolan.get_by_text("13800000001")).to_be_visible()
    luolan.clock.run_for(61_000)
    expect(luolan.get_by_text("13800000001")).to_have_count(0)


def test_a_case_is_dispatched_without_any_script(town: Town, page_as: PageAs) -> None:
    number = bring(town)
    page = page_as("luolan", f"/desk/cases/{number}/", size=DESKTOP, java_script_enabled=False)
    page.locator(".doing").get_by_role("link", name="派单").click()
    page.get_by_label("承办单位").select_option(HOUSING)
    page.get_by_role("button", name="派单").click()
    expect(page.get_by_role("status")).to_contain_text("已完成")
    assert state_of(town, number) == ("dispatched", HOUSING)


def test_the_hotline_writes_and_is_advised(town: Town, page_as: PageAs) -> None:
    page = page_as("linxi", "/desk/new/", size=DESKTOP)
    page.get_by_label("反映的事情").press_sequentially("凤坪村路灯不亮，晚上看不见路")
    page.get_by_role("button", name="就按这个事项").click()
    expect(page.get_by_label("灯杆编号")).to_be_visible()
    page.get_by_role("button", name="登记并打印回单").click()
    expect(page.get_by_role("heading", name="受理回单")).to_be_visible()
    assert page.locator(".slip__number").inner_text().isdigit()


def test_the_desk_speaks_english(town: Town, page_as: PageAs) -> None:
    number = bring(town)
    page = page_as("luolan", f"/desk/cases/{number}/", size=DESKTOP, language="en")
    expect(page.get_by_role("heading", name="Suggestion")).to_be_visible()
    page.keyboard.press("y")
    expect(page.get_by_role("status")).to_contain_text("Done")


def test_photos_open_in_place_and_close(town: Town, luolan: Page) -> None:
    number, _ = town.do("tests.doors.desk.making:with_photo")
    luolan.goto(f"/desk/cases/{number}/")
    luolan.get_by_role("link", name="照片 1").click()
    expect(luolan.get_by_role("dialog", name="照片")).to_be_visible()
    luolan.keyboard.press("Escape")
    expect(luolan.get_by_role("dialog", name="照片")).to_be_hidden()


def test_whoever_has_fewer_links_meets_no_complaint(town: Town, page_as: PageAs) -> None:
    for who, path in (("hefang", "/desk/chase/"), ("shenji", "/desk/"), ("zhouming", "/desk/returns/")):
        page = page_as(who, size=DESKTOP)
        with page.expect_response("**/desk/views/beside/"):
            page.goto(path)
        expect(page.locator("h1")).to_be_visible()
