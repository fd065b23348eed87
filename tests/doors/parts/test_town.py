"""The town that browser tests run in stands, and lets people in."""

from tests.doors.browsing import PageAs
from tests.doors.town import Town


def test_a_stranger_meets_the_start_page_in_their_language(town: Town, page_as: PageAs) -> None:
    chinese, english = page_as(None, "/"), page_as(None, "/", language="en")
    assert chinese.locator("html").get_attribute("lang") == "zh-Hans"
    assert english.locator("html").get_attribute("lang") == "en"


def test_one_of_the_cast_is_signed_in(town: Town, page_as: PageAs) -> None:
    page = page_as("alice", "/")
    assert "王爱丽" in page.locator("header").inner_text()
