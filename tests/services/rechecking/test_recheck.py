"""Closed cases are drawn by lot and looked at again by a unit that had nothing to do with them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cases.stage import DONE, PHOTO, Stage, moment
from tests.world import CENTRE, COUNTY, DEMO, GRID, HOUSING, TOWN, VILLAGE, WATER, forget_all

from maplebridge.cases.actions.take import take
from maplebridge.cases.models import Case, CaseCall, ReaderMark, ReaderSeen
from maplebridge.cases.rights import may_see
from maplebridge.directory.people.rules import Actor, Duty
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.publishing.actions import publish
from maplebridge.services.insight.periods import read_period
from maplebridge.services.insight.reading import Scope, count
from maplebridge.services.rechecking.jobs import draw_once, lot_of
from maplebridge.services.rechecking.models import RecheckDraw
from maplebridge.services.rechecking.queries import explain_draws, get_rechecks, list_behind, list_mine

COMMITTEE = f"village_committee-{VILLAGE}"
SINCE, UNTIL = moment("01-01 00:00"), moment("12-31 00:00")
Publish = Callable[[int, str], None]


@pytest.fixture
def share(stage: Stage, tmp_path: Path) -> Publish:
    """Publishes the demo's rules with another share, and another kind of unit, for streetlights."""

    def change(percent: int, by: str = "village_committee") -> None:
        folder = tmp_path / f"{percent}{by}"
        shutil.copytree(DEMO, folder)
        path = folder / "matters" / "streetlight.yaml"
        text = path.read_text(encoding="utf-8").partition("recheck:")[0]
        path.write_text(f"{text}recheck: {{share: {percent}, by: {by}}}\n", encoding="utf-8")
        publish(COUNTY, folder, by="test", now=stage.now)
        forget_all()

    return change


def close(stage: Stage, when: str = "09-01", place: str = GRID) -> str:
    """A streetlight from the first word to a good rating, by the county's centre and housing."""
    stage.at(f"{when} 09:00").submit("alice", matter="streetlight", place=place)
    Case.objects.of(COUNTY).filter(number=stage.number).update(centre=CENTRE)
    stage.take("axiu", "dispatch", unit=HOUSING)
    finish(stage)
    return stage.number


def finish(stage: Stage) -> None:
    """From signing to the rating."""
    stage.take("yangguang", "sign")
    stage.take("yangguang", "contact", how="phone")
    stage.take("yangguang", "finish", **DONE, **PHOTO)
    stage.take("chenjing", "approve")
    stage.take("alice", "rate", rating_secret="secret", solved="yes", satisfaction="satisfied")


def draw(stage: Stage) -> None:
    while draw_once(COUNTY, stage.now):
        pass


def look_again(stage: Stage, found: str, unit: str = COMMITTEE, when: str = "09-03 10:00") -> None:
    stage.at(when)
    say = {"found": found, "text": "到现场看过。"}
    number, seen = stage.number, stage.case.facts.version
    take(actor=clerk_of(unit), number=number, action="recheck", fields=say, seen=seen, now=stage.now)


def clerk_of(unit: str, place: str = VILLAGE) -> Actor:
    return Actor(COUNTY, f"clerk of {unit}", "staff", "村干部", (Duty("handler", unit, place),))


def counted(measure: str, period: str = "2026-09-01..2026-09-30") -> int:
    now = moment("10-05 12:00")
    return count(Scope(COUNTY, COUNTY), read_period(period, now), now).total(measure)


def test_a_unit_that_had_nothing_to_do_with_the_case_is_called_to_it(stage: Stage, share: Publish) -> None:
    share(100)
    close(stage)
    draw(stage)
    assert stage.case.facts.state == "rechecking"
    (call,) = CaseCall.objects.of(COUNTY).filter(case_id=stage.case.facts.id)
    assert (call.unit, call.arrive_by) == (COMMITTEE, moment("09-09 00:00"))  # 5 working days, the last one to its end
    assert stage.clocks() == {"recheck": "09-09 00:00"}
    assert may_see(clerk_of(COMMITTEE), stage.case.facts)
    (mine,) = list_mine(clerk_of(COMMITTEE))
    assert (mine.number, mine.due_at, mine.arrived) == (stage.number, moment("09-09 00:00"), False)
    assert list_mine(clerk_of(HOUSING)) == []


def test_what_is_found_as_told_is_closed_and_counts_once_in_the_month_it_closed(stage: Stage, share: Publish) -> None:
    share(100)
    close(stage, "08-31")
    draw(stage)
    august = "2026-08-01..2026-08-31"
    assert (counted("closed", august), counted("open", august)) == (1, 0)
    look_again(stage, "confirmed")
    draw(stage)
    assert stage.case.facts.state == "closed"
    assert (counted("closed", august), counted("closed")) == (1, 0)
    assert (counted("rated_solved", august), counted("closed_redone", august)) == (1, 0)
    found = get_rechecks(COUNTY, VILLAGE, SINCE, UNTIL, stage.now)
    assert (found.lots, found.counts["drawn"], found.counts["confirmed"], found.counts["open"]) == (1, 1, 1, 0)
    assert list_mine(clerk_of(COMMITTEE)) == []


