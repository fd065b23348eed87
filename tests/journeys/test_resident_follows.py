"""A resident follows a case: the page is fresh by itself, offers to join others, and rates with five faces."""

import re
from typing import Any

from playwright.sync_api import Page, expect
from tests.doors.browsing import PageAs
from tests.doors.town import Town

TEXT = "桥头的路灯整晚不亮"


def act(world: Any, who: str, number: str, action: str, fields: dict[str, Any]) -> None:
    """Called inside the town: one of the cast does something."""
    from maplebridge.cases.actions.take import take
    from maplebridge.ground.clock.time import now

    take(actor=world.actor(who, now()), number=number, action=action, fields=fields, seen=None, now=now())


def do(town: Town, who: str, number: str, action: str, **fields: Any) -> None:
    town.do("tests.journeys.test_resident_follows:act", who=who, number=number, action=action, fields=fields)


def report(page: Page, text: str = TEXT) -> str:
    """Reports a lamp and goes to its case; the number."""
    page.goto("/report/")
    page.get_by_label("路灯不亮").check()
    page.get_by_label("说说情况").fill(text)
    page.locator("#r-town").select_option(label="猫场镇")
    page.locator("#r-place").select_option(label="凤坪村")
    page.get_by_role("button", name="提交上报").click()
    page.wait_for_url(re.compile(r"/report/done/\d{16}/"))
    number = page.locator(".taken__number").inner_text().replace(" ", "")
    page.get_by_role("link", name="查看进度").click()
    return number


def test_the_page_is_fresh_by_itself_but_spares_what_is_being_written(page_as: PageAs, town: Town) -> None:
    page = page_as(None)
    number = report(page)
    expect(page.locator("body[data-live=on]")).to_be_attached()
    do(town, "luolan", number, "accept")
    expect(page.get_by_text("有新进展，已更新")).to_be_visible()
    expect(page.get_by_text("受理").first).to_be_visible()
    do(town, "luolan", number, "answer_at_once", result="灯泡已更换", outcome="solved")
    expect(page.get_by_role("heading", name="办得怎么样？您说了算")).to_be_visible()
    page.get_by_label("想说的话").fill("还是不亮")
    do(town, "luolan", number, "note", text="已电话联系")
    expect(page.get_by_text("这件事有新进展")).to_be_visible()
    expect(page.get_by_label("想说的话")).to_have_value("还是不亮")


def test_five_faces_without_javascript(page_as: PageAs, town: Town) -> None:
    page = page_as(None)
    number = report(page)
    do(town, "luolan", number, "answer_at_once", result="灯泡已更换", outcome="solved")
    plain = page_as(None, java_script_enabled=False)
    plain.context.add_cookies(page.context.cookies())  # type: ignore[arg-type]  # what it gives it takes
    plain.goto(f"/cases/{number}/")
    plain.get_by_label("没有解决", exact=True).check()
    plain.get_by_label("很不满意").check()
    plain.get_by_role("button", name="提交评价").click()
    expect(plain.locator(".status__state")).to_have_text("办理中")


def test_me_too_is_offered_while_one_writes(page_as: PageAs, town: Town) -> None:
    report(page_as(None), "水井边的路灯不亮了")
    page = page_as(None)
    page.goto("/report/")
    page.get_by_label("路灯不亮").check()
    page.get_by_label("说说情况").fill("水井边的路灯又不亮了")
    page.locator("#r-town").select_option(label="猫场镇")
    page.locator("#r-place").select_option(label="凤坪村")
    expect(page.get_by_text("附近有人反映过，是同一件事吗？")).to_be_visible()
    page.locator("input[name=join]").first.check()
    with page.expect_response("**/report/suggest/"):  # whoever has chosen goes on writing
        page.get_by_label("说说情况").fill("水井边的路灯又不亮了，昨晚也是")
    page.get_by_role("button", name="提交上报").click()
    page.wait_for_url(re.compile(r"/report/done/"))
    page.get_by_role("link", name="查看进度").click()
    expect(page.get_by_text("合在一起办")).to_be_visible()
