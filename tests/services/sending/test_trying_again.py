"""What happens when a provider is away, refuses or falls silent, and when a worker is killed in between."""

from datetime import timedelta

from tests.cases.stage import Stage, messages
from tests.ground.post.channels.sms_provider import SmsProvider
from tests.ground.post.channels.wecom_server import WecomServer
from tests.services.sending.acting import PHONE, REPORTER, minutes_later, states, work
from tests.world import COUNTY, HOUSING, TOWN_CENTRE, WATER

from maplebridge.cases.intake import Contact
from maplebridge.directory.people.models import Person
from maplebridge.ground.post.models import Message
from maplebridge.services.sending.delivering import deliver_once
from maplebridge.services.sending.models import Delivery
from maplebridge.services.sending.planning import plan_once
from maplebridge.services.sending.rules import STALE, Wishes
from maplebridge.services.sending.wishes import get_wishes, keep_wishes

AWAY = (503, {"Code": "ServiceUnavailable"})


def brought(stage: Stage, when: str = "09-18 10:00") -> Stage:
    stage.at(when).submit("", matter="streetlight", reporter=Contact(**REPORTER))
    return stage


def test_a_provider_that_is_away_is_tried_again_after_growing_pauses(stage: Stage, sms: SmsProvider) -> None:
    brought(stage)
    sms.refusals = [AWAY] * 4
    work(stage)
    for minutes, gone in ((0.9, 3), (0.2, 2), (4.8, 2), (0.3, 1), (29, 1), (1.1, 0), (119, 0)):
        work(minutes_later(stage, minutes))
        assert len(sms.refusals) == gone, minutes
    assert states(stage) == [("received", "waiting", "ServiceUnavailable")]
    work(minutes_later(stage, 1.5))
    assert len(sms.taken) == 1
    assert states(stage) == [("received", "sent", "")]


def test_after_the_last_try_the_centre_hears_that_nobody_was_reached(stage: Stage, sms: SmsProvider) -> None:
    brought(stage)
    sms.refusals = [AWAY] * 9
    work(stage)
    for minutes in (1.1, 5.1, 30.1, 120.1, 600):
        work(minutes_later(stage, minutes))
    assert states(stage) == [("received", "failed", "ServiceUnavailable")]
    assert len(sms.refusals) == 4
    told = [(who, params) for who, what, params in messages(stage.number) if what == "not_reached"]
    assert told == [(f"unit:{TOWN_CENTRE}", {"number": stage.number, "channel": "sms"})]


def test_what_is_refused_for_good_is_not_tried_again(stage: Stage, sms: SmsProvider) -> None:
    brought(stage)
    sms.refusals = [(400, {"Code": "isv.MOBILE_NUMBER_ILLEGAL"})]
    work(stage)
    work(minutes_later(stage, 600))
    assert states(stage) == [("received", "failed", "isv.MOBILE_NUMBER_ILLEGAL")]
    assert sms.taken == []


def test_a_text_that_never_arrived_is_told_to_the_centre_too(stage: Stage, sms: SmsProvider) -> None:
    sms.status = 2
    work(brought(stage))
    work(minutes_later(stage, 1.1))
    assert [state for _, state, _ in states(stage)] == ["failed"]
    assert [what for _, what, _ in messages(stage.number)].count("not_reached") == 1


def test_silence_after_taking_sends_no_second_text(stage: Stage, sms: SmsProvider) -> None:
    sms.deaf = 1
    work(brought(stage))
    assert [state for _, state, _ in states(stage)] == ["waiting"]
    for minutes in (1.1, 5.1):
        work(minutes_later(stage, minutes))
    assert len(sms.taken) == 1
    assert [state for _, state, _ in states(stage)] in (["sent"], ["delivered"])


def test_what_a_killed_worker_had_not_sent_yet_goes_after_all(stage: Stage, sms: SmsProvider) -> None:
    brought(stage)
    stage.tell()
    plan_once(COUNTY, stage.now)
    Delivery.objects.of(COUNTY).update(state="sending", next_at=stage.now + STALE)
    assert deliver_once(COUNTY, stage.now + timedelta(minutes=4)) == 0
    assert deliver_once(COUNTY, stage.now + STALE) == 1
    assert len(sms.taken) == 1
    assert [state for _, state, _ in states(stage)] == ["sent"]


