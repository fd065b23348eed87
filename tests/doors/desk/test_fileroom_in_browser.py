"""A lawyer asks, the unit grants, the lawyer reads, the unit takes it back, and the file is gone: in real browsers."""

from datetime import timedelta

from playwright.sync_api import expect
from tests.doors.browsing import DESKTOP, PHONE, PageAs
from tests.doors.town import Town
from tests.world import World

from maplebridge.ground.clock.time import day_of, now

WEEK = timedelta(days=7)


def file_case(world: World) -> str:
    """Called inside the town: a case of the housing bureau with a photo; its number."""
    from tests.services.fileroom.cast import filed

    return filed(world)


def test_a_file_is_asked_for_granted_read_and_gone_again(page_as: PageAs, town: Town) -> None:
    number = town.do("tests.doors.desk.test_fileroom_in_browser:file_case")
    lawyer = page_as("pengyu", "/desk/fileroom/", size=PHONE)
    lawyer.get_by_label("案件编号").fill(number)
    lawyer.get_by_label("为什么要阅卷").fill("代理当事人，需要核对现场照片。")
    lawyer.get_by_role("button", name="提交申请").click()
    expect(lawyer.get_by_text("等待决定")).to_be_visible()

    head = page_as("hefang", "/desk/fileroom/", size=DESKTOP)
    head.get_by_role("link", name=number).click()
    head.get_by_label("办理过程").check()
    head.get_by_label("图片").check()
    head.get_by_label("看到哪一天为止").fill((day_of(now()) + WEEK).isoformat())
    head.get_by_role("button", name="准许阅卷").click()
    expect(head.get_by_text("还没有打开过")).to_be_visible()

    lawyer.reload()
    lawyer.get_by_role("link", name="图片").click()
    expect(lawyer.locator(".marked img")).to_have_js_property("naturalWidth", 1)
    expect(lawyer.get_by_text("查阅人：彭宇 · 贵州黔山律师事务所")).to_be_visible()

    head.reload()
    expect(head.get_by_role("row", name="彭宇")).to_have_count(1)
    head.get_by_label("理由").fill("委托已解除。")
    head.get_by_role("button", name="立即收回").click()
    expect(head.get_by_text("已收回")).to_be_visible()

    assert lawyer.reload().status == 404  # type: ignore[union-attr] # a page was open
    lawyer.goto("/desk/fileroom/")
    lawyer.get_by_role("link", name=number).click()
    expect(lawyer.get_by_text("委托已解除。")).to_be_visible()
    expect(lawyer.get_by_role("link", name="图片")).to_have_count(0)
