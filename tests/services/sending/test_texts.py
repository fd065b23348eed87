"""Text messages of real cases, to a provider that checks signatures; from the journal to the phone and back."""

import re
from datetime import timedelta

import pytest
from tests.cases.stage import DONE, PHOTO, Stage
from tests.ground.post.channels.sms_provider import SmsProvider
from tests.services.sending.acting import PHONE, REPORTER, minutes_later, states, work
from tests.world import COUNTY, HOUSING

from maplebridge.cases.intake import Contact
from maplebridge.cases.listing import list_own
from maplebridge.cases.rights import may_see
from maplebridge.ground.words.fault import Fault
from maplebridge.services.sending.actions import send_text_now
from maplebridge.services.sending.jobs import tidy_once
from maplebridge.services.sending.links import county_of, open_link, revoke_links
from maplebridge.services.sending.models import Delivery, ShortLink


def brought(stage: Stage, when: str = "09-18 10:00") -> Stage:
    stage.at(when).submit("", matter="streetlight", reporter=Contact(**REPORTER))
    return stage


def test_a_sign_in_code_goes_out_at_once(stage: Stage, sms: SmsProvider) -> None:
    params = {"code": "246810", "minutes": "5"}
    send_text_now(county=COUNTY, phone=PHONE, template="sign_in_code", params=params, language="zh", now=stage.now)
    assert sms.texts() == [(PHONE, "SMS_100001", params)]
    assert not Delivery.objects.of(COUNTY).exists()


def test_a_code_that_cannot_be_sent_says_so(stage: Stage, sms: SmsProvider) -> None:
    sms.refusals = [(400, {"Code": "isv.MOBILE_NUMBER_ILLEGAL"})]
    said = {"county": COUNTY, "template": "sign_in_code", "params": {"code": "1", "minutes": "5"}, "now": stage.now}
    with pytest.raises(Fault) as caught:
        send_text_now(phone="1", language="en", **said)
    assert caught.value.status == 503


def test_each_new_state_reaches_the_phone_once_and_is_known_to_have_arrived(stage: Stage, sms: SmsProvider) -> None:
    brought(stage)
    work(stage)
    stage.take("luolan", "dispatch", unit=HOUSING)
    work(stage)
    work(stage)
    assert [(template, values["number"]) for _, template, values in sms.texts()] == [
        ("SMS_100011", stage.number),
        ("SMS_100021", stage.number),
    ]
    assert sms.texts()[1][2]["state"] == "已派单"
    assert states(stage) == [("received", "sent", ""), ("state_changed", "sent", "")]
    work(minutes_later(stage, 1.1))
    assert states(stage) == [("received", "delivered", ""), ("state_changed", "delivered", "")]


def test_a_short_link_opens_the_case_until_it_is_called_back(stage: Stage, sms: SmsProvider) -> None:
    work(brought(stage))
    address = sms.texts()[0][2]["link"]
    assert re.fullmatch(r"https://m\.example\.org/s/[0-9a-z]{16}", address)
    code = address.rpartition("/")[2]
    opened = open_link(code, stage.now)
    assert opened is not None
    assert (opened.number, opened.secret) == (stage.number, stage.receipt.secret if stage.receipt else "")
    assert county_of(code) == COUNTY
    assert revoke_links(county=COUNTY, case_id=stage.case.facts.id, now=stage.now) == 1
    assert open_link(code, stage.now) is None
    assert [open_link(odd, stage.now) for odd in ("", code[:-1], "!" * 16, "0" * 16, "z" * 16)] == [None] * 5


def test_one_link_serves_all_messages_of_a_case_and_ends(stage: Stage, sms: SmsProvider) -> None:
    work(brought(stage))
    stage.take("luolan", "dispatch", unit=HOUSING)
    work(stage)
    code = ShortLink.objects.of(COUNTY).get().code
    assert open_link(code, stage.now) is not None
    stage.at("12-31 10:00")
    assert open_link(code, stage.now) is None


def test_at_night_only_what_is_urgent_goes(stage: Stage, sms: SmsProvider) -> None:
    work(brought(stage, "09-18 22:30"))
    assert len(sms.taken) == 1
    stage.take("luolan", "dispatch", unit=HOUSING)
    work(stage, "09-18 22:31")
    work(stage, "09-19 07:59")
    assert len(sms.taken) == 1
    work(stage, "09-19 08:00")
    assert len(sms.taken) == 2


def test_without_a_phone_nothing_goes_and_the_reason_is_kept(stage: Stage, sms: SmsProvider) -> None:
    stage.at("09-18 10:00").submit("", matter="streetlight")
    work(stage)
    assert states(stage) == [("received", "silenced", "no_contact")]
    assert sms.taken == []


def test_who_writes_down_what_a_visitor_says_is_not_who_brought_it_even_without_any_contact(
    stage: Stage, sms: SmsProvider
) -> None:
    stage.at("09-18 10:00").submit("yangguang", matter="streetlight", channel="window")
    clerk, case = stage.who("yangguang"), stage.case.facts
    assert (case.reporter, list_own(clerk)) == (f"case:{case.id}", [])
    assert may_see(clerk, case)
    stage.take("luolan", "dispatch", unit=HOUSING)
    stage.take("yangguang", "sign")  # nobody handles a case of their own
    stage.take("yangguang", "contact", how="in_person")
    stage.take("yangguang", "finish", **DONE, **PHOTO)
    stage.take("wujie", "approve")
    work(stage)
    assert {state for _, state, _ in states(stage)} == {"silenced"}
    assert "staff_reporter" not in {why for _, _, why in states(stage)}
    said = {"rating_secret": "secret", "solved": "yes", "satisfaction": "satisfied"}
    assert stage.fails("yangguang", "rate", **said).code == "not_yours"


def test_whoever_has_an_account_is_reached_by_the_phone_it_has(stage: Stage, sms: SmsProvider) -> None:
    stage.at("09-18 10:00").submit("alice", matter="streetlight")
    work(stage)
    assert [phone for phone, _, _ in sms.texts()] == ["13800000001"]


def test_nothing_is_planned_while_no_way_out_is_open(stage: Stage) -> None:
    work(brought(stage))
    assert not Delivery.objects.of(COUNTY).exists()


def test_a_rating_is_asked_for_once_a_case_and_once_a_week(stage: Stage, sms: SmsProvider) -> None:
    for _ in range(2):
        brought(stage)
        stage.take("luolan", "dispatch", unit=HOUSING)
        stage.take("yangguang", "sign")
        stage.take("yangguang", "finish", **DONE, **PHOTO)
        stage.take("wujie", "approve")
        work(stage)
    templates = [template for template, _, _ in states(stage)]
    assert templates.count("please_rate") == 1
    assert templates.count("state_changed") == 7


def test_whom_an_invitation_went_to_is_forgotten_after_a_week_and_ended_links_go(
    stage: Stage, sms: SmsProvider
) -> None:
    brought(stage)
    stage.take("luolan", "dispatch", unit=HOUSING)
    stage.take("yangguang", "sign")
    stage.take("yangguang", "finish", **DONE, **PHOTO)
    stage.take("wujie", "approve")
    work(stage)
    blinds = Delivery.objects.of(COUNTY).filter(contact_blind__isnull=False)
    assert [row.kind for row in blinds] == ["invitation"]
    assert tidy_once(COUNTY, stage.now + timedelta(days=6)) == 0
    assert tidy_once(COUNTY, stage.now + timedelta(days=91)) == 2
    assert not blinds.all().exists()
    assert not ShortLink.objects.of(COUNTY).exists()
