"""The pages of messages for residents, for the list of the portal."""

from tests.doors.page import Page
from tests.world import COUNTY, GRID, World

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.intake import Contact, Intake
from maplebridge.ground.clock.time import now
from maplebridge.services.notices.jobs import tell_once
from maplebridge.services.sending.links import make_link, open_link


def told(world: World) -> str:
    """A case of Alice's with a message about it; its number."""
    intake = Intake(text="村口的路灯不亮", matter="streetlight", place=GRID, reporter=Contact(phone="13800000001"))
    receipt = submit(county=COUNTY, intake=intake, sender=world.actor("alice"), now=now())
    tell_once(COUNTY, now())
    return receipt.number


def mailbox(world: World) -> str:
    told(world)
    return "/messages/"


def short(world: World) -> str:
    from maplebridge.cases.queries import get_case

    number = told(world)
    address = make_link(COUNTY, get_case(COUNTY, number).facts.id, now())
    assert open_link(address.rpartition("/")[2], now())
    return "/s/" + address.rpartition("/")[2]


MESSAGE_PAGES = [
    Page("portal_messages", "alice", mailbox, 4),
    Page("portal_messages", "bob", "/messages/", 4, "empty"),
    Page("portal_messages", None, "/messages/", 1, "stranger"),
    Page("portal_wishes", "alice", "/messages/settings/", 3),
    Page("portal_short_link", None, short, 7),
]
