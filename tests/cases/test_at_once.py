"""Many at once, with real commits and real threads, each with a connection of its own: one wins, nothing is doubled."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from tests.cases.clock_of_database import disbelieve
from tests.cases.stage import DONE, PHOTO, Stage, messages
from tests.conftest import truncate_all
from tests.world import COUNTY, GRID, HOUSING, TOWN_CENTRE, WATER, World, forget_all, found_county

from maplebridge.cases.actions.submit import Receipt, submit
from maplebridge.cases.actions.take import Taken, take
from maplebridge.cases.intake import Intake
from maplebridge.cases.models import Case, CaseClock, CaseEvent
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Conflict, Fault
from maplebridge.rulebook.deadlines.actions import add_local_day
from maplebridge.services.clockwork.jobs import run_clocks_once
from maplebridge.services.clockwork.recomputing import recompute_once
from maplebridge.services.notices.jobs import tell_once

THREADS = 20
LABOUR = "human_resources-520524"


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture(scope="module")
def real_county(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The county with real commits, founded once; every test brings cases of its own."""
    with django_db_blocker.unblock():
        disbelieve()
        yield found_county()
        truncate_all()
        forget_all()


@pytest.fixture
def stage(real_county: World) -> Stage:
    """An empty stage by the clock of the machine."""
    return RealStage(real_county, now=now())


class RealStage(Stage):
    """A stage whose time is that of the machine."""

    def submit(self, code: str, **said: Any) -> Receipt:
        self.now = now()
        words = {"text": "村口的路灯三天不亮了。", "place": GRID, "matter": "streetlight"} | said
        sender = self.who(code) if code else None
        self.receipt = submit(county=COUNTY, intake=Intake(**words), sender=sender, now=self.now)
        if not self.receipt.already:
            self._lay_photo()
        return self.receipt

    def take(self, code: str, action: str, *, seen: int | None = None, key: str = "", **fields: Any) -> Taken:
        self.now = now()
        return super().take(code, action, seen=seen, key=key, **fields)


def at_once(acts: list[Callable[[], Any]]) -> list[Any]:
    """What each act results in, or the fault it meets; all begin together, twenty threads at a time."""
    start = threading.Barrier(min(THREADS, len(acts)))
    waited = threading.local()

    def run(act: Callable[[], Any]) -> Any:
        if not getattr(waited, "done", False):
            waited.done = True
            start.wait(timeout=30)
        try:
            return act()
        except Fault as fault:
            return fault
        finally:
            connection.close()

    with ThreadPoolExecutor(min(THREADS, len(acts))) as pool:
        return list(pool.map(run, acts))


def take_now(actor: Actor, number: str, action: str, seen: int | None = None, key: str = "", **fields: Any) -> Taken:
    return take(actor=actor, number=number, action=action, fields=fields, seen=seen, now=now(), key=key)


STEPS: dict[str, tuple[list[tuple[str, str, dict[str, Any]]], str, dict[str, Any]]] = {
    "accept": ([], "axiu", {}),
    "dispatch": ([], "axiu", {"unit": HOUSING}),
    "sign": ([("axiu", "dispatch", {"unit": HOUSING})], "yangguang", {}),
    "finish": ([("axiu", "dispatch", {"unit": HOUSING}), ("yangguang", "sign", {})], "yangguang", DONE | PHOTO),
}


# Accepting leaves the case where it is: whoever does not say what they saw may do it again.
WAYS = [(step, seen) for step in STEPS for seen in (True, False) if seen or step != "accept"]


