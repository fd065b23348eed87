"""The outline of a place in a real browser: a part of it opens its page."""

import re

from playwright.sync_api import expect
from tests.doors.browsing import DESKTOP, PageAs
from tests.world import TOWN, VILLAGE


def test_a_part_of_the_map_opens_its_page(page_as: PageAs) -> None:
    tab = page_as("luolan", f"/desk/places/{TOWN}/", size=DESKTOP)
    tab.locator("[data-places] path.leaflet-interactive").first.click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("凤坪村")
    assert tab.url.endswith(f"/desk/places/{VILLAGE}/")


def test_help_leads_from_a_page_to_its_section(page_as: PageAs) -> None:
    tab = page_as("luolan", "/desk/places/", size=DESKTOP)
    tab.keyboard.press("?")
    tab.get_by_role("link", name="完整的帮助").click()
    expect(tab).to_have_url(re.compile("/desk/help/#places$"))
    expect(tab.locator("#places")).to_be_in_viewport()
