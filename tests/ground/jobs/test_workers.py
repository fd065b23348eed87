"""Several workers at once, and one that is killed: every job is done, none by two."""

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from tests.ground.jobs.conftest import COUNT, COUNTING, COUNTY, NOW, ask, job

from maplebridge.ground.clock.time import now
from maplebridge.ground.jobs import running
from maplebridge.ground.jobs.kinds import Handler, Report, Task

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[3]
JOBS, WORKERS = 24, 6


def test_of_many_workers_each_job_has_one() -> None:
    asked = [ask(number) for number in range(JOBS)]
    begun, start = Counter[int](), threading.Barrier(WORKERS)
    lock = threading.Lock()

    def run(task: Task, report: Report) -> None:
        with lock:
            begun[task.params["up_to"]] += 1

    def work() -> None:
        start.wait()
        while running.run_job_once(COUNTY, NOW, {"count": Handler(COUNT, run)}):
            pass
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert begun == Counter(range(JOBS))
    assert {job(job_id).state for job_id in asked} == {"done"}


def test_a_job_whose_worker_was_killed_is_done_by_another() -> None:
    job_id = ask(3)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "maplebridge.site.settings",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
    }
    command = [sys.executable, "-m", "tests.ground.jobs.dying", COUNTY]
    with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE) as dying:
        assert dying.stdout is not None
        assert dying.stdout.readline() == b"hanging\n"
        assert (job(job_id).state, job(job_id).done) == ("running", 1)
        dying.send_signal(signal.SIGKILL)
    assert running.run_job_once(COUNTY, now(), COUNTING) == 0
    assert running.run_job_once(COUNTY, now() + running.SILENCE + timedelta(seconds=1), COUNTING) == 1
    assert (job(job_id).state, job(job_id).done) == ("done", 3)
