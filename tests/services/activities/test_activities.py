"""An activity from plan to report: who may do what, what is told, and how it rolls up."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.services.activities.conftest import OFFICE, a_plan, opened, planned
from tests.world import COUNTY, TOWN, World

from maplebridge.ground.post.models import Message
from maplebridge.ground.words.fault import Conflict, Fault, Forbidden, Missing
from maplebridge.services.activities import planning, schools, telling
from maplebridge.services.activities.inviting import write_calendar
from maplebridge.services.activities.models import SignUp
from maplebridge.services.activities.queries import (
    Wanted,
    count_places,
    get_activity,
    list_activities,
    list_guests,
    list_held,
    list_own_coming,
)
from maplebridge.services.activities.signing_up import (
    cancel_sign_up,
    forget_sign_ups_once,
    open_sign_up_of,
    phone_of,
    sign_up,
)
from maplebridge.services.activities.summing import sum_all

LATER = timedelta(days=4)
FIGURES = {"persons": "40", "consultations": "6", "leaflets": "0", "hours": "1.5", "spent": "0"}


def test_a_lecture_is_planned_held_and_reported_and_counts_once_for_its_lead(world: World) -> None:
    activity = planned(world, units=("police-520524",))
    clerk, then = world.actor("zhangqi"), world.now + LATER
    with pytest.raises(Fault, match="not_begun"):
        planning.report(actor=clerk, activity=activity, figures=FIGURES, happened="", now=world.now)
    planning.hold(actor=clerk, activity=activity, now=then)
    planning.report(actor=clerk, activity=activity, figures=FIGURES, happened="讲了彩礼和抚养", now=then)
    since, until = world.now, then
    for wanted in (Wanted(), Wanted(place=TOWN), Wanted(unit=OFFICE), Wanted(kind="law_lecture")):
        total = sum_all(list_held(COUNTY, since, until, wanted))
        assert (total.activities, total.figures["persons"], total.figures["leaflets"]) == (1, Decimal(40), Decimal(0))
    assert list_held(COUNTY, since, until, Wanted(unit="police-520524")) == []
    assert [row.id for row in list_activities(COUNTY, since, until, Wanted(unit="police-520524"))] == [activity]
    planning.report(actor=clerk, activity=activity, figures=FIGURES | {"persons": "38"}, happened="", now=then)
    assert sum_all(list_held(COUNTY, since, until)).figures["persons"] == 38


def test_only_the_lead_unit_decides(world: World) -> None:
    activity = planned(world)
    with pytest.raises(Forbidden):
        planning.cancel(actor=world.actor("yangguang"), activity=activity, reason="下雨", now=world.now)
    with pytest.raises(Fault, match="no_such_unit"):
        planning.plan_activity(actor=world.actor("yangguang"), plan=a_plan(world), now=world.now)
    with pytest.raises(Fault, match="missing"):
        planning.cancel(actor=world.actor("zhangqi"), activity=activity, reason=" ", now=world.now)
    with pytest.raises(Missing):
        planning.hold(actor=world.actor("zhangqi"), activity=uuid4(), now=world.now)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"kind": "party"}, "kind"),
        ({"capacity": 0}, "capacity"),
        ({"units": ("nobody",)}, "units"),
        ({"note": "长" * 2000}, "note"),
    ],
)
def test_a_plan_that_is_wrong_names_its_field(world: World, changes: dict[str, object], field: str) -> None:
    with pytest.raises(Fault) as wrong:
        planned(world, **changes)
    assert wrong.value.field == field


def test_a_phone_that_is_on_the_list_is_answered_like_any_other(world: World) -> None:
    activity = opened(world, capacity=3)
    said = {"county": COUNTY, "activity": activity, "phone": "13800000001", "now": world.now}
    first = sign_up(name="王爱丽", key=uuid4(), **said)
    again = sign_up(name="王爱丽", key=uuid4(), **said)
    assert (first.state, again.state) == ("in", "in")
    assert first.id != again.id
    assert sign_up(name="王爱丽", key=first.id, **said).id == first.id
    assert sign_up(name="别人", key=first.id, **said | {"phone": "13800000002"}).id not in (first.id, again.id)
    own = sign_up(name="王爱丽", person=world.actor("alice").id, key=uuid4(), **said)
    assert own.state == "waiting"
    assert sign_up(name="王爱丽", person=world.actor("alice").id, key=uuid4(), **said).id == own.id
    child = sign_up(name="王小丽", person=world.actor("alice").id, key=uuid4(), **said | {"phone": "13800000003"})
    coming = list_own_coming(COUNTY, world.actor("alice").id, world.now)
    assert {up.id for _, up in coming} == {own.id, child.id}


def test_who_comes_last_waits_and_moves_up(world: World) -> None:
    activity = opened(world, capacity=1)
    first = sign_up(county=COUNTY, activity=activity, name="王爱丽", phone="13800000001", now=world.now)
    second = sign_up(county=COUNTY, activity=activity, name="罗伯", phone="138 0000 0002", now=world.now)
    assert (first.state, second.state) == ("in", "waiting")
    with pytest.raises(Missing):
        cancel_sign_up(county=COUNTY, sign_up_id=first.id, secret=second.secret, now=world.now)
    for _ in range(2):
        cancel_sign_up(county=COUNTY, sign_up_id=first.id, secret=first.secret, now=world.now)
    assert open_sign_up_of(COUNTY, second.id, second.secret).state == "in"
    assert count_places(COUNTY, [activity])[activity].coming == 1
    row = SignUp.objects.of(COUNTY).get(id=second.id)
    assert row.untold == "activity_place_free"
    assert b"13800000002" not in bytes(row.phone_sealed)
    assert phone_of(row) == "13800000002"


def test_the_same_form_sent_twice_is_one_sign_up(world: World) -> None:
    activity, key = opened(world), uuid4()
    made = [sign_up(county=COUNTY, activity=activity, name="王", phone="13800000001", now=world.now, key=key)
            for _ in range(2)]  # fmt: skip
    assert made[0] == made[1]


def test_more_places_let_in_who_waits(world: World) -> None:
    activity = opened(world, capacity=1)
    for end in range(3):
        sign_up(county=COUNTY, activity=activity, name="王", phone=f"1380000001{end}", now=world.now)
    planning.change_activity(
        actor=world.actor("zhangqi"), activity=activity, plan=a_plan(world, capacity=2), now=world.now
    )
    places = count_places(COUNTY, [activity])[activity]
    assert (places.coming, places.waiting) == (2, 1)


def test_who_signed_up_is_told_of_another_time_or_place_and_of_nothing_else(world: World) -> None:
    activity, alice, clerk = opened(world), world.actor("alice").id, world.actor("zhangqi")
    said = {"county": COUNTY, "activity": activity, "now": world.now}
    sign_up(name="王爱丽", phone="13800000001", person=alice, **said)  # type: ignore[arg-type] # mixed facts
    sign_up(name="罗伯", phone="13800000002", **said)  # type: ignore[arg-type] # mixed facts
    plan = a_plan(world, note="带身份证")
    planning.change_activity(actor=clerk, activity=activity, plan=plan, now=world.now)
    assert not SignUp.objects.of(COUNTY).exclude(untold="").exists()
    sent: list[dict[str, Any]] = []
    for hours in (1, 2):
        moved = replace(plan, ends_at=plan.ends_at + timedelta(hours=hours), address=f"文化站 {hours} 楼")
        now = world.now + timedelta(minutes=hours)
        planning.change_activity(actor=clerk, activity=activity, plan=moved, now=now)
        telling.text_guests_once(COUNTY, now, lambda **said: sent.append(said))
    assert [(each["phone"], each["template"]) for each in sent] == [("13800000002", "activity_moved")] * 2
    assert "文化站 2 楼" in sent[1]["params"]["state"]
    assert Message.objects.of(COUNTY).filter(template="activity_moved", recipient=f"person:{alice}").count() == 2


def test_what_came_of_it_names_nobody(world: World) -> None:
    activity = planned(world)
    said = {"actor": world.actor("zhangqi"), "activity": activity, "now": world.now + LATER}
    with pytest.raises(Fault, match="personal"):
        planning.report(figures=FIGURES, happened="到场的有罗某，电话 13800000002", **said)


def test_nobody_signs_up_before_it_opens_or_once_it_began(world: World) -> None:
    activity = planned(world)
    said = {"county": COUNTY, "activity": activity, "name": "王", "phone": "13800000001"}
    with pytest.raises(Conflict, match="not_open"):
        sign_up(**said, now=world.now)
    planning.open_sign_up(actor=world.actor("zhangqi"), activity=activity, now=world.now)
    with pytest.raises(Conflict, match="not_open"):
        sign_up(**said, now=world.now + LATER)
    with pytest.raises(Fault, match="invalid"):
        sign_up(**said | {"phone": "12"}, now=world.now)


def test_whoever_signed_up_hears_that_it_is_off(world: World) -> None:
    activity = opened(world)
    alice = world.actor("alice").id
    sign_up(county=COUNTY, activity=activity, name="王爱丽", phone="13800000001", person=alice, now=world.now)
    sign_up(county=COUNTY, activity=activity, name="罗伯", phone="13800000002", now=world.now)
    told = planning.cancel(actor=world.actor("zhangqi"), activity=activity, reason="讲师生病", now=world.now)
    assert told == 2
    letter = Message.objects.of(COUNTY).get(template="activity_cancelled")
    assert (letter.recipient, letter.params["state"]) == (f"person:{alice}", "婚姻家庭法律讲座")
    sent: list[dict[str, object]] = []
    telling.text_guests_once(COUNTY, world.now, lambda **said: sent.append(said))
    telling.text_guests_once(COUNTY, world.now, lambda **said: sent.append(said))
    assert [(said["phone"], said["template"]) for said in sent] == [("13800000002", "activity_cancelled")]
    assert not SignUp.objects.of(COUNTY).exclude(untold="").exists()
    with pytest.raises(Conflict):
        planning.hold(actor=world.actor("zhangqi"), activity=activity, now=world.now + LATER)


def test_names_are_seen_by_its_units_and_destroyed_after_a_month(world: World) -> None:
    activity = opened(world, units=("court-520524",))
    sign_up(county=COUNTY, activity=activity, name="王爱丽", phone="13800000001", now=world.now)
    row = get_activity(COUNTY, activity)
    assert [guest.name for guest in list_guests(world.actor("weizheng"), row)] == ["王爱丽"]
    with pytest.raises(Forbidden):
        list_guests(world.actor("yangguang"), row)
    assert forget_sign_ups_once(COUNTY, row.ends_at + timedelta(days=29)) == 0
    assert forget_sign_ups_once(COUNTY, row.ends_at + timedelta(days=31)) == 1


def test_a_missing_report_is_asked_for_once(world: World) -> None:
    planned(world)
    for _ in range(2):
        telling.remind_reports_once(COUNTY, world.now + timedelta(days=7))
    letters = Message.objects.of(COUNTY).filter(template="activity_unreported")
    assert [letter.recipient for letter in letters] == [f"unit:{OFFICE}"]


def test_phones_can_keep_the_calendar(world: World) -> None:
    row = get_activity(COUNTY, planned(world, title="讲座, 以及;咨询" + "很长" * 20))
    lines = write_calendar("织金县活动", "https://example.org", [(row, "猫场镇凤坪村")], world.now).decode()
    assert all(len(line.encode()) <= 75 for line in lines.split("\r\n"))
    whole = lines.replace("\r\n ", "")
    assert "SUMMARY:讲座\\, 以及\\;咨询" in whole
    assert f"UID:{row.id}@example.org" in whole
    assert "STATUS:CONFIRMED" in whole


SCHOOL, COURT = "school-520524103", "court-520524"


def terms(since: date, until: date) -> schools.Terms:
    return schools.Terms(SCHOOL, "韦正", COURT, since, until, letter="织教聘〔2026〕3号", duties="每学期讲两次课")


def test_schools_without_a_legal_vice_principal_are_named(world: World) -> None:
    keeper, today = world.actor("qinhai"), date(2026, 3, 2)
    assert [gap.school.code for gap in schools.list_gaps(COUNTY, today)] == [SCHOOL]
    first = schools.appoint(actor=keeper, terms=terms(date(2023, 5, 1), date(2026, 4, 30)), now=world.now)
    # 30 April is 59 days after 2 March: within sixty. On 28 February it is 61 days away.
    (gap,) = schools.list_gaps(COUNTY, today)
    assert gap.appointment is not None
    assert gap.appointment.id == first
    assert schools.list_gaps(COUNTY, date(2026, 2, 28)) == []
    schools.appoint(actor=keeper, terms=terms(date(2026, 5, 1), date(2029, 4, 30)), now=world.now)
    assert schools.list_gaps(COUNTY, today) == []
    schools.end_appointment(actor=keeper, appointment=first, reason="调离", now=world.now)
    (gap,) = schools.list_gaps(COUNTY, today)
    assert gap.appointment is None


def test_the_register_is_kept_by_education_and_justice(world: World) -> None:
    with pytest.raises(Forbidden):
        schools.appoint(actor=world.actor("yangguang"), terms=terms(date(2026, 1, 1), date(2028, 1, 1)), now=world.now)
    with pytest.raises(Fault, match="until"):
        schools.appoint(actor=world.actor("qinhai"), terms=terms(date(2026, 1, 2), date(2026, 1, 1)), now=world.now)
    good = terms(date(2026, 1, 1), date(2028, 1, 1))
    for name in ("person", "letter", "duties"):
        with pytest.raises(Fault) as caught:
            schools.appoint(actor=world.actor("qinhai"), terms=replace(good, **{name: "长" * 2000}), now=world.now)
        assert (caught.value.code, caught.value.field) == ("too_long", name)


def test_nobody_chooses_their_own_place_in_the_queue(world: World) -> None:
    """The key of a form is the sender's to choose; when they came is not."""
    activity, late = opened(world, capacity=1), world.now + timedelta(minutes=5)
    first = sign_up(county=COUNTY, activity=activity, name="王", phone="13800000001", now=world.now)
    waiting = sign_up(county=COUNTY, activity=activity, name="罗", phone="13800000002", now=world.now)
    pushing = sign_up(county=COUNTY, activity=activity, name="挤", phone="13800000003", now=late, key=UUID(int=1))
    assert (waiting.ahead, pushing.ahead) == (0, 1)
    cancel_sign_up(county=COUNTY, sign_up_id=first.id, secret=first.secret, now=late)
    assert open_sign_up_of(COUNTY, waiting.id, waiting.secret).state == "in"
    assert open_sign_up_of(COUNTY, pushing.id, pushing.secret).state == "waiting"


def test_the_same_form_after_cancelling_or_with_the_key_of_another_is_a_new_sign_up(world: World) -> None:
    activity, key = opened(world), uuid4()
    made = sign_up(county=COUNTY, activity=activity, name="王", phone="13800000001", now=world.now, key=key)
    cancel_sign_up(county=COUNTY, sign_up_id=made.id, secret=made.secret, now=world.now)
    again = sign_up(county=COUNTY, activity=activity, name="王", phone="13800000001", now=world.now, key=key)
    other = sign_up(county=COUNTY, activity=activity, name="罗", phone="13800000002", now=world.now, key=key)
    assert len({made.id, again.id, other.id}) == 3
    assert (again.state, other.state) == ("in", "in")