@pytest.mark.parametrize(("step", "seen"), WAYS)
def test_of_all_who_take_a_case_at_once_exactly_one_has_it(stage: Stage, step: str, seen: bool) -> None:
    before, who, fields = STEPS[step]
    stage.submit("alice")
    for code, action, given in before:
        stage.take(code, action, **given)
    actor, number, version = stage.who(who), stage.number, stage.case.facts.version
    many = 200 if seen else 50
    results = at_once([lambda: take_now(actor, number, step, version if seen else None, **fields)] * many)
    won = [result for result in results if isinstance(result, Taken)]
    assert [(taken.seq, taken.already) for taken in won] == [(version + 1, False)]
    for lost in results:
        if lost is not won[0]:
            assert isinstance(lost, Conflict), lost
            assert (lost.extra["version"], lost.extra["state"]) == (version + 1, won[0].state)
            assert set(lost.extra["state_label"]) == {"zh", "en"}
    assert stage.case.facts.version == version + 1
    assert stage.break_() is None


def test_whoever_acts_at_once_on_what_commutes_all_stand_in_the_journal(stage: Stage) -> None:
    stage.submit("alice")
    by = "2099-01-01T00:00:00+08:00"
    stage.take("axiu", "whistle", units=[HOUSING, LABOUR, TOWN_CENTRE, WATER], arrive_by=by)
    actors = [stage.who(code) for code in ("yangguang", "tangwei", "wujie")]
    version = stage.case.facts.version
    results = at_once([lambda actor=actor: take_now(actor, stage.number, "arrive", version) for actor in actors])
    assert sorted(result.seq for result in results) == [version + 1, version + 2, version + 3]
    arrived = {call.unit for call in stage.case.facts.calls if call.arrived_at}
    assert arrived == {HOUSING, LABOUR, TOWN_CENTRE}
    assert Counter(entry.action for entry, _, _ in stage.journal())["arrive"] == 3
    assert stage.break_() is None


def test_notes_written_at_once_are_all_kept(stage: Stage) -> None:
    stage.submit("alice")
    actor, number = stage.who("axiu"), stage.number
    results = at_once([lambda n=n: take_now(actor, number, "note", 1, text=f"第 {n} 条") for n in range(THREADS)])
    assert sorted(result.seq for result in results) == list(range(2, THREADS + 2))
    assert stage.break_() is None


def test_one_key_from_twenty_senders_at_once_is_one_case(stage: Stage) -> None:
    sender = stage.who("alice")
    intake = Intake(text="路灯不亮", matter="streetlight", place=GRID, key="k-1")
    results = at_once([lambda: submit(county=COUNTY, intake=intake, sender=sender, now=now())] * THREADS)
    assert Counter(result.already for result in results) == {False: 1, True: THREADS - 1}
    assert len({(r.number, r.secret, r.head, r.version, r.state, r.place, r.next_due_at) for r in results}) == 1


def test_one_key_from_twenty_takers_at_once_is_one_step(stage: Stage) -> None:
    stage.submit("alice")
    stage.take("axiu", "dispatch", unit=HOUSING)
    actor, number = stage.who("yangguang"), stage.number
    results = at_once([lambda: take_now(actor, number, "sign", 2, "k-2")] * THREADS)
    assert {(r.number, r.seq, r.version, r.state) for r in results} == {(number, 3, 3, "handling")}
    assert Counter(result.already for result in results) == {False: 1, True: THREADS - 1}
    assert stage.case.facts.version == len(stage.journal()) == 3


def test_a_step_repeated_by_its_key_has_the_same_answer_however_the_case_has_moved_on(stage: Stage) -> None:
    stage.submit("alice")
    stage.take("axiu", "dispatch", unit=HOUSING)
    mistaken = {"reason": "不属我局", "right_unit": WATER}
    first = stage.take("yangguang", "return", key="k-3", **mistaken)
    stage.take("axiu", "decide", unit=LABOUR, reason="交人社", exception="试办")
    again = stage.take("yangguang", "return", key="k-3", **mistaken)
    assert (again.number, again.seq, again.version, again.state) == (first.number, 3, 3, "disputed")
    assert again.already


