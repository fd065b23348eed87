"""The command lines of the site's programs: web, live feed, worker. Not for running them."""

import sys
from importlib.util import find_spec

PYTHON = (sys.executable, "-m")
FEED = "maplebridge.doors.feed.app"
IDLE_SECONDS = 600  # the most that is allowed; a thread that ends takes its database connection with it


def web(host: str, port: int, *, workers: int, threads: int) -> list[str]:
    """Pages and API: sync code on a few threads, which shed what they cannot take."""
    return [
        *(*PYTHON, "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", str(threads), "--respawn-failed-workers"),
        *("--blocking-threads-idle-timeout", str(IDLE_SECONDS), "--no-ws", "--log-level", "warning"),
        *("--workers-kill-timeout", "10", "maplebridge.site.wsgi:application"),
    ]


def feed(host: str, port: int) -> list[str]:
    """The live feed: one process, one database listener for all its clients."""
    return [
        *(*PYTHON, "granian", "--interface", "asgi", "--host", host, "--port", str(port)),
        *("--workers", "1", "--respawn-failed-workers", "--no-ws", "--log-level", "warning"),
        *("--workers-kill-timeout", "10", f"{FEED}:application"),
    ]


def has_feed() -> bool:
    """Whether this build has a live feed."""
    return find_spec(FEED) is not None


def work() -> list[str]:
    """The worker: readers of the journal and jobs."""
    return [*PYTHON, "maplebridge.site", "work"]
