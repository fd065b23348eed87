"""Voice and window: a note that is spoken, a screen across which two people type."""

import re

from playwright.sync_api import expect
from tests.doors.browsing import PageAs
from tests.doors.town import Town

MICROPHONE = """
const made = new AudioContext();
navigator.mediaDevices.getUserMedia = async () => {
    const tone = made.createOscillator();
    const out = made.createMediaStreamDestination();
    tone.connect(out);
    tone.start();
    return out.stream;
};
"""


def test_a_voice_note_alone_is_a_report(page_as: PageAs, town: Town) -> None:
    page = page_as(None)
    page.add_init_script(MICROPHONE)
    page.goto("/report/")
    page.get_by_role("button", name="按一下说话").click()
    expect(page.get_by_text(re.compile(r"^[1-9]\d? / 60$"))).to_be_visible()
    page.get_by_role("button", name="说完了").click()
    expect(page.get_by_text("录好了，可以听一遍")).to_be_visible()
    page.get_by_role("button", name="提交上报").click()
    page.wait_for_url(re.compile(r"/report/done/"))
    number = page.locator(".taken__number").inner_text().replace(" ", "")
    page.get_by_role("link", name="查看进度").click()
    expect(page.get_by_role("heading", name="语音上报")).to_be_visible()
    expect(page.locator("audio, video").first).to_be_visible()
    rows = town.rows('SELECT count(*) FROM case_file f JOIN "case" c ON c.id = f.case_id WHERE c.number = %s', number)
    assert rows == [(1,)]


def test_a_spoken_note_can_be_taken_again(page_as: PageAs) -> None:
    page = page_as(None)
    page.add_init_script(MICROPHONE)
    page.goto("/report/")
    page.get_by_role("button", name="按一下说话").click()
    page.get_by_role("button", name="说完了").click()
    page.get_by_role("button", name="删掉重录").click()
    expect(page.get_by_role("button", name="按一下说话")).to_be_visible()
    page.get_by_role("button", name="提交上报").click()
    expect(page.get_by_text("请写明要反映的事情").first).to_be_visible()


def test_without_a_microphone_a_file_can_be_sent(page_as: PageAs) -> None:
    page = page_as(None, "/report/")
    page.get_by_role("button", name="按一下说话").click()
    expect(page.get_by_text("或者传一段录音")).to_be_visible()


def test_two_people_type_to_each_other_and_nothing_is_sent(page_as: PageAs) -> None:
    page = page_as(None, "/talk/", size=(1024, 768))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.post_data or request.url}"))
    page.get_by_label("对面的人在这里打字").fill("您好，请问办什么事？")
    page.get_by_label("我在这里打字").fill("我来问低保")
    far = page.locator(".half--far")
    assert "matrix(-1" in far.evaluate("element => getComputedStyle(element).transform")
    before = page.locator("#near").evaluate("element => parseFloat(getComputedStyle(element).fontSize)")
    page.get_by_role("button", name="字大一点").click()
    assert page.locator("#near").evaluate("element => parseFloat(getComputedStyle(element).fontSize)") > before
    page.locator("[data-clear=near]").click()
    expect(page.get_by_label("我在这里打字")).to_have_value("")
    assert [each for each in asked if not each.startswith("GET ") or "/static/" not in each] == []
