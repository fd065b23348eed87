"""Who is kept out besides those who serve in the unit complained of: whoever left it, and single people; and who is
not: whoever only acts for a station."""

from datetime import timedelta

import pytest
from tests.cases.stage import Stage, messages, moment
from tests.world import CENTRE, COUNTY, GRID, HOUSING, TOWN_CENTRE, VILLAGE

from maplebridge.cases.listing import Wanted, list_inbox
from maplebridge.cases.rights import may_see
from maplebridge.directory.people.actions import give_duties
from maplebridge.directory.people.models import DutyHeld
from maplebridge.directory.people.queries import forget_people
from maplebridge.directory.people.rules import Duty
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Missing
from maplebridge.services.viewing.standing import with_desks_below

LABOUR = f"human_resources-{COUNTY}"
ASKED = {"petitioner": "王芳", "asked_for": "退还押金", "tried_before": "none"}


def complain(stage: Stage, *units: str) -> Stage:
    stage.at("09-18 16:00").submit("alice", matter="streetlight", place=GRID, complained_of=units)
    return stage


def sees(stage: Stage, code: str) -> bool:
    return may_see(stage.who(code), stage.case.facts)


def test_whoever_left_the_unit_complained_of_within_a_year_is_kept_out_and_so_while_they_are_away(stage: Stage) -> None:
    person, labour = stage.world.ids["yangguang"], Duty("handler", LABOUR, COUNTY)
    complain(stage, HOUSING).take("luolan", "dispatch", unit=LABOUR, exception="住建被投诉")
    give_duties(county=COUNTY, wanted={person: [labour]}, now=stage.now)
    housing = DutyHeld.objects.of(COUNTY).filter(person=person, unit=HOUSING)
    for days, seen in ((1, False), (365, False), (366, True)):
        gone = day_of(stage.now) - timedelta(days=days)
        housing.update(valid_from=gone, valid_to=gone)
        forget_people()
        assert sees(stage, "yangguang") is seen
        assert (stage.number in inbox(stage, "yangguang")) is seen


def inbox(stage: Stage, code: str) -> set[str]:
    """The numbers that lie on somebody's desks, those of the stations that they act for too."""
    wide = with_desks_below(stage.who(code), stage.now)
    return {line.number for line in list_inbox(wide, Wanted(), now=stage.now)}


def test_one_person_is_kept_out_wherever_they_serve_and_their_colleagues_go_on(stage: Stage) -> None:
    ids = stage.world.ids
    stage.at("09-18 16:00").submit("alice", matter="streetlight", place=GRID)
    assert sees(stage, "axiu")
    assert sees(stage, "zhoulei")
    stage.take("axiu", "exclude_person", excluded_person=ids["zhoulei"], reason="投诉的就是他")
    assert not sees(stage, "zhoulei")
    assert sees(stage, "axiu")
    assert sees(stage, "luolan")
    assert isinstance(stage.fails("zhoulei", "dispatch", unit=HOUSING), Missing)
    stage.take("luolan", "dispatch", unit=HOUSING)
    assert sees(stage, "yangguang")


def test_the_person_kept_out_is_not_given_the_case_and_whoever_has_it_is_not_kept_out(stage: Stage) -> None:
    person = stage.world.ids["yangguang"]
    stage.at("09-18 16:00").submit("alice", matter="streetlight", place=GRID)
    assert stage.fails("luolan", "exclude_person", excluded_person="nobody", reason="回避").code == "no_such_person"
    stage.take("luolan", "exclude_person", excluded_person=person, reason="投诉的就是他")
    assert stage.fails("luolan", "dispatch", unit=HOUSING, person=person).code in ("same_unit", "not_complained_of")
    stage.at("09-18 16:00").submit("alice", matter="streetlight", place=GRID)
    stage.take("luolan", "dispatch", unit=HOUSING, person=person)
    assert stage.fails("luolan", "exclude_person", excluded_person=person, reason="回避").code == "has_the_case"


def test_a_complaint_about_a_station_lies_in_the_inbox_of_those_who_act_for_it(stage: Stage) -> None:
    """They act for the station that has nobody of its own, and do not belong to it."""
    complain(stage, f"centre-{VILLAGE}")
    assert stage.case.facts.centre == TOWN_CENTRE
    assert sees(stage, "luolan")
    assert stage.number in inbox(stage, "luolan")


