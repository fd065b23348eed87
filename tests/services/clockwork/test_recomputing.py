"""When the working days of a year are published, open limits are computed anew, and everybody concerned is told.

2027 is provisional: 1 January is off, 2 and 3 are a weekend. The arrangement published makes Sunday the 3rd a workday.
"""

import pytest
from tests.cases.stage import Stage, messages
from tests.world import COUNTY, HOUSING

from maplebridge.cases.actions.take import take
from maplebridge.cases.models import CaseClock
from maplebridge.cases.queries import get_case
from maplebridge.rulebook.deadlines.actions import add_local_day, publish_csv
from maplebridge.rulebook.deadlines.statutory import statutory_days
from maplebridge.services.clockwork import recomputing

STATUTORY = "".join(f"{day},休,{name}\n" for day, name in statutory_days(2027).items())
TABLE = f"day,working,name\n{STATUTORY}2027-01-03,班,元旦调休\n"


def at_the_turn_of_the_year(stage: Stage) -> Stage:
    stage.at("12-31 10:00").submit("alice", matter="streetlight")
    stage.take("axiu", "dispatch", unit=HOUSING)
    stage.take("yangguang", "sign")
    stage.take("yangguang", "contact", how="phone")
    return stage


def publish(stage: Stage) -> int:
    publish_csv(COUNTY, 2027, TABLE, now=stage.now)
    return recomputing.recompute_once(COUNTY, stage.now)


def clock_row(stage: Stage, name: str) -> dict[str, object]:
    rows = CaseClock.objects.of(COUNTY).filter(case_id=stage.case.facts.id, name=name).exclude(state="stopped")
    return rows.values().get()


def test_a_provisional_limit_becomes_final_and_stands_in_the_journal(stage: Stage) -> None:
    at_the_turn_of_the_year(stage)
    assert stage.clocks() == {"answer": "2027-01-05 00:00"}
    assert clock_row(stage, "answer")["provisional"] is True
    before = stage.case.row["next_due_at"]
    assert publish(stage.at("12-31 15:00")) == 1
    assert stage.clocks() == {"answer": "2027-01-04 00:00"}
    assert clock_row(stage, "answer")["provisional"] is False
    entry = stage.journal()[-1][0]
    assert (entry.action, entry.actor, entry.audience) == ("recompute", "clock", "resident")
    assert entry.facts["due"] == {"answer:1": "2027-01-04T00:00:00+08:00"}
    assert stage.case.row["next_due_at"] != before
    assert recomputing.recompute_once(COUNTY, stage.now) == 0
    assert stage.break_() is None


def test_resident_and_unit_are_told_of_the_new_date(stage: Stage) -> None:
    at_the_turn_of_the_year(stage)
    publish(stage)
    stage.tell()
    moved = [who for who, what, _ in messages(stage.number) if what == "date_moved"]
    assert moved == [f"unit:{HOUSING}", f"case:{stage.case.facts.id}"]


def test_a_date_told_to_a_resident_who_must_act_never_comes_earlier(stage: Stage) -> None:
    # 10 days from 24 December end on Sunday 3 January: while that is a day off, Monday is the last day.
    stage.at("12-24 10:00").submit("alice", matter="streetlight")
    stage.take("axiu", "dispatch", unit=HOUSING)
    stage.take("yangguang", "sign")
    stage.take("yangguang", "ask", papers=["照片"], reason="看不清")
    assert stage.clocks()["supply"] == "2027-01-05 00:00"
    publish(stage)
    assert stage.clocks()["supply"] == "2027-01-05 00:00"
    assert clock_row(stage, "supply")["provisional"] is False


def test_what_does_not_move_is_looked_at_once_and_not_journaled(stage: Stage) -> None:
    stage.at("09-18 16:00").submit("alice", matter="streetlight")
    version = stage.case.facts.version
    assert publish(stage) == 1
    assert recomputing.recompute_once(COUNTY, stage.now) == 0
    assert stage.case.facts.version == version


def test_a_date_that_moves_later_takes_back_the_warnings_given(stage: Stage) -> None:
    at_the_turn_of_the_year(stage).at("2027-01-04 17:00").run_clocks()
    assert clock_row(stage, "answer")["noticed"] == 80
    day = stage.now.date()
    add_local_day(COUNTY, day, working=False, name="雪灾", now=stage.now)
    recomputing.recompute_once(COUNTY, stage.now)
    assert stage.clocks() == {"answer": "2027-01-06 00:00"}
    assert clock_row(stage, "answer")["noticed"] == 0


def test_a_limit_that_moves_earlier_is_warned_of_before_it_is_overdue(stage: Stage) -> None:
    at_the_turn_of_the_year(stage).at("2027-01-03 15:00")
    publish(stage)
    stage.run_clocks()
    warned = [
        p["percent"] for _, what, p in messages(stage.number) if what == "clock_warning" and p["clock"] == "answer"
    ]
    assert warned == [50]


def test_a_case_that_ends_meanwhile_stops_nothing(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    at_the_turn_of_the_year(stage)
    ended = stage.number
    at_the_turn_of_the_year(stage)
    open_ = stage.number

    def read_then_end(county: str, number: str) -> object:
        found = get_case(county, number)
        if number == ended:
            take(actor=stage.who("alice"), number=ended, action="withdraw", fields={}, seen=None, now=stage.now)
        return found

    monkeypatch.setattr(recomputing, "get_case", read_then_end)
    publish(stage)
    assert get_case(COUNTY, ended).facts.state == "withdrawn"
    assert get_case(COUNTY, open_).facts.version == 5


def test_a_row_written_by_a_process_with_the_old_calendar_is_computed_again(stage: Stage) -> None:
    at_the_turn_of_the_year(stage)
    publish(stage)
    old = {"due_at": "2027-01-05T00:00:00+08:00", "calendar": 1, "provisional": True}
    CaseClock.objects.of(COUNTY).filter(case_id=stage.case.facts.id, name="answer").update(**old)
    assert recomputing.recompute_once(COUNTY, stage.now) == 1
    assert stage.clocks() == {"answer": "2027-01-04 00:00"}
    assert recomputing.recompute_once(COUNTY, stage.now) == 0
