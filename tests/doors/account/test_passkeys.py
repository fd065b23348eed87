"""Passkeys in a real browser, with the authenticator that Chromium plays: set up, used as second factor, used alone."""

from playwright.sync_api import Page, expect
from tests.doors.account.walking import PASSWORD
from tests.doors.browsing import PageAs
from tests.doors.town import Town

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_key(page: Page) -> Page:
    """The browser's own security chip."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return page


def by_password(page: Page, name: str) -> None:
    page.goto("/account/login/?as=staff")
    page.get_by_label("登录名").fill(name)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录", exact=True).click()


def sign_out(page: Page) -> None:
    page.goto("/account/")
    page.get_by_role("button", name="退出登录").click()
    expect(page.get_by_role("heading", name="已退出")).to_be_visible()


def test_a_passkey_is_set_up_at_the_first_time_and_opens_alone_later(town: Town, page_as: PageAs) -> None:
    name = town.do("tests.doors.account.walking:make_staff", who="chenjing")
    page = with_key(page_as(None))
    by_password(page, name)
    expect(page.get_by_text("工作人员先设置两步验证")).to_be_visible()
    page.get_by_role("link", name="添加通行密钥").click()
    page.get_by_role("button", name="添加").click()
    expect(page.get_by_role("heading", name="恢复码")).to_be_visible()
    page.get_by_role("link", name="收好了，继续").click()
    expect(page).to_have_url(f"{town.url}/desk/")

    sign_out(page)
    by_password(page, name)
    page.get_by_role("button", name="用通行密钥").click()
    expect(page).to_have_url(f"{town.url}/desk/")

    sign_out(page)
    page.goto("/account/login/?as=staff&next=/account/devices/")
    page.get_by_role("button", name="用通行密钥登录").click()
    expect(page.get_by_role("heading", name="登录的设备")).to_be_visible()


def test_who_breaks_off_reads_what_to_do(town: Town, page_as: PageAs) -> None:
    page = page_as(None, "/account/login/?as=staff")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('no')); }")
    page.get_by_role("button", name="用通行密钥登录").click()
    expect(page.get_by_text("没有成功。请重试，或换一种方式。")).to_be_visible()


def test_without_scripts_there_is_no_dead_button(town: Town, page_as: PageAs) -> None:
    page = page_as(None, "/account/login/?as=staff", java_script_enabled=False)
    expect(page.get_by_role("button", name="用通行密钥登录")).to_be_hidden()
    expect(page.get_by_role("button", name="登录", exact=True)).to_be_visible()
