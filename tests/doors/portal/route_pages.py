"""The pages of the lawful ways out of a dispute, with who opens them and how many queries they take."""

from django.test import Client
from tests.doors.page import Page
from tests.world import COUNTY, GRID, World

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.intake import Contact, Intake
from maplebridge.ground.clock.time import now

HELD: dict[str, str] = {}
LOAN = "/routes/?kind=0112&performance_due_on=2026-06-30&amount=20000&has=agreement&has=defaulted"


def hold_quarrel(client: Client, world: World) -> None:
    """Let a browser hold the link of a quarrel between neighbours."""
    intake = Intake(
        text="邻居砌墙占了我家宅基地。",
        matter="neighbour_dispute",
        place=GRID,
        reporter=Contact(name="王爱丽", phone="13800000001"),
        fields={"claimed": "20000"},
    )
    receipt = submit(county=COUNTY, intake=intake, sender=None, now=now())
    client.get(f"/c/{receipt.number}/{receipt.secret}")
    HELD["quarrel"] = receipt.number


ROUTE_PAGES = [
    Page("portal_routes", None, "/routes/", 1, "ask"),
    Page("portal_routes", None, LOAN, 1),
    Page("portal_routes", None, "/routes/?kind=0105&known_at=soon&amount=much", 1, "wrong"),
    Page("portal_routes", None, "/routes/?kind=0405", 1, "none"),
    Page("portal_case", hold_quarrel, lambda world: f"/cases/{HELD['quarrel']}/", 12, "quarrel"),
    Page("portal_case_routes", hold_quarrel, lambda world: f"/cases/{HELD['quarrel']}/routes/", 4),
]
