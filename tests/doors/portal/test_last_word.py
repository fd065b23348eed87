"""What an outlet wrote down for somebody is rated with the link that went to their own phone, and with no other."""

from typing import Any

import pytest
from django.test import Client
from tests.doors.desk.making import do
from tests.scenarios.test_agent_matter import CAR, DONE_CAR
from tests.world import COUNTY, VILLAGE, World, found_county

from maplebridge.cases.actions.submit import Receipt, submit
from maplebridge.cases.intake import Contact, Intake
from maplebridge.cases.queries import get_case
from maplebridge.ground.clock.time import now
from maplebridge.services.sending.links import make_link

RATING = {"solved": "yes", "satisfaction": "dissatisfied", "seen": "", "key": "k"}
ASKS, ONLY_BY_PHONE = "您满意吗", "只能由当事人本人评价"


@pytest.fixture
def world(db: None) -> World:
    return found_county()


def handed_over(world: World, **who: Any) -> Receipt:
    """A car registered through the dealer, its plates handed over."""
    said = Intake(**{**CAR, "place": VILLAGE, **who})
    receipt = submit(county=COUNTY, intake=said, sender=world.actor("jiangbo"), now=now())
    for code, action, fields in (
        ("jiangbo", "send_on", {"checked": "originals"}),
        ("gaofeng", "accept", {}),
        ("gaofeng", "grant", DONE_CAR),
        ("jiangbo", "collect", {"handed": "outlet"}),
    ):
        do(world, receipt.number, code, action, **fields)
    return receipt


def short_link(number: str) -> str:
    return "/s/" + make_link(COUNTY, get_case(COUNTY, number).facts.id, now()).rpartition("/")[2]


def state_of(number: str) -> str:
    return get_case(COUNTY, number).facts.state


def test_the_slip_does_not_rate_the_message_to_the_owner_does(world: World) -> None:
    receipt = handed_over(world)
    page, rate = f"/cases/{receipt.number}/", f"/cases/{receipt.number}/do/rate/"
    slip, phone = Client(), Client()
    slip.get(f"/c/{receipt.number}/{receipt.secret}", follow=True)
    shown = slip.get(page).content.decode()
    assert (ASKS in shown, ONLY_BY_PHONE in shown) == (False, True)
    slip.post(rate, RATING)
    assert state_of(receipt.number) == "answered"
    shown = phone.get(short_link(receipt.number), follow=True).content.decode()
    assert (ASKS in shown, ONLY_BY_PHONE in shown) == (True, False)
    assert "退回重办" not in shown  # a permit is not done again because somebody is dissatisfied
    phone.get(f"/c/{receipt.number}/{receipt.secret}", follow=True)  # the slip is opened on the same phone
    assert ASKS not in phone.get(page).content.decode()
    phone.get(short_link(receipt.number))
    assert phone.post(rate, RATING).status_code == 302
    assert state_of(receipt.number) == "closed"
    assert get_case(COUNTY, receipt.number).row["satisfaction"] == "dissatisfied"


def test_where_no_phone_of_the_owner_was_left_nobody_rates_and_the_page_says_so(world: World) -> None:
    friend = Contact(name="李友", phone="13800000777")
    receipt = handed_over(world, reporter=Contact(name="王爱丽"), proxy=friend)
    shown = Client().get(short_link(receipt.number), follow=True).content.decode()
    assert (ASKS in shown, "没有留下当事人本人的手机号" in shown) == (False, True)