def test_what_is_not_solved_is_handled_again_and_was_never_solved(stage: Stage, share: Publish) -> None:
    share(100)
    close(stage)
    draw(stage)
    look_again(stage, "not_solved")
    draw(stage)
    assert stage.case.facts.state == "handling"
    assert set(stage.clocks()) == {"rework"}
    assert (counted("rated"), counted("rated_solved"), counted("rated_unsolved")) == (1, 0, 1)
    assert (counted("closed"), counted("open")) == (0, 1)
    stage.at("09-04 09:00").take("yangguang", "finish", **DONE, **PHOTO)
    stage.take("chenjing", "approve")
    stage.take("alice", "rate", rating_secret="secret", solved="yes", satisfaction="satisfied")
    draw(stage)
    look_again(stage, "confirmed", when="09-07 10:00")
    draw(stage)
    assert (counted("rated_solved"), counted("rated_unsolved"), counted("closed")) == (1, 1, 1)
    assert counted("closed_redone") == 1
    found = get_rechecks(COUNTY, COUNTY, SINCE, UNTIL, stage.now)
    assert (found.lots, found.counts["confirmed"], found.counts["not_solved"]) == (2, 1, 1)
    assert [line.number for line in list_behind(COUNTY, "not_solved", TOWN, SINCE, UNTIL)] == [stage.number]
    assert list_behind(COUNTY, "open", COUNTY, SINCE, UNTIL) == []


def test_only_the_unit_drawn_may_look_again(stage: Stage, share: Publish) -> None:
    share(100)
    stage.at("09-01 08:00").submit("alice", matter="streetlight", place=GRID)
    by = moment("09-01 12:00").isoformat()
    stage.take("axiu", "whistle", units=[WATER], arrive_by=by)
    number = stage.number
    stage.take("axiu", "dispatch", unit=HOUSING)
    finish(stage)
    draw(stage)
    assert stage.number == number
    for unit in (WATER, HOUSING):
        with pytest.raises(Fault) as caught:
            look_again(stage, "confirmed", unit)
        assert caught.value.code in ("called_last", "forbidden", "not_yours", "not_your_role"), unit
    look_again(stage, "confirmed")


def test_a_resident_may_object_while_it_is_looked_at_again(stage: Stage, share: Publish) -> None:
    share(100)
    close(stage)
    draw(stage)
    stage.take("alice", "object", reason="还是不亮")
    assert stage.case.facts.state == "objected"
    assert get_rechecks(COUNTY, COUNTY, SINCE, UNTIL, stage.now).counts["nobody"] == 1
    assert list_mine(clerk_of(COMMITTEE)) == []


def test_nothing_is_drawn_where_the_matter_asks_for_none(stage: Stage) -> None:
    stage.at("09-01 09:00").submit("alice", matter="other_request", place=GRID)
    stage.take("axiu", "dispatch", unit=HOUSING, exception="应急")
    finish(stage)
    draw(stage)
    assert stage.case.facts.state == "closed"
    assert RecheckDraw.objects.of(COUNTY).count() == 0


def test_where_everybody_had_a_hand_in_it_nobody_looks_again_and_that_is_said(stage: Stage, share: Publish) -> None:
    share(100, "housing")
    close(stage)
    draw(stage)
    assert stage.case.facts.state == "closed"  # housing handled it, the county's centre checked it
    (told,) = explain_draws(COUNTY, stage.case.facts.id)
    assert (told.drawn, told.unit, told.why.en) == (True, "", "there is no independent unit to look again")
    assert get_rechecks(COUNTY, COUNTY, SINCE, UNTIL, stage.now).counts["nobody"] == 1


def test_a_sealed_case_is_not_shown_to_yet_another_unit(stage: Stage, share: Publish) -> None:
    share(100)
    close(stage)
    Case.objects.of(COUNTY).filter(number=stage.number).update(secrecy="case_sealed")
    draw(stage)
    assert stage.case.facts.state == "closed"
    assert explain_draws(COUNTY, stage.case.facts.id)[0].why.en.startswith("sealed")
    assert get_rechecks(COUNTY, COUNTY, SINCE, UNTIL, stage.now).lots == 0


def test_a_case_closed_long_ago_is_not_looked_at_again(stage: Stage, share: Publish) -> None:
    share(100)
    close(stage)
    stage.at("09-16 09:00")
    draw(stage)
    assert explain_draws(COUNTY, stage.case.facts.id)[0].why.en.startswith("closed too long ago")


def test_reading_the_journal_again_draws_nothing_again(stage: Stage, share: Publish) -> None:
    share(100)
    close(stage)
    draw(stage)
    before = stage.case.facts.version
    ReaderSeen.objects.of(COUNTY).filter(reader="rechecking").delete()
    ReaderMark.objects.of(COUNTY).filter(reader="rechecking").delete()
    draw(stage)
    assert stage.case.facts.version == before
    assert RecheckDraw.objects.of(COUNTY).count() == 1
    assert explain_draws(COUNTY, stage.case.facts.id)[0].unit == COMMITTEE


def test_anybody_with_the_keys_can_draw_a_lot_again(stage: Stage, share: Publish) -> None:
    share(1)
    close(stage)
    draw(stage)
    (told,) = explain_draws(COUNTY, stage.case.facts.id)
    assert told.genuine
    assert told.as_recorded
    assert told.lot == lot_of(COUNTY, stage.case.facts.id, told.seq)
    assert told.drawn == (told.number < 1)
    RecheckDraw.objects.of(COUNTY).update(drawn=not told.drawn, lot=lot_of(COUNTY, stage.case.facts.id, 1))
    (forged,) = explain_draws(COUNTY, stage.case.facts.id)
    assert not forged.genuine
