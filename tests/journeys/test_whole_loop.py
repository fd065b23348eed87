"""The whole loop, each person in a browser of their own: once in Chinese from the scanned plate to the second, better
answer, and a short one in English."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect
from tests.doors.browsing import DESKTOP, PageAs
from tests.doors.town import Town
from tests.world import HOUSING, VILLAGE

from maplebridge.ground.clock.time import SHANGHAI

HALL = "tests.journeys.happenings"
CLOSED = ("closed", "rechecking")  # the lot may fall on it at once
TEXT = "门前路面塌了一个坑，昨晚有人摔倒"


def report_by_plate(page: Page, code: str, photo: Path) -> str:
    page.goto(f"/q/{code}")
    expect(page.get_by_text("扫门牌已定位")).to_be_visible()
    page.get_by_label("路面坑洼、井盖缺损").check()
    page.get_by_label("说说情况").fill(TEXT)
    page.get_by_label("添加照片").set_input_files(photo)
    page.get_by_role("button", name="提交上报").click()
    page.wait_for_url(re.compile(r"/report/done/\d{16}/"))
    number = page.locator(".taken__number").inner_text().replace(" ", "")
    page.get_by_role("link", name="查看进度").click()
    return number


def confirm_triage(page: Page, number: str) -> None:
    """The clerk agrees with the suggestion by one key."""
    page.goto("/desk/triage/")
    while number not in page.locator(".case-head__line").inner_text():
        page.get_by_role("link", name="先放一放").click()
    expect(page.locator(".suggestion")).to_contain_text("县住房和城乡建设局")
    page.get_by_role("button", name="受理并派给该单位").click()
    expect(page.get_by_role("status").filter(has_text="已派给")).to_contain_text(number)


def do(page: Page, number: str, label: str, **values: Any) -> None:
    """Takes one action from the case's page at the desk; values are by field name."""
    page.goto(f"/desk/cases/{number}/")
    doing = page.get_by_role("region", name="可以做的")
    button = doing.get_by_role("link", name=label, exact=True).or_(doing.get_by_role("button", name=label, exact=True))
    button.click()
    form = page.locator("#act-form")
    if values:
        expect(form).to_be_visible()
        for name, value in values.items():
            fill(form.locator(f"[name={name}]"), value)
        form.get_by_role("button", name=label, exact=True).click()
    expect(page).to_have_url(re.compile(r"\?done=\d+"))


def fill(control: Any, value: Any) -> None:
    kind = control.first.evaluate("element => element.type || element.tagName.toLowerCase()")
    own = control.and_(control.page.locator("textarea"))
    listed = control.and_(control.page.locator(f"[value='{value}']"))
    if kind in ("radio", "checkbox") and own.count() and not listed.count():
        own.fill(value)
    elif kind in ("radio", "checkbox"):
        listed.check()
    elif kind.startswith("select"):
        control.select_option(value)
    elif kind == "file":
        control.set_input_files(value)
    else:
        control.fill(value)


def sign_in_to_the_call_without_signal(page: Page, number: str, town: Town) -> None:
    call = page.locator(f"[data-call='{number}']")
    expect(call).to_be_visible()
    page.context.set_offline(True)
    call.get_by_role("button", name="报到").click()
    expect(page.locator("[data-count]")).to_have_text("1")
    assert not town.do(f"{HALL}:has_arrived", number=number)
    page.context.set_offline(False)
    expect(page.locator("[data-count]")).to_be_hidden(timeout=30_000)
    assert town.do(f"{HALL}:has_arrived", number=number)


def rate(page: Page, number: str, solved: str, smile: str) -> None:
    page.goto(f"/cases/{number}/")
    page.get_by_role("radio", name=solved, exact=True).check()
    page.get_by_role("radio", name=smile, exact=True).check()
    page.get_by_role("button", name="提交评价").click()


def test_from_the_scanned_plate_to_the_second_and_better_answer(page_as: PageAs, town: Town, photo: Path) -> None:
    code = town.do(f"{HALL}:hang_a_plate")
    resident = page_as(None)
    phone = page_as("aduo", "/field/")
    expect(phone.locator("body[data-shell=kept]")).to_be_attached()
    clerk, handler, checker = (page_as(who, size=DESKTOP) for who in ("luolan", "yangguang", "wujie"))

    number = report_by_plate(resident, code, photo)
    confirm_triage(clerk, number)
    by = (datetime.now(SHANGHAI) + timedelta(minutes=20)).strftime("%Y-%m-%dT%H:%M")
    do(clerk, number, "吹哨", units=f"centre-{VILLAGE}", arrive_by=by, text="请先去现场看看")
    sign_in_to_the_call_without_signal(phone, number, town)

    do(handler, number, "签收")
    do(handler, number, "补正通知", papers="坑旁边参照物的照片", reason="这条路上有三处坑，需要确认是哪一处")
    resident.goto(f"/cases/{number}/")
    expect(resident.get_by_text("需要您补充")).to_be_visible()
    expect(resident.get_by_text("坑旁边参照物的照片").first).to_be_visible()
    resident.get_by_role("link", name="补交材料").click()
    resident.locator("[name=papers]").fill("小卖部门口的那一处")
    resident.get_by_role("button", name="补交材料").click()
    expect(resident.get_by_text("办理中").first).to_be_visible()

    finish = {"result": "填了碎石", "outcome": "solved", "evidence": photo}
    do(handler, number, "办理完毕", **finish)
    do(checker, number, "核查通过")
    rate(resident, number, "没有解决", "不满意")
    expect(resident.get_by_text("办理中").first).to_be_visible()
    assert town.do(f"{HALL}:state_of", number=number) == ["handling", HOUSING]

    do(handler, number, "办理完毕", **(finish | {"result": "重新铺了沥青，压实了"}))
    do(checker, number, "核查通过")
    rate(resident, number, "解决了", "很满意")
    expect(resident.get_by_text("已办结").first).to_be_visible()
    assert town.do(f"{HALL}:state_of", number=number)[0] in CLOSED
    handler.goto(f"/desk/cases/{number}/")
    assert "很满意" not in handler.locator("main").inner_text()


def test_round_the_loop_in_english_the_resident_without_scripts(page_as: PageAs, town: Town) -> None:
    resident = page_as(None, "/report/", language="en", java_script_enabled=False)
    resident.get_by_label("Tell us about it").fill("The lamp at the village gate is dark")
    resident.get_by_label("Broken streetlight").check()
    resident.get_by_role("button", name="Send", exact=True).click()
    resident.wait_for_url(re.compile(r"/report/done/\d{16}/"))
    number = resident.locator(".taken__number").inner_text().replace(" ", "")
    clerk = page_as("axiu", f"/desk/cases/{number}/", size=DESKTOP, language="en")
    clerk.get_by_role("region", name="What you may do").get_by_role("link", name="Answer at once").click()
    form = clerk.locator("#act-form")
    form.locator("[name=result]").fill("It was mended this morning.")
    form.get_by_label("Solved", exact=True).check()
    form.get_by_role("button", name="Answer at once").click()
    expect(clerk).to_have_url(re.compile(r"\?done=\d+"))
    resident.goto(f"/cases/{number}/")
    expect(resident.get_by_text("It was mended this morning.").first).to_be_visible()
    resident.get_by_label("Solved", exact=True).check()
    resident.get_by_label("Very good").check()
    resident.get_by_role("button", name="Send", exact=True).click()
    expect(resident.get_by_text("Closed").first).to_be_visible()
    assert town.do(f"{HALL}:state_of", number=number)[0] in CLOSED
