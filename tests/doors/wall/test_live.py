"""In a real browser: what happens is on the wall without anybody touching it, and the charts are drawn."""

from tests.doors.browsing import PageAs
from tests.doors.desk.making import dispatched
from tests.doors.town import Town
from tests.world import HOUSING, World

from maplebridge.cases.actions.take import take
from maplebridge.ground.clock.time import now


def blow(world: World) -> str:
    """A whistle for the housing bureau; the number of the case."""
    number, moment = dispatched(world), now()
    by = moment.replace(year=moment.year + 1).isoformat()
    fields = {"units": [HOUSING], "arrive_by": by}
    take(actor=world.actor("luolan"), number=number, action="whistle", fields=fields, seen=None, now=moment)
    return number


def test_a_whistle_shows_by_itself_and_counts_down(town: Town, page_as: PageAs) -> None:
    page = page_as("zhouming", f"{town.url}/wall/")
    page.wait_for_selector("[data-chart=map] svg path", state="attached")
    page.wait_for_selector("[data-chart=line] svg path", state="attached")
    before = page.locator(".whistle").count()
    town.do("tests.doors.wall.test_live:blow")
    page.wait_for_function("many => document.querySelectorAll('.whistle').length > many", arg=before)
    left = page.locator("[data-until]").first.text_content() or ""
    assert left.replace(":", "").strip().isdigit()
