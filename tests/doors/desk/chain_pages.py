"""Pages of cases that follow from one another, or whose file lawyers read, with their readers and queries."""

import threading

from tests.doors.desk.fileroom_pages import granted
from tests.doors.page import Page
from tests.services.fileroom.cast import lawyer
from tests.services.fileroom.test_asking import now
from tests.services.succession.following import follow, passed_on
from tests.world import COUNTY, World

from maplebridge.cases.models import Case
from maplebridge.services.fileroom.reading import open_entries

TRIES = 200


def quarrel(world: World) -> str:
    origin = passed_on(world)
    follow(now())
    return f"/desk/cases/{origin.facts.number}/"


def town_quarrel(world: World) -> str:
    origin = passed_on(world)
    following = Case.objects.of(COUNTY).filter(origin_id=origin.facts.id).values_list("number", flat=True)
    pause, tries = threading.Event(), iter(range(TRIES))
    while not following and next(tries, None) is not None:  # the town's own worker may be at it just now
        follow(now())
        following = following.all()
        pause.wait(0.05)
    return f"/desk/cases/{following[0]}/"


def read_by_a_lawyer(world: World) -> str:
    request, _ = granted(world)
    sight, _ = open_entries(actor=lawyer(world), request_id=request, now=now())
    return f"/desk/cases/{sight.row.number}/"


PAGES = [
    Page("desk_case", "longqing", quarrel, 12, "went-on"),
    Page("desk_case", "xiongbo", town_quarrel, 11, "came-from"),
    Page("desk_case", "hefang", read_by_a_lawyer, 12, "file-room"),
]
