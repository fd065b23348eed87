"""The pages of activities."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from uuid import UUID, uuid4

from PIL import Image
from tests.doors.page import Page
from tests.world import COUNTY, VILLAGE, World

from maplebridge.directory.people.rules import Actor
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.files.actions import store
from maplebridge.services.activities import planning, schools
from maplebridge.services.activities.models import Activity, Appointment
from maplebridge.services.activities.signing_up import sign_up

OFFICE, CLERK = "justice_office-520524103", "zhangqi"
FIGURES = {"persons": "46", "consultations": "9", "leaflets": "120", "hours": "2.0", "spent": "0.00"}


def clerk(world: World) -> Actor:
    """Who works in the justice office of the town."""
    return world.actor(CLERK)


def open_lecture(world: World) -> UUID:
    """A lecture with two places and three who want one."""
    now = datetime.now(UTC)
    start = now + timedelta(days=2)
    plan = planning.Plan("law_lecture", "彩礼与婚姻家庭法律讲座", OFFICE, VILLAGE, start, start + timedelta(hours=2),
                         units=("court-520524",), address="村委会院坝", for_whom="全体村民", capacity=2)  # fmt: skip
    activity = planning.plan_activity(actor=clerk(world), plan=plan, now=now)
    planning.open_sign_up(actor=clerk(world), activity=activity, now=now)
    for number in range(3):
        said = {"name": f"杨家{number + 1}", "phone": f"1370000{uuid4().int % 10**4:04d}"}
        sign_up(county=COUNTY, activity=activity, now=now, **said)
    return activity


def reported(world: World) -> UUID:
    """A lecture of yesterday that was reported."""
    now = datetime.now(UTC)
    start = now - timedelta(days=1)
    plan = planning.Plan("law_lecture", "农民工工资法律讲座", OFFICE, VILLAGE, start, start + timedelta(hours=2))
    activity = planning.plan_activity(actor=clerk(world), plan=plan, now=now)
    planning.report(actor=clerk(world), activity=activity, figures=FIGURES, happened="讲了怎样留证据。", now=now)
    return activity


def waiting(world: World) -> UUID:
    """A lecture of last week without a report."""
    activity = reported(world)
    Activity.objects.of(COUNTY).filter(id=activity).update(state="planned", figures={}, reported_at=None)
    return activity


def month(world: World) -> str:
    """The calendar of the month with something in it."""
    Activity.objects.of(COUNTY).delete()
    open_lecture(world)
    reported(world)
    return "/desk/activities/"


def year(world: World) -> str:
    """This year with something in it."""
    month(world)
    return "/desk/activities/year/"


def one(world: World) -> str:
    """One with a list of names."""
    return f"/desk/activities/{open_lecture(world)}/"


def told(world: World) -> str:
    """One that was reported, seen by somebody of another unit."""
    return f"/desk/activities/{reported(world)}/"


def change(world: World) -> str:
    """The form of one that is planned."""
    return f"/desk/activities/{open_lecture(world)}/change/"


def report(world: World) -> str:
    """The form of its figures."""
    return f"/desk/activities/{waiting(world)}/report/"


def ledger(world: World) -> str:
    """The ledger with something in it."""
    month(world)
    return "/desk/activities/ledger/"


def sums(world: World) -> str:
    """Sums by unit."""
    month(world)
    return "/desk/activities/figures/?by=unit&period=30d"


def register(world: World) -> str:
    """The register of a school whose vice-principal soon ends."""
    now = datetime.now(UTC)
    today = day_of(now)
    terms = schools.Terms("school-520524103", "韦正", "court-520524", date(today.year - 2, 9, 1),
                          today + timedelta(days=30), letter="聘字〔2024〕6号", duties="每学期讲两次课")  # fmt: skip
    schools.appoint(actor=world.actor("qinhai"), terms=terms, now=now)
    return "/desk/activities/schools/"


def letter(world: World) -> str:
    """The letter of appointment of that school."""
    return f"{register(world)}{Appointment.objects.of(COUNTY).latest('made_at').id}/"


def agreement(world: World) -> str:
    """The agreement that was kept with it."""
    drawn = BytesIO()
    Image.new("RGB", (8, 8), "white").save(drawn, "PNG")
    address, kept = letter(world), store(drawn.getvalue(), longest=10**6)
    papers = schools.Papers("聘字〔2024〕6号", date(2024, 8, 20), kept.sha256, "协议.png", kept.mime)
    appointment = UUID(address.split("/")[4])
    schools.note_papers(actor=world.actor("qinhai"), appointment=appointment, papers=papers, now=datetime.now(UTC))
    return f"{address}agreement"


def signed(world: World) -> str:
    """The letter with an agreement, read by those who keep the register."""
    return agreement(world).removesuffix("agreement")


PAGES = [
    Page("desk_activities", CLERK, month, 4),
    Page("desk_activities", "yangguang", "/desk/activities/?month=2020-02", 4, name="empty"),
    Page("desk_activity_year", CLERK, year, 4),
    Page("desk_activity_year", "yangguang", "/desk/activities/year/?year=2020", 4, name="empty"),
    Page("desk_activity", CLERK, one, 5),
    Page("desk_activity", "yangguang", told, 4, name="reported"),
    Page("desk_activity_new", CLERK, "/desk/activities/new/", 3),
    Page("desk_activity_change", CLERK, change, 4),
    Page("desk_activity_report", CLERK, report, 3),
    Page("desk_activity_ledger", CLERK, ledger, 3),
    Page("desk_activity_file", CLERK, "/desk/activities/ledger/file/", 2),
    Page("desk_activity_figures", "zhouming", sums, 4),
    Page("desk_schools", "qinhai", register, 5),
    Page("desk_school_letter", "yangguang", letter, 4),
    Page("desk_school_letter", "qinhai", signed, 4, name="signed"),
    Page("desk_school_agreement", "qinhai", agreement, 3),
]
