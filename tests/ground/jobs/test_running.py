"""Long work: taken by one worker, told how far it is, called off, taken again when its worker died."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError
from tests.ground.jobs.conftest import COUNT, COUNTING, COUNTY, NOW, ask, count, job

from maplebridge.ground.jobs import actions, running
from maplebridge.ground.jobs.kinds import Handler, Report, Task
from maplebridge.ground.jobs.queries import get_job, list_jobs, read_result
from maplebridge.ground.jobs.results import KEPT, REMEMBERED, Result, result_shelf
from maplebridge.ground.words.fault import Conflict, Fault, Missing
from maplebridge.ground.words.text import Text

pytestmark = pytest.mark.django_db
LATER = NOW + running.SILENCE + timedelta(seconds=1)


def does(run: Any) -> dict[str, Handler]:
    return {"count": Handler(COUNT, run)}


def test_a_job_is_done_and_leaves_its_file() -> None:
    job_id = ask()
    assert running.run_job_once(COUNTY, NOW, COUNTING) == 1
    done = job(job_id)
    assert (done.state, done.done, done.total, done.percent) == ("done", 3, 3, 100)
    assert (done.result_name, done.result_mime, done.result_size) == ("计数.pdf", "application/pdf", 9)
    assert b"".join(read_result(COUNTY, done)) == b"counted 3"
    assert running.run_job_once(COUNTY, NOW, COUNTING) == 0


def test_jobs_are_done_in_the_order_in_which_they_were_asked_for() -> None:
    asked = [ask(number) for number in range(3)]
    done: list[int] = []
    while running.run_job_once(COUNTY, NOW, does(lambda task, report: done.append(task.params["up_to"]))):
        pass
    assert done == [0, 1, 2]
    assert [each.id for each in list_jobs(COUNTY)] == asked[::-1]


def test_progress_can_be_read_while_a_job_runs() -> None:
    job_id, seen = ask(), list[tuple[str, int | None, Text | None]]()

    def run(task: Task, report: Report) -> None:
        report(1, 4, Text("一", "one"))
        seen.append((job(job_id).state, job(job_id).percent, job(job_id).message))

    running.run_job_once(COUNTY, NOW, does(run))
    assert seen == [("running", 25, Text("一", "one"))]


def test_a_done_job_is_shown_as_whole_though_its_last_report_was_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "SECONDS_BETWEEN_WRITES", 3600)
    job_id = ask(7)
    running.run_job_once(COUNTY, NOW, COUNTING)
    assert (job(job_id).done, job(job_id).percent) == (7, 100)


def test_a_job_without_a_file_is_done_too() -> None:
    job_id = ask()
    running.run_job_once(COUNTY, NOW, does(lambda task, report: None))
    assert (job(job_id).state, job(job_id).has_result) == ("done", False)
    with pytest.raises(Missing):
        read_result(COUNTY, job(job_id))


def test_a_cancelled_job_ends_at_its_next_report_and_leaves_nothing() -> None:
    job_id, counted = ask(9), list[int]()

    def run(task: Task, report: Report) -> None:
        for number in range(10):
            counted.append(number)
            if number == 4:
                actions.cancel(county=COUNTY, job_id=job_id, now=NOW)
            report(number, 9)

    assert running.run_job_once(COUNTY, NOW, does(run)) == 1
    assert counted == [0, 1, 2, 3, 4]
    assert (job(job_id).state, job(job_id).done, job(job_id).has_result) == ("cancelled", 3, False)


def test_a_job_cancelled_before_it_is_finished_leaves_no_file_on_the_shelf() -> None:
    job_id = ask()

    def run(task: Task, report: Report) -> Result:
        actions.cancel(county=COUNTY, job_id=job_id, now=NOW)
        return Result("x.pdf", "application/pdf", iter([b"too late"]))

    running.run_job_once(COUNTY, NOW, does(run))
    digest, _ = result_shelf("110101").put([b"too late"])
    assert job(job_id).state == "cancelled"
    assert not result_shelf(COUNTY).path_of(digest).exists()


def test_a_waiting_job_can_be_cancelled_and_an_ended_one_cannot() -> None:
    job_id = ask()
    actions.cancel(county=COUNTY, job_id=job_id, now=NOW)
    assert running.run_job_once(COUNTY, NOW, COUNTING) == 0
    with pytest.raises(Conflict):
        actions.cancel(county=COUNTY, job_id=job_id, now=NOW)


def test_a_job_goes_to_one_worker_only() -> None:
    ask()
    assert running.take_job(COUNTY, ["count"], NOW) is not None
    assert running.take_job(COUNTY, ["count"], NOW) is None


def test_a_job_whose_worker_fell_silent_is_taken_again_and_the_old_hand_writes_nothing_more() -> None:
    job_id = ask()
    dead = running.take_job(COUNTY, ["count"], NOW)
    assert dead is not None
    assert running.run_job_once(COUNTY, NOW, COUNTING) == 0
    assert running.run_job_once(COUNTY, LATER, COUNTING) == 1
    assert job(job_id).state == "done"
    with pytest.raises(running.CalledOff):
        dead.report(1, 3)
    with pytest.raises(running.CalledOff):
        dead.finish(Result("ghost.pdf", "application/pdf", iter([b"ghost"])))
    dead.fail(Text("迟", "late"))
    assert (job(job_id).state, job(job_id).result_name) == ("done", "计数.pdf")


def test_a_job_that_reports_is_not_taken_away() -> None:
    ask()
    hold = running.take_job(COUNTY, ["count"], NOW)
    assert hold is not None
    hold.clock = lambda: LATER
    hold.report(1, 3)
    assert running.take_job(COUNTY, ["count"], LATER + timedelta(seconds=30)) is None


def test_a_job_that_kills_its_workers_is_given_up() -> None:
    job_id = ask()
    for number in range(running.MOST_ATTEMPTS):
        assert running.take_job(COUNTY, ["count"], NOW + number * 2 * running.SILENCE) is not None
    running.run_job_once(COUNTY, NOW + running.MOST_ATTEMPTS * 2 * running.SILENCE, COUNTING)
    given_up = job(job_id)
    assert (given_up.state, given_up.message) == ("failed", running.faults.GIVEN_UP)


def test_a_worker_that_ends_hands_its_job_back_and_the_run_does_not_count() -> None:
    job_id = ask()
    for _ in range(running.MOST_ATTEMPTS + 3):
        assert running.run_job_once(COUNTY, NOW, COUNTING, ending=_after_a_look()) == 1
        assert job(job_id).state == "waiting"
    assert running.run_job_once(COUNTY, NOW, COUNTING, ending=lambda: True) == 0
    assert running.run_job_once(COUNTY, NOW, COUNTING) == 1
    assert job(job_id).state == "done"


def _after_a_look() -> Any:
    """Not ending when the job is taken, ending at its first report."""
    looks = iter([False])
    return lambda: next(looks, True)


def test_a_fault_is_told_to_whoever_asked() -> None:
    job_id, text = ask(), Text("没有这个字", "no such sign")

    def run(task: Task, report: Report) -> None:
        raise Fault("missing_glyph", text)

    running.run_job_once(COUNTY, NOW, does(run))
    assert (job(job_id).state, job(job_id).message) == ("failed", text)


def test_a_bug_is_logged_and_said_plainly(caplog: pytest.LogCaptureFixture) -> None:
    job_id = ask()

    def run(task: Task, report: Report) -> None:
        raise RuntimeError("secret detail")

    running.run_job_once(COUNTY, NOW, does(run))
    assert "secret detail" in caplog.text
    assert (job(job_id).state, job(job_id).message) == ("failed", running.faults.BROKEN)


def test_a_lost_database_leaves_the_job_to_be_taken_again() -> None:
    job_id = ask()

    def run(task: Task, report: Report) -> None:
        raise OperationalError("gone")

    with pytest.raises(OperationalError):
        running.run_job_once(COUNTY, NOW, does(run))
    assert job(job_id).state == "running"
    assert running.run_job_once(COUNTY, LATER, COUNTING) == 1


def test_only_kinds_with_a_handler_are_taken() -> None:
    ask()
    assert running.run_job_once(COUNTY, NOW, {}) == 0


def test_jobs_of_another_county_are_not_taken() -> None:
    ask()
    assert running.run_job_once("430281", NOW, COUNTING) == 0


def test_a_job_is_shown_to_whoever_asked_and_to_nobody_else() -> None:
    job_id = ask(asked_by="axiu")
    assert get_job(COUNTY, job_id, asked_by="axiu").id == job_id
    for county, who in ((COUNTY, "luolan"), ("430281", None)):
        with pytest.raises(Missing):
            get_job(county, job_id, asked_by=who)
    assert list_jobs(COUNTY, asked_by="luolan") == []


def test_files_are_cleared_away_after_some_days_and_the_job_later() -> None:
    first, second = ask(), ask()
    while running.run_job_once(COUNTY, NOW, COUNTING):
        pass
    ended = max(each.ended_at for each in list_jobs(COUNTY) if each.ended_at)
    path = result_shelf(COUNTY).path_of(job(first).result_sha256)
    assert actions.clear_away(COUNTY, ended + KEPT) == 0
    assert path.exists()
    assert actions.clear_away(COUNTY, ended + KEPT + timedelta(hours=1)) == 1
    assert not path.exists()
    assert not job(second).has_result
    assert actions.clear_away(COUNTY, ended + REMEMBERED + timedelta(hours=1)) == 0
    assert list_jobs(COUNTY) == []


def test_pages_of_jobs_follow_each_other() -> None:
    asked = [ask() for _ in range(5)]
    first = list_jobs(COUNTY, many=3)
    rest = list_jobs(COUNTY, before=first[-1].id, many=3)
    assert [each.id for each in (*first, *rest)] == asked[::-1]


def test_counting_itself_is_a_handler(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[int] = []
    count(Task(COUNTY, {"up_to": 2}, "axiu", NOW), lambda done, total=0, message=None: heard.append(done))
    assert heard == [0, 1, 2]
