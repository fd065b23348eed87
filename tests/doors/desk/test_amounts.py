"""What a case amounts to stands on its page, for staff and for whoever brought it."""

from datetime import UTC, datetime

from django.test import Client
from tests.doors.portal.chain_pages import hold
from tests.doors.signing import sign_in
from tests.services.amounts.told import tell
from tests.services.mediation.quarrels import bring_quarrel
from tests.world import COUNTY, World

from maplebridge.cases.queries import get_case
from maplebridge.services.amounts.jobs import sum_amounts_once


def test_the_money_of_a_dispute_is_shown_to_both(world: World, client: Client) -> None:
    number = bring_quarrel(world, fields={"other_party": "张大山", "claimed": "2000"}).number
    tell(number, 900, datetime.now(UTC), agreed="1800.50", performed="0.05")
    while sum_amounts_once(COUNTY, datetime.now(UTC)):
        pass
    sign_in(client, world, "xiongbo")
    page = client.get(f"/desk/cases/{number}/").content.decode()
    hold(client, get_case(COUNTY, number))
    own = client.get(f"/cases/{number}/").content.decode()
    for text in ("¥2,000.00", "¥1,800.50", "¥0.05"):
        assert text in page
        assert text in own
