"""Signing in as people do: without scripts, by keyboard, in a demonstration."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests.doors.browsing import DESKTOP, PHONE, PageAs
from tests.doors.town import Town


def test_a_resident_signs_in_without_scripts(town: Town, page_as: PageAs) -> None:
    page = page_as(None, "/account/login/?next=/account/devices/", java_script_enabled=False)
    page.get_by_label("手机号码").fill("138 0013 8000")
    page.get_by_role("button", name="获取验证码").click()
    shown = re.search(r"\d{6}", page.get_by_text("演示：验证码是").inner_text())
    assert shown is not None
    page.get_by_label("六位验证码").fill(shown[0])
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page.get_by_role("heading", name="登录的设备")).to_be_visible()
    expect(page.get_by_text("本机")).to_be_visible()


def test_one_press_by_keyboard_alone(town: Town, page_as: PageAs) -> None:
    page = page_as(None, "/account/demo/?next=/account/")
    page.get_by_role("button", name="陈静").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="陈静")).to_be_visible()


def test_the_page_of_the_cast_hinders_nobody(town: Town, page_as: PageAs) -> None:
    for language in ("zh", "en"):
        page = page_as(None, "/account/demo/", language=language)
        for width, height in (PHONE, DESKTOP):
            page.set_viewport_size({"width": width, "height": height})
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()


def test_the_pages_on_the_way_hinder_nobody(town: Town, page_as: PageAs) -> None:
    page = page_as(None, "/account/login/?lang=en")
    page.get_by_label("Mobile number").fill("12")
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_text("11 digits")).to_be_visible()
    assert Axe().run(page).violations_count == 0
    page.get_by_label("Mobile number").fill("13800138001")
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Six-digit code").fill("000000")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text("The code is wrong")).to_be_visible()
    assert Axe().run(page).violations_count == 0