def test_a_unit_that_helps_and_is_kept_out_then_helps_no_more(stage: Stage) -> None:
    bureau = f"petition_bureau-{COUNTY}"
    stage.at("09-18 16:00").submit("alice", matter="petition", place=GRID, fields=ASKED)
    stage.take("fengyan", "route", unit=HOUSING)
    assert stage.case.facts.helpers == (bureau,)
    stage.take("axiu", "exclude_later", excluded=[bureau], reason="投诉的就是他们")
    assert (stage.case.facts.helpers, sees(stage, "fengyan")) == ((), False)


PETITIONS, DISCIPLINE = f"petition_bureau-{COUNTY}", f"discipline_inspection-{COUNTY}"
SERVICES = f"government_services-{COUNTY}"
ABOUT = {"service_complaint": "about_unit", "misconduct": "accused", "streetlight": ""}


def accuse_the_county(stage: Stage, matter: str, *others: str) -> None:
    """Somebody complains of the county's own centre, on a Friday."""
    fields = {ABOUT[matter]: "县综治中心窗口"} if ABOUT[matter] else {}
    said = {"matter": matter, "place": COUNTY, "complained_of": (CENTRE, *others), "fields": fields}
    stage.at("09-18 10:00").submit("alice", text="去了三次都没人管。", **said)


@pytest.mark.parametrize(
    ("matter", "unit", "person"),
    [("service_complaint", PETITIONS, "fengyan"), ("misconduct", DISCIPLINE, "")],
)
def test_a_complaint_about_the_county_centre_is_whistled_at_once_to_who_is_not_accused(
    stage: Stage, matter: str, unit: str, person: str
) -> None:
    accuse_the_county(stage, matter)
    (call,) = stage.case.facts.calls
    # 10:00 + 4 working hours of 9:00 to 12:00 and 13:30 to 17:30: 2 in the morning, 15:30.
    assert (call.unit, call.arrive_by) == (unit, moment("09-18 15:30"))
    assert stage.case.row["desk_unit"] == unit
    stage.tell()
    assert (f"unit:{unit}", "called") in {(who, what) for who, what, _ in messages(stage.number)}
    for accused in ("axiu", "zhoulei", "chenjing"):
        assert not sees(stage, accused)
        assert stage.number not in inbox(stage, accused)
    if person:
        assert sees(stage, person)
        assert stage.number in inbox(stage, person)


def test_whoever_stands_in_for_the_centre_does_all_that_it_would_have_done(stage: Stage) -> None:
    accuse_the_county(stage, "service_complaint")
    assert isinstance(stage.fails("axiu", "dispatch", unit=SERVICES), Missing)
    stage.take("fengyan", "arrive")
    stage.take("fengyan", "dispatch", unit=SERVICES)
    assert stage.fails("mengqi", "dispatch", unit=SERVICES).code == "not_yours"
    stage.take("mengqi", "return", reason="不归我们管", right_unit=HOUSING)
    assert (stage.case.facts.state, stage.case.row["desk_unit"]) == ("disputed", PETITIONS)
    stage.take("fengyan", "decide", unit=SERVICES, reason="窗口由政务中心管")
    stage.take("mengqi", "sign")
    stage.take("mengqi", "contact", how="phone")
    stage.take("mengqi", "finish", result="已经整改。", outcome="solved")
    assert (stage.case.facts.state, stage.case.row["desk_unit"]) == ("checking", PETITIONS)
    assert stage.fails("mengqi", "approve").code == "not_yours"
    stage.take("fengyan", "approve")
    assert stage.case.facts.state == "answered"


def test_nobody_stands_in_who_is_accused_too_and_silence_is_told(stage: Stage) -> None:
    accuse_the_county(stage, "service_complaint", PETITIONS)
    (call,) = stage.case.facts.calls
    assert call.unit == DISCIPLINE
    assert not sees(stage, "fengyan")
    assert "missed_call" in stage.at("09-18 15:30").run_clocks()
    stage.tell()
    assert (f"unit:{DISCIPLINE}:unit_head", "missed_call") in {(who, what) for who, what, _ in messages(stage.number)}


def test_whoever_stands_in_when_a_centre_is_accused_is_nobody_where_another_one_is(stage: Stage) -> None:
    """Centres above take what complains of a lower one, and a unit called later never acts for a centre."""
    stage.at("09-18 10:00").submit("alice", matter="streetlight", place=GRID, complained_of=(TOWN_CENTRE,))
    assert stage.case.facts.calls == ()
    accuse_the_county(stage, "streetlight")
    stage.take("fengyan", "whistle", units=[HOUSING], arrive_by="2026-09-18T18:00:00+08:00")
    assert sees(stage, "yangguang")
    assert stage.fails("yangguang", "dispatch", unit=HOUSING).code == "not_yours"