def test_a_message_planned_twice_is_one_delivery(stage: Stage, sms: SmsProvider) -> None:
    work(brought(stage))
    assert plan_once(COUNTY, stage.now) == 0
    assert Delivery.objects.of(COUNTY).count() == 1


def test_whoever_opts_out_hears_no_progress_but_what_is_essential(stage: Stage, sms: SmsProvider) -> None:
    brought(stage)
    holder = f"case:{stage.case.facts.id}"
    keep_wishes(county=COUNTY, holder=holder, wishes=Wishes(kinds_off=frozenset({"progress"})), now=stage.now)
    work(stage)
    stage.take("luolan", "dispatch", unit=HOUSING)
    work(stage)
    assert states(stage) == [("received", "sent", ""), ("state_changed", "silenced", "opted_out")]


def test_wishes_are_kept_and_replaced_and_the_mailbox_is_sealed(stage: Stage) -> None:
    first = Wishes("en", "22:00", "07:00", frozenset({"sms"}), frozenset({"progress"}), "alice@example.org")
    for wishes in (first, Wishes(language="zh")):
        keep_wishes(county=COUNTY, holder="person:1", wishes=wishes, now=stage.now)
        assert get_wishes(COUNTY, "person:1") == wishes
    assert get_wishes(COUNTY, "person:2") == Wishes()


def test_own_language_and_own_night_are_kept(stage: Stage, sms: SmsProvider) -> None:
    brought(stage)
    holder = f"case:{stage.case.facts.id}"
    wishes = Wishes(language="en", quiet_from="12:00", quiet_to="14:00")
    keep_wishes(county=COUNTY, holder=holder, wishes=wishes, now=stage.now)
    work(stage)
    stage.at("09-18 12:30").take("luolan", "dispatch", unit=HOUSING)
    work(stage)
    assert [template for _, template, _ in sms.texts()] == ["SMS_100012"]
    work(stage, "09-18 14:00")
    assert [template for _, template, _ in sms.texts()] == ["SMS_100012", "SMS_100022"]
    assert sms.texts()[1][2]["state"] == "Sent to a unit"


def test_a_whistle_reaches_staff_in_wecom_at_once_even_at_night(stage: Stage, wecom: WecomServer) -> None:
    brought(stage, "09-18 23:00")
    stage.take("luolan", "dispatch", unit=HOUSING)
    stage.take("yangguang", "sign")
    stage.take("yangguang", "whistle", units=[WATER, HOUSING], arrive_by=stage.now + timedelta(hours=1))
    work(stage)
    called = [who for who, text in wecom.members if "吹哨" in text]
    assert sorted(called) == ["hefang", "yangguang"]
    assert all(text.endswith(f"/desk/cases/{stage.number}/") for _, text in wecom.members)


def test_staff_who_reported_themselves_are_not_sent_texts(stage: Stage, sms: SmsProvider) -> None:
    stage.at("09-18 10:00").submit("aduo", matter="streetlight", channel="grid")
    work(stage)
    assert states(stage) == [("received", "silenced", "staff_reporter")]


def test_one_odd_message_holds_up_no_other(stage: Stage, sms: SmsProvider) -> None:
    brought(stage)
    first = stage.case.facts.id
    work(stage)
    stage.take("luolan", "dispatch", unit=HOUSING)
    stage.tell()
    Message.objects.of(COUNTY).filter(template="state_changed").update(params={"number": "1", "rules": 99})
    brought(stage)
    work(stage)
    found = {(row.case_id == first, row.template): row.state for row in Delivery.objects.of(COUNTY)}
    assert found == {(True, "received"): "sent", (True, "state_changed"): "failed", (False, "received"): "sent"}


def test_an_account_whose_phone_no_longer_opens_holds_up_nobody(stage: Stage, sms: SmsProvider) -> None:
    Person.objects.of(COUNTY).filter(code="alice").update(phone_sealed=b"\x01\x02xx rubbish")
    stage.at("09-18 10:00").submit("alice", matter="streetlight")
    brought(stage)
    work(stage)
    assert [phone for phone, _, _ in sms.texts()] == [PHONE]
