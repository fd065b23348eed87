"""Two neighbours quarrel about a boundary, one of them speaks Miao: from the request on a phone over an interpreter, a
signature by finger and two instalments, one of them missed, to the court that confirms what they agreed."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.doors.browsing import DESKTOP, PageAs
from tests.doors.later_town import LaterTown
from tests.journeys.acting import act_as
from tests.journeys.test_whole_loop import fill

from maplebridge.ground.clock.time import day_of

HALL = "tests.journeys.happenings"
QUARRELS = "tests.services.mediation.quarrels"
PRIVATE = "他喝了酒骂过我母亲，我不想再提"
BOTTOM_LINE = "张大山底线两千元，别让对方知道"


@pytest.fixture
def town(later_town: LaterTown) -> LaterTown:
    """Weeks pass in it."""
    return later_town


def ask_for_mediation(page: Page) -> str:
    page.goto("/apply/neighbour_dispute/form/")
    page.get_by_label("对方姓名或名称").fill("张大山")
    page.get_by_label("情况说明").fill(f"隔壁砌墙占了我家半米地基。{PRIVATE}")
    page.locator("#r-phone").fill("13800000066")
    page.locator("#r-town").select_option(label="猫场镇")
    page.locator("#r-place").select_option(label="凤坪村")
    page.get_by_role("button", name="提交申请").click()
    page.wait_for_url(re.compile(r"/report/done/\d{16}/"))
    return page.locator(".taken__number").inner_text().replace(" ", "")


def mediate(page: Page, number: str, label: str, **values: str) -> None:
    """The mediator takes an action from the page of the mediation; values are by field name."""
    page.goto(f"/desk/cases/{number}/mediation/")
    doing = page.get_by_role("region", name="可以做的")
    doing.get_by_role("link", name=label, exact=True).click()
    form = page.locator("#act-form")
    expect(form).to_be_visible()
    for name, value in values.items():
        fill(form.locator(f"[name='{name}']"), value)
    form.get_by_role("button", name=label, exact=True).click()
    expect(form).to_be_hidden()
    expect(page).to_have_url(re.compile(r"/mediation/$"))


def write_with_a_finger(page: Page, canvas: Locator) -> None:
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box is not None
    for start in (0.2, 0.5):
        page.mouse.move(box["x"] + box["width"] * start, box["y"] + box["height"] * 0.3)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * (start + 0.2), box["y"] + box["height"] * 0.7, steps=6)
        page.mouse.up()


def sign(page: Page, number: str) -> None:
    page.goto(f"/party/{number}/")
    page.get_by_role("link", name="看协议、签字").click()
    expect(page.get_by_text("赔偿第二期")).to_be_visible()
    page.get_by_label("我已看过（听过）协议，自愿签字").check()
    write_with_a_finger(page, page.locator("canvas"))
    page.get_by_role("button", name="确认签字").click()
    expect(page.get_by_role("status")).to_contain_text("您已签字")


def test_a_boundary_quarrel_is_settled_in_two_instalments_and_confirmed_by_the_court(
    town: LaterTown, page_as: PageAs, photo: Path
) -> None:
    applicant, neighbour = page_as(None), page_as(None)
    number = ask_for_mediation(applicant)
    act_as(page_as, "longqing", number, "受理")
    mediator = page_as("longqing", size=DESKTOP)
    other = {"side": "respondent", "party_kind": "resident", "party_name": "张大山", "party_phone": "13800000077"}
    mediate(mediator, number, "添加当事人", **other, party_language="hmd")

    neighbour.goto(town.do(f"{QUARRELS}:link_of", number=number, party_number=2))
    expect(neighbour.get_by_text("您说苗语")).to_be_visible()
    expect(neighbour.locator("body")).not_to_contain_text("喝了酒")
    neighbour.goto(f"/cases/{number}/")
    expect(neighbour).to_have_url(re.compile(rf"/party/{number}/$"))
    neighbour.get_by_label("龙青").check()
    neighbour.get_by_role("button", name="就请这几位").click()
    neighbour.get_by_label("愿意调解", exact=True).check()
    neighbour.get_by_role("button", name="答复").click()
    expect(neighbour.get_by_role("status")).to_contain_text("您的答复已经收到")

    mediator.goto(f"/desk/cases/{number}/mediation/")
    mediator.get_by_role("button", name="请龙青调解").click()
    expect(mediator.locator(".case-head")).to_contain_text("调解员 龙青")
    mediator.get_by_label("新笔记").fill(BOTTOM_LINE)
    mediator.get_by_role("button", name="保存笔记").click()
    expect(mediator.locator("#notes")).to_contain_text(BOTTOM_LINE)
    head = page_as("luolan", f"/desk/cases/{number}/mediation/", size=DESKTOP)
    expect(head.locator("body")).not_to_contain_text("底线")
    expect(head.locator("#notes")).to_have_count(0)

    at = (town.now + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    mediate(mediator, number, "安排调解", session_at=at, session_form="back_to_back", session_place="村调解室")
    neighbour.reload()
    expect(neighbour.get_by_text("村调解室")).to_be_visible()
    mediate(mediator, number, "记录调解", session_form="joint", text="量清界线，各退一步。")
    draft(mediator, number, town)
    sign(neighbour, number)
    sign(applicant, number)
    mediate(mediator, number, "调解员签名、盖章，协议生效", outcome="agreement")

    neighbour.goto(f"/party/{number}/")
    neighbour.get_by_role("button", name="我已经付了").first.click()
    expect(neighbour.get_by_role("status")).to_contain_text("已告诉调解员")
    applicant.goto(f"/party/{number}/")
    applicant.get_by_role("button", name="钱我收到了").first.click()
    expect(applicant.get_by_text("已履行")).to_be_visible()

    for page in (mediator, head):
        page.context.close()
    town.move_on(days=21)
    town.await_that(lambda: "defaulted" in town.do(f"{HALL}:marks_of", number=number))
    neighbour.goto(f"/party/{number}/")
    expect(neighbour.get_by_text("过期未履行")).to_be_visible()
    assert "reminded" in town.do(f"{HALL}:marks_of", number=number)

    again = page_as("longqing", size=DESKTOP)
    mediate(again, number, "督促履行", party="2", how="visit", text="上门讲清了后果。")
    mediate(again, number, "共同申请司法确认", joint="yes")
    town.await_that(lambda: bool(town.do(f"{HALL}:next_of", number=number)))
    [[court_number, matter]] = town.do(f"{HALL}:next_of", number=number)
    assert matter == "judicial_confirmation"
    act_as(page_as, "weizheng", court_number, "受理")
    act_as(page_as, "weizheng", court_number, "裁定协议有效", outcome="granted", evidence=photo)
    town.await_that(lambda: "confirmed" in town.do(f"{HALL}:marks_of", number=number))
    applicant.goto(f"/party/{number}/")
    expect(applicant.get_by_text("法院已确认这份协议")).to_be_visible()


def draft(page: Page, number: str, town: LaterTown) -> None:
    """What was agreed, in two instalments."""
    values = {"facts": "围墙越界半米。", "method": "到村委会当面交付。"}
    for line, (what, yuan, days) in enumerate((("赔偿第一期", "1200", 10), ("赔偿第二期", "800", 18)), 1):
        due = (day_of(town.now) + timedelta(days=days)).isoformat()
        parts = {"debtor": "2", "creditor": "1", "what": what, "yuan": yuan, "due": due}
        values |= {f"terms.{line}.{name}": value for name, value in parts.items()}
    mediate(page, number, "拟定协议", **values)
