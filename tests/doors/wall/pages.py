"""The pages of the wall."""

from datetime import UTC, datetime

from django.test import Client
from tests.doors.desk.telling import at
from tests.doors.page import Page
from tests.world import COUNTY, TOWN, World

from maplebridge.directory.accounts import screens


def as_device(client: Client, world: World) -> None:
    """A screen that was let in with its token."""
    now = datetime.now(UTC)
    token = screens.issue_screen(county=COUNTY, person_id=world.ids["jike"], name="东墙", now=now)
    client.get("/wall/", {"device": token})


PAGES = [
    Page("wall_screen", "zhouming", at("/wall/"), 5),
    Page("wall_screen", as_device, "/wall/", 5, name="device"),
    Page("wall_now", "luolan", f"/wall/now/?place={TOWN}", 5),
    Page("wall_map", "zhouming", "/wall/map/520524.json", 2),
]
