"""The page of cases taken in for others, with who opens it and how many queries it takes."""

from django.test import Client
from tests.doors.page import Page
from tests.doors.signing import sign_in
from tests.scenarios.test_agent_matter import CAR
from tests.world import COUNTY, GRID, World

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.intake import Intake
from maplebridge.ground.clock.time import now
from maplebridge.services.elsewhere.jobs import note_taken_in_once


def take_in(client: Client, world: World) -> None:
    """The dealer's agent has taken a car in."""
    sign_in(client, world, "jiangbo")
    submit(county=COUNTY, intake=Intake(**CAR, place=GRID), sender=world.actor("jiangbo"), now=now())
    while note_taken_in_once(COUNTY, now()):
        pass


PAGES = [
    Page("desk_taken", take_in, "/desk/taken/", 4),
    Page("desk_taken", "axiu", "/desk/taken/", 3, "none"),
    Page("desk_messages", "jiangbo", "/desk/messages/", 3, "agent"),
    Page("desk_new", "jiangbo", "/desk/new/?matter=vehicle_registration", 2, "agent"),
]
