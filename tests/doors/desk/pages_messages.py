"""The pages of messages for staff, for the list of the desk."""

from tests.doors.page import Page
from tests.doors.portal.pages_messages import told
from tests.world import COUNTY, World

from maplebridge.cases.queries import get_case
from maplebridge.ground.clock.time import now
from maplebridge.ground.numbers.ids import new_id
from maplebridge.services.sending.models import Delivery


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


MESSAGE_PAGES = [
    Page("desk_messages", "luolan", mailbox, 4),
    Page("desk_messages", "zhouming", "/desk/messages/", 3, "empty"),
    Page("desk_wishes", "yangguang", "/desk/messages/settings/", 3),
]
