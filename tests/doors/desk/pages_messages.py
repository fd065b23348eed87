"""The pages of messages for staff, for the list of the desk."""

from tests.doors.page import Page
from tests.doors.portal.pages_messages import told
from tests.world import COUNTY, VILLAGE, World

from maplebridge.cases.queries import get_case
from maplebridge.ground.clock.time import now
from maplebridge.ground.numbers.ids import new_id
from maplebridge.services.sending.models import ChatGroup, Delivery


def mailbox(world: World) -> str:
    """A message on the town's desk, and two that reached nobody."""
    number = told(world)
    for channel, code in (("sms", "isv.MOBILE_NUMBER_ILLEGAL"), ("email", "smtp 451")):
        row = Delivery(
            county=COUNTY,
            message=new_id(),
            channel=channel,
            target="case:1",
            recipient="case:1",
            template="received",
            kind="progress",
            case_id=get_case(COUNTY, number).facts.id,
            state="failed",
            reason=code,
            made_at=now(),
            changed_at=now(),
        )
        Delivery.objects.insert([row])
    return "/desk/messages/"


def figures(world: World) -> str:
    mailbox(world)
    return "/desk/messages/figures/"


def chats(world: World) -> str:
    """Two groups, one of them with a place."""
    for group, name, place in (("wrk1", "凤坪村议事群", VILLAGE), ("wrk2", "", "")):
        row = ChatGroup(county=COUNTY, id=group, name=name, place=place, met_at=now())
        ChatGroup.objects.insert([row], ignore_conflicts=True)
    return "/desk/messages/groups/"


def chat(world: World) -> str:
    return f"{chats(world)}wrk1/"


MESSAGE_PAGES = [
    Page("desk_messages", "luolan", mailbox, 4),
    Page("desk_messages", "zhouming", "/desk/messages/", 3, "empty"),
    Page("desk_message_figures", "luolan", figures, 3),
    Page("desk_message_figures", "jike", "/desk/messages/figures/", 3, "empty"),
    Page("desk_groups", "axiu", chats, 3),
    Page("desk_groups", "luolan", "/desk/messages/groups/", 3, "empty"),
    Page("desk_group", "axiu", chat, 3),
    Page("desk_wishes", "yangguang", "/desk/messages/settings/", 3),
]