def test_a_case_brought_again_by_its_key_has_the_same_receipt_however_it_has_moved_on(stage: Stage) -> None:
    first = stage.submit("alice", key="k-4")
    stage.take("axiu", "recategorise", matter="pothole", reason="其实是坑")
    again = stage.submit("alice", key="k-4")
    told = [(r.number, r.secret, r.matter, r.state, r.place, r.version, r.head) for r in (first, again)]
    assert told[0] == told[1]
    assert again.already


def test_a_key_used_for_something_else_is_a_conflict(stage: Stage) -> None:
    first = stage.submit("alice", key="k-5")
    with pytest.raises(Conflict) as caught:
        stage.submit("alice", key="k-5", text="另一件事")
    assert (caught.value.code, caught.value.field) == ("key_reused", "key")
    stage.submit("alice")
    stage.take("alice", "note", key="k-6", text="一")
    for key, fields in (("k-6", {"text": "二"}), ("k-5", {"text": "一"})):
        with pytest.raises(Conflict) as caught:
            stage.take("alice", "note", key=key, **fields)
        assert caught.value.code == "key_reused"
    with pytest.raises(Conflict):
        take_now(stage.who("alice"), first.number, "note", key="k-6", text="一")


def test_a_key_says_nothing_of_cases_that_one_may_not_see(stage: Stage) -> None:
    hidden = stage.submit("bob").number
    stage.submit("alice")
    stage.take("alice", "note", key="k-7", text="一")
    with pytest.raises(Fault) as caught:
        take_now(stage.who("alice"), hidden, "note", key="k-7", text="一")
    assert caught.value.code == "no_case"


def test_keys_of_two_people_are_two_keys(stage: Stage) -> None:
    assert stage.submit("alice", key="k-8").number != stage.submit("bob", key="k-8").number


def test_a_writer_whose_clock_is_wrong_is_told_so(stage: Stage) -> None:
    stage.submit("alice")
    late = datetime(2020, 1, 1, tzinfo=UTC)
    with pytest.raises(Fault) as caught:
        take(actor=stage.who("alice"), number=stage.number, action="note", fields={"text": "一"}, seen=None, now=late)
    assert caught.value.code == "clock_skewed"
    with pytest.raises(Fault) as caught:
        submit(county=COUNTY, intake=Intake(text="一", place=GRID), sender=None, now=late)
    assert caught.value.code == "clock_skewed"
    assert stage.case.facts.version == 1


def test_two_clock_workers_double_nothing(stage: Stage) -> None:
    # As if two cases had been brought last winter: all that can run out has.
    gone = [stage.submit("alice").number for _ in range(2)]
    ids = list(Case.objects.of(COUNTY).filter(number__in=gone).values_list("id", flat=True))
    rows = CaseClock.objects.of(COUNTY).filter(case_id__in=ids)
    long_ago = [{**mark, "at": "2026-01-05T09:00:00+08:00"} for mark in rows[0].history]
    rows.update(history=long_ago, due_at=now(), wake_at=now())
    at_once([lambda: run_clocks_once(COUNTY, now())] * 4)
    at_once([lambda: tell_once(COUNTY, now())] * 4)
    overdue = CaseEvent.objects.of(COUNTY).filter(case_id__in=ids, action__in=["overdue", "escalate"])
    assert Counter(overdue.values_list("case_id", "action")) == {(id_, "overdue"): 2 for id_ in ids}
    for number in gone:
        told = [(who, what, params.get("clock")) for who, what, params in messages(number)]
        assert "clock_warning" not in {what for _, what, _ in told}
        assert len(told) == len(set(told)), told


def test_two_workers_recompute_a_case_once(stage: Stage) -> None:
    stage.submit("alice")
    due = next(clock.due_at for clock in stage.case.facts.clocks if clock.name == "answer")
    last_day = day_of(due - timedelta(minutes=1))
    add_local_day(COUNTY, last_day, working=False, name="雪灾", now=now())
    at_once([lambda: recompute_once(COUNTY, now())] * 4)
    assert [entry.action for entry, _, _ in stage.journal()] == ["submit", "recompute"]
