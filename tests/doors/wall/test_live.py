"""In a real browser: what happens is on the wall without anybody touching it, and the charts are drawn."""

from datetime import timedelta

from playwright.sync_api import expect
from tests.doors.browsing import PageAs
from tests.doors.desk.making import dispatched
from tests.doors.town import Town
from tests.world import World

from maplebridge.cases.actions.take import take
from maplebridge.ground.clock.time import now

CALLED, CALLED_NAME = "emergency_management-520524", "县应急管理局"  # whom no other test calls
SOON = timedelta(minutes=2)  # the most pressing calls stand first, and few have room


def blow(world: World) -> str:
    """A whistle for one unit; the number of the case."""
    number, moment = dispatched(world), now()
    by = (moment + SOON).isoformat()
    fields = {"units": [CALLED], "arrive_by": by}
    take(actor=world.actor("luolan"), number=number, action="whistle", fields=fields, seen=None, now=moment)
    return number


def test_a_whistle_shows_by_itself_and_counts_down(town: Town, page_as: PageAs) -> None:
    page = page_as("zhouming", f"{town.url}/wall/")
    page.wait_for_selector("[data-chart=map] svg path", state="attached")
    page.wait_for_selector("[data-chart=line] svg path", state="attached")
    called = page.locator(".whistle").filter(has_text=CALLED_NAME)
    expect(called).to_have_count(0)
    town.do("tests.doors.wall.test_live:blow")
    expect(called).to_be_visible()
    left = called.locator("[data-until]").text_content() or ""
    assert left.replace(":", "").strip().isdigit()
