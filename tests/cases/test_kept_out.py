"""Who is kept out besides those who serve in the unit complained of: whoever left it, and single people; and who is
not: whoever only acts for a station."""

from datetime import timedelta

from tests.cases.stage import Stage
from tests.world import COUNTY, GRID, HOUSING, TOWN_CENTRE, VILLAGE

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
