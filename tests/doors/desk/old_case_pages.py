"""The page of old cases, with who opens it and how many queries it takes."""

from datetime import timedelta

from tests.doors.page import Page
from tests.services.drives.court import act
from tests.world import COUNTY, VILLAGE, World

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.intake import Intake
from maplebridge.cases.models import CaseClock
from maplebridge.cases.queries import get_case
from maplebridge.ground.clock.time import day_of, now

OFFICE = f"government_office-{COUNTY}"
PLAN = {"why_stuck": "账目不清", "plan_text": "核账、分两次补发"}


def ahead(days: int) -> str:
    """The Chinese day that lies so many days ahead."""
    return day_of(now() + timedelta(days=days)).isoformat()


def bring(world: World, text: str, *, place: str = VILLAGE) -> str:
    """An old case that nobody has taken on yet; its number."""
    intake = Intake(text=text, title=text, matter="old_case", place=place, channel="window")
    return submit(county=COUNTY, intake=intake, sender=world.actor("axiu"), now=now()).number


def planned(world: World, text: str) -> str:
    """An old case with a leader and a plan for 90 days ahead; its number."""
    number, until = bring(world, text), ahead(90)
    act(world.actor("axiu"), number, "take_on", now(), unit=OFFICE, person=world.ids["zhouming"])
    act(world.actor("zhouming"), number, "plan", now(), until=until, **PLAN)
    return number


def silent(world: World, text: str) -> str:
    """An old case whose month has passed without a word; its number."""
    number = planned(world, text)
    clocks = CaseClock.objects.of(COUNTY).filter(case_id=get_case(COUNTY, number).facts.id, name="progress")
    assert clocks.update(due_at=now() - timedelta(days=1)) == 1
    return number


def several(world: World) -> str:
    """One in each way of standing."""
    bring(world, "修路占地补偿款拖了六年。")
    planned(world, "老旧小区产权登记多年没办下来。")
    silent(world, "采石场复绿拖了三年。")
    return "/desk/old-cases/"


PAGES = [
    Page("desk_old_cases", "zhouming", several, 4),
    Page("desk_old_cases", "yangguang", "/desk/old-cases/", 3, "none"),
]
