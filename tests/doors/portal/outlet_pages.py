"""The pages of outlets and of bundles, with who opens them and how many queries they take."""

from django.test import Client
from tests.doors.page import Page
from tests.world import COUNTY, TOWN, World

from maplebridge.cases.actions.submit import Receipt, submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Contact, Intake
from maplebridge.ground.clock.time import now
from maplebridge.services.succession.jobs import succeed_once

BORN = {
    "child_name": "王小安",
    "born_on": "2026-01-05",
    "applicant": "王爱丽",
    "applicant_id": "522425198804120024",
    "receive_by": "outlet",
}
MADE: dict[str, Receipt] = {}


def bring_bundle(world: World) -> Receipt:
    """A bundle whose parts are at work."""
    said = {"matter": "newborn_bundle", "text": "孩子出生，上户口、参保、办社保卡。", "place": TOWN, "fields": BORN}
    receipt = submit(county=COUNTY, intake=Intake(**said, reporter=Contact(name="王爱丽")), sender=None, now=now())
    actor = world.actor("mengqi")
    take(actor=actor, number=receipt.number, action="open", fields={}, seen=None, now=now())
    while succeed_once(COUNTY, now()):
        pass
    return receipt


def hold_bundle(client: Client, world: World) -> None:
    """Let a browser hold a bundle's link."""
    MADE["bundle"] = receipt = bring_bundle(world)
    client.get(f"/c/{receipt.number}/{receipt.secret}")


OUTLET_PAGES = [
    Page("portal_outlets", None, "/outlets/", 1),
    Page("portal_outlets", None, "/outlets/?matter=vehicle_registration&lon=105.77&lat=26.66", 1, "near"),
    Page("portal_outlets", None, f"/outlets/?matter=streetlight&place={TOWN}", 1, "none"),
    Page("portal_outlet", None, f"/outlets/car_dealer_shunda-{COUNTY}/", 1),
    Page("portal_outlet", None, f"/outlets/government_services-{COUNTY}/", 1, "office"),
    Page("portal_case", hold_bundle, lambda world: f"/cases/{MADE['bundle'].number}/", 10, "bundle"),
]
