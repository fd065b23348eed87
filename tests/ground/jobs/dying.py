"""A worker of its own that takes a job, says how far it is, and then hangs until somebody kills it."""

import sys
import threading

import django


def main(county: str) -> None:
    """Take one job of the county, report once, print a line, hang."""
    django.setup()
    from maplebridge.ground.clock.time import now
    from maplebridge.ground.jobs.kinds import Handler, Kind, Report, Task
    from maplebridge.ground.jobs.running import run_job_once

    def hang(task: Task, report: Report) -> None:
        report(1, task.params["up_to"])
        print("hanging", flush=True)
        threading.Event().wait()

    run_job_once(county, now(), {"count": Handler(Kind("count"), hang)})


if __name__ == "__main__":
    main(sys.argv[1])
