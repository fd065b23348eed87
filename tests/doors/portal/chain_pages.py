"""The page of a case that went on as another one, and of one whose file a lawyer has read."""

from django.test import Client
from tests.doors.desk.fileroom_pages import granted
from tests.doors.page import Page
from tests.services.fileroom.cast import lawyer
from tests.services.fileroom.test_asking import now
from tests.services.succession.following import follow, passed_on
from tests.world import COUNTY, World

from maplebridge.cases.scenes import make_access_secret
from maplebridge.cases.stored import StoredCase
from maplebridge.services.fileroom.reading import open_document, open_entries

HELD: dict[str, str] = {}


def hold(client: Client, case: StoredCase) -> None:
    secret = make_access_secret(COUNTY, case.facts.id)
    client.get(f"/c/{case.facts.number}/{secret}")
    HELD["case"] = case.facts.number


def hold_passed_on(client: Client, world: World) -> None:
    """Let a browser hold the link of a quarrel that went on elsewhere."""
    origin = passed_on(world)
    follow(now())
    hold(client, origin)


def hold_read(client: Client, world: World) -> None:
    """Let a browser hold the link of a case whose file a lawyer reads."""
    request, photo = granted(world)
    open_document(actor=lawyer(world), request_id=request, file=photo, saved=True, now=now())
    sight, _ = open_entries(actor=lawyer(world), request_id=request, now=now())
    hold(client, sight.case)


PAGES = [
    Page("portal_case", hold_passed_on, lambda world: f"/cases/{HELD['case']}/", 11, "went-on"),
    Page("portal_case", hold_read, lambda world: f"/cases/{HELD['case']}/", 10, "read-by-a-lawyer"),
]
