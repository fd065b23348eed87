"""The pages of the grid workers' door."""

import io
from collections.abc import Callable
from datetime import timedelta

from tests.doors.api.visitors import picture
from tests.doors.page import Page
from tests.world import COUNTY, GRID, VILLAGE, World

from maplebridge.cases.actions.attach import attach
from maplebridge.cases.actions.submit import submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Intake
from maplebridge.ground.clock.time import now

LAMP = Intake(text="村口的路灯三天不亮了，老人晚上看不见路。", matter="streetlight", place=GRID)
STATION = f"centre-{VILLAGE}"


def a_case(world: World) -> str:
    """A case in the grid worker's grid, reported by them."""
    return submit(county=COUNTY, intake=LAMP, sender=world.actor("aduo"), now=now()).number


def with_a_call(path: str) -> Callable[[World], str]:
    """A call by whistle to the grid worker's station, then `path`."""

    def make(world: World) -> str:
        by = now().replace(microsecond=0) + timedelta(days=365)
        fields = {"units": [STATION], "arrive_by": by.isoformat()}
        number = a_case(world)
        take(actor=world.actor("luolan"), number=number, action="whistle", fields=fields, seen=None, now=now())
        return path.format(number=number)

    return make


def of_a_case(path: str) -> Callable[[World], str]:
    """A case, then `path` with its number."""
    return lambda world: path.format(number=a_case(world))


def a_photo(world: World) -> str:
    """A photo on a case of the grid worker."""
    number = a_case(world)
    source = io.BytesIO(picture())
    kept = attach(actor=world.actor("aduo"), number=number, source=source, longest=10_000, audience="staff", now=now())
    return f"/field/cases/{number}/files/{kept.sha256}"


PAGES: list[Page] = [
    Page("field_today", "aduo", "/field/", 5, name="empty"),
    Page("field_today", "aduo", with_a_call("/field/"), 5),
    Page("field_calls", "aduo", with_a_call("/field/calls/"), 3),
    Page("field_report", "aduo", "/field/report/", 2),
    Page("field_case", "aduo", of_a_case("/field/cases/{number}/"), 5),
    Page("field_file", "aduo", a_photo, 3),
    Page("field_act", "aduo", of_a_case("/field/cases/{number}/note/"), 3),
    Page("field_map", "aduo", "/field/map/", 2),
    Page("field_map_data", "aduo", "/field/map/data/", 3),
    Page("field_waiting", "aduo", "/field/waiting/", 2),
    Page("field_token", "aduo", "/field/token/", 2),
    Page("field_worker", None, "/field/worker.js", 1),
    Page("field_manifest", None, "/field/app.webmanifest", 1),
]
