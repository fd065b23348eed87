"""The pages of drives and of the duty list."""

from datetime import UTC, datetime
from uuid import UUID

from tests.doors.page import Page
from tests.services.drives.court import HEAD, act, open_all, planned, register
from tests.world import COUNTY, HOUSING, VILLAGE, World

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.intake import Intake
from maplebridge.services.drives.actions.running import end, publish, start
from maplebridge.services.dutylist.jobs import list_duties_once

LABOUR = "human_resources-520524"


def drafted(world: World) -> str:
    """A drive that is being set up."""
    now = datetime.now(UTC)
    return f"/desk/drives/{planned(world, register(world, 4, now), now)}/"


def running(world: World) -> str:
    """A drive under way in which something was done."""
    now, head = datetime.now(UTC), world.actor(HEAD)
    numbers = register(world, 6, now)
    drive = planned(world, numbers, now)
    start(actor=head, drive_id=drive, now=now)
    open_all(head, drive, lambda: now)
    clerk = world.actor("weizheng")
    act(clerk, numbers[0], "measure", now, measure="paid", recovered="1200")
    act(clerk, numbers[1], "end_case", now, manner="performed", result="履行完毕")
    return f"/desk/drives/{drive}/"


def exported(world: World) -> str:
    """The form that takes a drive away as a spreadsheet."""
    return f"{running(world)}export/"


def published(world: World) -> str:
    """A drive whose result is out, as the public reads it."""
    drive, now, head = running(world).split("/")[3], datetime.now(UTC), world.actor(HEAD)
    end(actor=head, drive_id=UUID(drive), now=now)
    publish(actor=head, drive_id=UUID(drive), now=now)
    return f"/drives/{drive}/"


def desk_published(world: World) -> str:
    """The same at the desk."""
    return f"/desk{published(world)}"


def told_drives(world: World) -> str:
    """All drives whose result is out."""
    published(world)
    return "/drives/"


def mine(world: World) -> str:
    """The drives that somebody may see."""
    drafted(world)
    return "/desk/drives/"


def raised(world: World, *, claimed: bool = False) -> str:
    """A problem on the list that housing and labour are asked to claim; its number."""
    now = datetime.now(UTC)
    intake = Intake(text="二十户房屋证件没有办下来。", matter="listed_problem", place=VILLAGE, channel="window")
    number = submit(county=COUNTY, intake=intake, sender=world.actor("axiu"), now=now).number
    act(world.actor("axiu"), number, "put_on_list", now, batch="measures", units=[HOUSING, LABOUR])
    if claimed:
        act(world.actor("yangguang"), number, "claim", now, until="2027-01-20")
    follow(now)
    return number


def follow(now: datetime) -> None:
    """Lets the list read the journal."""
    while list_duties_once(COUNTY, now):
        pass


def duties(world: World) -> str:
    """The duty list with one problem to claim and one that was claimed."""
    raised(world)
    raised(world, claimed=True)
    return "/desk/duties/"


def told_duties(world: World) -> str:
    """The public list with a result."""
    number, now = raised(world, claimed=True), datetime.now(UTC)
    said = {"result": "已发放", "outcome": "solved", "public_title": "房屋证件遗留问题"}
    act(world.actor("yangguang"), number, "report_result", now, public_words="二十户已发放。", **said)
    act(world.actor("chenjing"), number, "publish_result", now)
    follow(now)
    return "/duties/"


PAGES = [
    Page("desk_drives", HEAD, mine, 4),
    Page("desk_drives", "yangguang", "/desk/drives/", 3, name="empty"),
    Page("desk_drive_new", HEAD, "/desk/drives/new/", 2),
    Page("desk_drive", HEAD, drafted, 10, name="draft"),
    Page("desk_drive", HEAD, running, 13),
    Page("desk_drive", "qinhai", running, 11, name="team"),
    Page("desk_drive", "zhouming", desk_published, 11, name="published"),
    Page("desk_drive_export", "qinhai", exported, 4),
    Page("desk_duties", "yangguang", duties, 4),
    Page("desk_duties", "qinhai", "/desk/duties/?batch=aid", 4, name="empty"),
]
PUBLIC_PAGES = [
    Page("portal_drives", None, told_drives, 2),
    Page("portal_drives", None, "/drives/", 2, name="empty"),
    Page("portal_drive", None, published, 2),
    Page("portal_duties", None, told_duties, 3),
    Page("portal_duties", None, "/duties/?batch=aid&lang=en", 3, name="empty"),
]
