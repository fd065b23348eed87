"""The pages of the portal, with who opens them and how many queries they take."""

from uuid import uuid4

from django.test import Client
from tests.doors.desk.drive_pages import PUBLIC_PAGES as DRIVE_PAGES
from tests.doors.desk.team_pages import STATION_PAGES
from tests.doors.page import Page
from tests.doors.portal.booking_pages import PAGES as BOOKING_PAGES
from tests.doors.portal.chain_pages import PAGES as CHAIN_PAGES
from tests.doors.portal.figure_pages import FIGURE_PAGES
from tests.doors.portal.guide_pages import GUIDE_PAGES
from tests.doors.portal.open_pages import OPEN_PAGES
from tests.doors.portal.outlet_pages import OUTLET_PAGES
from tests.doors.portal.pages_messages import MESSAGE_PAGES
from tests.doors.portal.paper_pages import PAPER_PAGES
from tests.doors.portal.party_pages import PAGES as PARTY_PAGES
from tests.doors.portal.route_pages import ROUTE_PAGES
from tests.doors.portal.sending import bring, holder_of, photo, said
from tests.doors.town_hall import draw_grids
from tests.world import COUNTY, GRID, World, streetlight

from maplebridge.cases.actions.submit import Receipt, submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Intake
from maplebridge.cases.viewing import access_view
from maplebridge.directory.plates.actions import issue_plates
from maplebridge.directory.plates.queries import list_plates
from maplebridge.directory.plates.rules import Holder
from maplebridge.ground.clock.time import now

MADE: dict[str, Receipt] = {}
KEPT: dict[str, str] = {}


def report(world: World, **changes: object) -> Receipt:
    """A case that a stranger brought."""
    return submit(county=COUNTY, intake=Intake(**streetlight(**changes)), sender=None, now=now())


def hold(client: Client, world: World) -> None:
    """Let a browser hold the link of a new case."""
    MADE["case"] = receipt = report(world)
    client.get(f"/c/{receipt.number}/{receipt.secret}")


def hold_answered(client: Client, world: World) -> None:
    """Let a browser hold a case that waits to be rated."""
    hold(client, world)
    fields = {"result": "灯泡已更换，试亮正常。", "outcome": "solved"}
    number = MADE["case"].number
    actor = world.actor("luolan")
    take(actor=actor, number=number, action="answer_at_once", fields=fields, seen=None, now=now())


def hold_with_photo(client: Client, world: World) -> None:
    """Let a browser hold a case with a photo."""
    number = bring(client, photos=[photo()], key=uuid4().hex)
    (file,) = access_view(holder_of(COUNTY, number), number).files
    KEPT["file"] = f"/cases/{number}/files/{file.id}"


def begin_with_photo(client: Client, world: World) -> None:
    """Let a browser keep a photo of a report that could not be sent yet."""
    page = client.post("/report/", said(text="", matter="noise", photos=[photo()], key=uuid4().hex)).content.decode()
    KEPT["draft"] = page.split('<img src="/drafts/')[1].split('"')[0]


def held(path: str) -> object:
    """The address of a page of the case that the browser holds."""
    return lambda world: path.format(number=MADE["case"].number)


def link(world: World) -> str:
    """The secret link of a new case."""
    receipt = report(world)
    return f"/c/{receipt.number}/{receipt.secret}"


def point_in_a_grid(world: World) -> str:
    """What the report page asks with the phone's position."""
    draw_grids()
    return "/report/where/?lon=105.775&lat=26.665"


def plate(world: World) -> str:
    """A door plate that hangs."""
    issue_plates(county=COUNTY, within=GRID, by="test", now=world.now, holder=Holder.GRID)
    return f"/q/{list_plates(COUNTY, within=GRID)[0].code}"


PAGES = [
    *OPEN_PAGES,
    *FIGURE_PAGES,
    *MESSAGE_PAGES,
    *PARTY_PAGES,
    *BOOKING_PAGES,
    *CHAIN_PAGES,
    *PAPER_PAGES,
    *DRIVE_PAGES,
    *ROUTE_PAGES,
    *GUIDE_PAGES,
    *OUTLET_PAGES,
    *STATION_PAGES,
    Page("portal_start", None, "/", 1),
    Page("portal_report", None, "/report/", 1),
    Page("portal_report", "alice", "/report/?text=路灯不亮了&matter=streetlight", 3, "signed-in"),
    Page("portal_fields", None, "/report/fields/wage_arrears/", 1),
    Page("portal_where", None, point_in_a_grid, 1),
    Page("portal_grids", None, "/report/grids/", 1),
    Page("portal_scan", None, plate, 2),
    Page("portal_search", None, "/search/?q=路灯", 1),
    Page("portal_apply", None, "/apply/", 1),
    Page("portal_apply", None, "/apply/?q=没有这样的事", 1, "empty"),
    Page("portal_institutes", None, "/institutes/", 1),
    Page("portal_institutes", None, "/institutes/?licence=environment", 1, "none"),
    Page("portal_form", None, "/apply/relief/form/", 1),
    Page("portal_cases", None, "/cases/", 1),
    Page("portal_cases", "alice", "/cases/", 3, "signed-in"),
    Page("portal_cases", hold, "/cases/", 3, "held"),
    Page("portal_start", hold, "/", 2, "held"),
    Page("portal_open_link", None, link, 5),
    Page("portal_done", hold, held("/report/done/{number}/"), 4),
    Page("portal_case", hold, held("/cases/{number}/"), 10),
    Page("portal_case", hold_answered, held("/cases/{number}/"), 10, "to-rate"),
    Page("portal_act", hold, held("/cases/{number}/do/note/"), 3),
    Page("portal_receipt", hold, held("/cases/{number}/receipt"), 3),
    Page("portal_paper", hold, held("/cases/{number}/paper/"), 4),
    Page("portal_file", hold_with_photo, lambda world: KEPT["file"], 3),
    Page("portal_draft_file", begin_with_photo, lambda world: f"/drafts/{KEPT['draft']}", 3),
    Page("portal_verify", None, "/verify/", 1),
    Page("portal_verify_offline", None, "/verify/offline.html", 1),
    Page("portal_talk", None, "/talk/", 1),
    Page("portal_robots", None, "/robots.txt", 0),
    Page("portal_manifest", None, "/app.webmanifest", 0),
]
