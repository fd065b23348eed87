"""A grid worker without signal: nothing written is lost, nothing comes twice, and a conflict shows both sides."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.doors.browsing import PageAs
from tests.doors.town import Town

HALL = "tests.journeys.happenings"


def write(page: Page, text: str, photo: Path) -> None:
    page.get_by_label("什么情况").fill(text)
    page.get_by_label("照片").set_input_files(photo)
    page.get_by_role("button", name="提交").click()


def waiting(page: Page, count: int) -> None:
    expect(page.locator("[data-count]")).to_have_text(str(count))


@pytest.mark.parametrize("reports", [4, pytest.param(20, marks=pytest.mark.prove)])
def test_reports_with_photos_outlive_the_tab_and_come_once_each(
    page_as: PageAs, town: Town, photo: Path, reports: int
) -> None:
    page = page_as("aduo", "/field/report/")
    context: BrowserContext = page.context
    expect(page.locator("body[data-shell=kept]")).to_be_attached()
    context.set_offline(True)
    words = [f"共 {reports} 处，第 {each} 处：排水沟盖板松动" for each in range(reports)]
    for each, text in enumerate(words, 1):
        write(page, text, photo)
        waiting(page, each)
        expect(page.get_by_label("什么情况")).to_have_value("")  # put away: the next can be written
    page.close()
    page = context.new_page()
    page.goto("/field/report/")  # from the copy in the phone: there is no network
    waiting(page, reports)
    context.set_offline(False)
    expect(page.locator("[data-count]")).to_be_hidden(timeout=60_000)
    found = town.do(f"{HALL}:count_reports", texts=words)
    assert found == {"cases": reports, "photos": reports}


def test_a_report_sent_twice_by_a_phone_that_did_not_hear_the_answer_is_one_case(
    page_as: PageAs, town: Town, photo: Path, complaints: list[str]
) -> None:
    page = page_as("aduo", "/field/report/")
    net, lost = {"answers": "lost"}, list[str]()

    def answer(route: Any) -> None:
        if route.request.method != "POST" or net["answers"] == "heard":
            route.continue_()
        elif net["answers"] == "busy":
            route.fulfill(status=429, headers={"Retry-After": "3600"})
        else:
            route.fetch()
            lost.append(route.request.url)
            route.abort()

    page.route("**/field/report/", answer)
    write(page, "井盖丢失，只报一次", photo)
    expect(page.locator("body[data-outbox=offline]")).to_be_attached()
    waiting(page, 1)
    net["answers"] = "busy"  # before the next page: it sends what waits as soon as it is there
    page.goto("/field/waiting/")
    page.get_by_role("button", name="现在发送").click()
    expect(page.locator("[data-waiting]")).to_contain_text("过一会儿自动再发")
    waiting(page, 1)
    net["answers"] = "heard"
    page.get_by_role("button", name="现在发送").click()
    expect(page.locator("[data-item=sent]")).to_have_count(1)
    assert lost
    complaints.clear()  # the answer that was lost on purpose
    assert town.do(f"{HALL}:count_reports", texts=["井盖丢失，只报一次"]) == {"cases": 1, "photos": 1}


def test_a_conflict_shows_both_sides_and_drops_no_note(page_as: PageAs, town: Town) -> None:
    number = town.do(f"{HALL}:found_event", text="树枝压着电线")
    page = page_as("aduo", f"/field/cases/{number}/settle/")
    expect(page.locator("body[data-shell=kept]")).to_be_attached()
    page.context.set_offline(True)
    page.get_by_label("办理结果").fill("我已经把树枝锯掉了")
    page.get_by_role("radio", name="解决", exact=True).check()
    page.get_by_role("button", name="就地解决").click()
    page.wait_for_url("**/field/waiting/")
    town.do(f"{HALL}:take", who="luolan", number=number, action="note", fields={"text": "先记一笔"})
    town.do(f"{HALL}:take", who="luolan", number=number, action="dispatch", fields={"unit": "traffic_police-520524"})
    page.context.set_offline(False)
    conflict = page.locator("[data-item=conflict]")
    expect(conflict).to_contain_text("我已经把树枝锯掉了")
    expect(conflict).to_contain_text("先记一笔")
    expect(conflict).to_contain_text("待签收")
    conflict.get_by_role("button", name="改成补充说明发送").click()
    expect(page.locator("[data-item=sent]")).to_have_count(1)
    assert "我已经把树枝锯掉了" in town.do(f"{HALL}:words_of", number=number)


def test_another_person_on_the_same_phone_does_not_send_what_is_not_theirs(
    page_as: PageAs, town: Town, photo: Path
) -> None:
    page = page_as("aduo", "/field/report/")
    page.context.set_offline(True)
    write(page, "阿朵写的，别人不能替她发", photo)
    waiting(page, 1)
    page.context.clear_cookies()
    page.context.add_cookies([town.do("tests.doors.town_hall:cookie", who="luolan", url=town.url)])
    page.context.set_offline(False)
    page.goto("/field/waiting/")
    expect(page.locator("[data-waiting]")).to_contain_text("全部发完了")
    assert town.do(f"{HALL}:count_reports", texts=["阿朵写的，别人不能替她发"]) == {"cases": 0, "photos": 0}
