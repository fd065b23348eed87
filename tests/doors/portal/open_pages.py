"""The pages of activities, of what units publish, and of supervision cards."""

from datetime import UTC, datetime
from io import BytesIO
from uuid import UUID, uuid4

from django.test import Client
from PIL import Image
from tests.doors.desk.activity_pages import open_lecture, reported
from tests.doors.page import Page
from tests.doors.signing import sign_in
from tests.world import COUNTY, VILLAGE, World

from maplebridge.ground.clock.time import day_of
from maplebridge.ground.files.actions import store
from maplebridge.services.activities.models import Activity, SignUp
from maplebridge.services.activities.signing_up import sign_up
from maplebridge.services.disclosure.models import Publication
from maplebridge.services.disclosure.publishing import Draft, correct, publish, withdraw

UNIT, CLERK = "legal_aid-520524", "heqin"


def coming(world: World) -> str:
    """The list with something in it."""
    SignUp.objects.of(COUNTY).delete()
    Activity.objects.of(COUNTY).delete()
    open_lecture(world)
    return "/activities/"


def one(world: World) -> str:
    """One that takes sign-ups."""
    return f"/activities/{open_lecture(world)}/"


def over(world: World) -> str:
    """One that was reported."""
    return f"/activities/{reported(world)}/"


def held(world: World) -> str:
    """A sign-up that waits."""
    activity = open_lecture(world)
    phone = f"1360000{uuid4().int % 10**4:04d}"
    mine = sign_up(county=COUNTY, activity=activity, name="杨晓", phone=phone, now=datetime.now(UTC))
    return f"/activities/mine/{mine.id}/{mine.secret}/"


def sign_in_coming(client: Client, world: World) -> None:
    """A resident who signed up."""
    sign_in(client, world, "alice")
    activity, alice = open_lecture(world), world.actor("alice").id
    sign_up(county=COUNTY, activity=activity, name="王爱丽", phone="13800000001", person=alice, now=datetime.now(UTC))


def published(world: World, quarter: str = "Q1", **changes: object) -> str:
    """A corrected hand-out with a table, the one that stands if there is one: others may be reading it."""
    clerk, now = world.actor(CLERK), datetime.now(UTC)
    period = f"{day_of(now).year}-{quarter}"
    standing = Publication.objects.of(COUNTY).filter(unit=UNIT, period=period, withdrawn_at=None).first()
    if standing is not None:
        return f"/disclosure/{standing.id}/"
    words = {"columns": ("项目", "本季度", "本年累计"), "rows": (("案件（件）", "36", "121"),), "hand_out": True}
    draft = Draft(UNIT, "法律援助情况", item="aid_figures", period=period, **words | changes)  # type: ignore[arg-type] # words by their names
    publication = publish(actor=clerk, draft=draft, now=now)
    correct(actor=clerk, publication=publication, draft=draft, why="补报一件", now=now)
    return f"/disclosure/{publication}/"


def listed(world: World) -> str:
    """The list with something in it."""
    published(world)
    return "/disclosure/"


def withdrawn(world: World) -> str:
    """One that was withdrawn."""
    address = published(world, "Q2")
    now = datetime.now(UTC)
    withdraw(actor=world.actor(CLERK), publication=_id(address), reason="统计口径有误", now=now)
    return address


def a_file(world: World) -> str:
    """The picture of a publication."""
    drawn = BytesIO()
    Image.new("RGB", (8, 8), "white").save(drawn, "PNG")
    kept = store(drawn.getvalue(), longest=10**6)
    address = published(world, "Q3", file=kept.sha256, file_name="表.png", mime=kept.mime)
    return f"{address}1/file"


def of_unit(world: World) -> str:
    """A unit that owes something."""
    published(world)
    return f"/disclosure/units/{UNIT}/"


def _id(address: str) -> UUID:
    return UUID(address.split("/")[2])


OPEN_PAGES = [
    Page("portal_activities", None, coming, 2),
    Page("portal_activities", sign_in_coming, "/activities/", 5, "signed-in"),
    Page("portal_activities", None, "/activities/?kind=village_exam", 2, "empty"),
    Page("portal_activities_file", None, "/activities/calendar.ics", 2),
    Page("portal_activity", None, one, 3),
    Page("portal_activity", None, over, 3, "reported"),
    Page("portal_coming", None, held, 4),
    Page("portal_disclosure", None, listed, 4),
    Page("portal_disclosure", None, "/disclosure/?q=没有", 2, "empty"),
    Page("portal_disclosure", None, f"/disclosure/?place={VILLAGE[:9]}", 4, "units"),
    Page("portal_publication", None, published, 3),
    Page("portal_publication", None, withdrawn, 2, "withdrawn"),
    Page("portal_publication_file", None, a_file, 3),
    Page("portal_disclosure_unit", None, of_unit, 5),
    Page("portal_supervise", None, f"/supervise/{UNIT}/", 4),
]
