"""The pages of disclosure, and the printing of supervision cards."""

from datetime import UTC, datetime

from tests.doors.page import Page
from tests.doors.portal.open_pages import CLERK, UNIT, published
from tests.world import World

from maplebridge.ground.clock.time import day_of


def mine(world: World) -> str:
    """The duties of a unit that has published something."""
    published(world)
    return "/desk/disclosure/"


def new(world: World) -> str:
    """The form for a duty."""
    return f"/desk/disclosure/new/?unit={UNIT}&item=aid_figures&period={day_of(datetime.now(UTC)).year}-Q2"


def change(world: World) -> str:
    """The form of a correction."""
    return published(world).replace("/disclosure/", "/desk/disclosure/")


def county(world: World) -> str:
    """The overview with something that was published."""
    published(world)
    return "/desk/disclosure/county/"


PAGES = [
    Page("desk_disclosure", CLERK, mine, 5),
    Page("desk_disclosure", "yangguang", "/desk/disclosure/?year=2025", 5, name="nothing"),
    Page("desk_disclosure_new", CLERK, new, 4),
    Page("desk_publication", CLERK, change, 6),
    Page("desk_disclosure_county", "zhouming", county, 4),
    Page("desk_supervision_cards", "axiu", "/desk/disclosure/cards/", 2),
]
