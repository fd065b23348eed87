"""The pages of door plates and of long work, for the list of the desk."""

from typing import Any
from uuid import UUID

from tests.directory.plates.conftest import FIRST, NOW, SECOND, lay_households
from tests.doors.page import Page
from tests.world import COUNTY, TOWN, VILLAGE, World

from maplebridge.directory.places.models import HouseholdGroup
from maplebridge.directory.plates.actions import issue_plates, note_installed, replace_plate
from maplebridge.directory.plates.queries import list_plates
from maplebridge.ground.jobs import actions as jobs
from maplebridge.services.platework.actions import ask_printing
from maplebridge.services.platework.layouts import Layout


def doors(world: World) -> str:
    """A village with six plates, one installed, one replaced; once, however many pages need it."""
    if not HouseholdGroup.objects.of(COUNTY).filter(code=FIRST).exists():
        lay_households({FIRST: 4, SECOND: 2})
        issue_plates(county=COUNTY, within=VILLAGE, by="test", now=NOW)
        first, second, *_ = (plate.code for plate in list_plates(COUNTY, within=VILLAGE))
        note_installed(county=COUNTY, written=[first], now=NOW)
        replace_plate(county=COUNTY, code=second, why="damaged", by="test", now=NOW)
    return list_plates(COUNTY, within=VILLAGE)[0].code


def coverage(world: World) -> str:
    doors(world)
    return f"/desk/plates/?within={TOWN}"


def village(world: World) -> str:
    doors(world)
    return f"/desk/plates/?within={VILLAGE}"


def search(world: World) -> str:
    doors(world)
    return f"/desk/plates/?q={doors(world)[:4]}"


def one(world: World) -> str:
    return f"/desk/plates/{doors(world)}/"


def asked(world: World, who: str = "luolan", **options: Any) -> UUID:
    """A job of printing."""
    doors(world)
    actor = world.actor(who)
    return ask_printing(actor=actor, within=VILLAGE, layout=Layout.SHEETS, now=world.now, **options)


def job(world: World) -> str:
    return f"/desk/jobs/{asked(world)}/"


def progress(world: World) -> str:
    return f"/desk/jobs/{asked(world)}/progress/"


def called_off(world: World) -> str:
    job_id = asked(world)
    jobs.cancel(county=COUNTY, job_id=job_id, now=world.now)
    return f"/desk/jobs/{job_id}/"


def list_of_jobs(world: World) -> str:
    called_off(world)
    asked(world)
    return "/desk/jobs/"


def file(world: World) -> str:
    from maplebridge.ground.jobs.running import run_job_once
    from maplebridge.site.handlers import list_handlers

    job_id = asked(world)
    while run_job_once(COUNTY, world.now, list_handlers()):
        pass
    return f"/desk/jobs/{job_id}/file/"


PLATE_PAGES = [
    Page("desk_plates", "luolan", coverage, 4, "town"),
    Page("desk_plates", "jike", "/desk/plates/", 4, "empty"),
    Page("desk_plates", "luolan", village, 6, "village"),
    Page("desk_plates", "luolan", search, 4, "search"),
    Page("desk_plate", "luolan", one, 6),
    Page("desk_jobs", "luolan", list_of_jobs, 3),
    Page("desk_jobs", "jike", list_of_jobs, 3, "everybody"),
    Page("desk_job", "luolan", job, 3),
    Page("desk_job", "luolan", called_off, 3, "called-off"),
    Page("desk_job_progress", "luolan", progress, 3),
    Page("desk_job_file", "luolan", file, 3),
]
