"""A page with no feed open and with 512, in turns, while somebody whistles all the time. Real processes and sessions.

Must: open feeds do not slow a page: the median of the ratios of p50 is at most 1.2. Prints also what the feed's process
takes: memory, and processor time while nothing happens. `--feeds`, `--json`.
"""

import argparse
import json
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

import httpx
from bench.live import COOKIE, Ears, LiveStage, live_stage, percentile, person_of, session_of, table, times
from bench.stage import HOST
from bench.whistle import OTHERS, Clerk

FEEDS, ROUNDS, REQUESTS, MOST_RATIO = 512, 5, 150, 1.2
IDLE_SECONDS = 5
PAGE, READER = "/desk/", "luolan"


def main() -> int:
    """Measure and print; 0 when open feeds slow no page."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--feeds", type=int, default=FEEDS)
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    with live_stage() as here:
        figures = measure(here, given.feeds)
    print(json.dumps(figures) if given.json else table(figures, "ratio_p50", MOST_RATIO))
    return int(figures["ratio_p50"] > MOST_RATIO)


def measure(here: LiveStage, feeds: int) -> dict[str, float]:
    """Medians of interleaved rounds."""
    sessions = [session_of(person_of(code)) for code in OTHERS]
    keys = [sessions[n % len(sessions)] for n in range(feeds)]
    reader = httpx.Client(base_url=f"http://{HOST}:{here.stage.port}", cookies={COOKIE: session_of(person_of(READER))})
    with reader:
        times(reader, PAGE, REQUESTS)
        empty = _memory(here)
        without, with_feeds, memory, idle = [], [], [], []
        for _ in range(ROUNDS):
            with _whistling(here):
                without.append(times(reader, PAGE, REQUESTS))
            with Ears(here.feed_port, keys).listening():
                with _whistling(here):
                    with_feeds.append(times(reader, PAGE, REQUESTS))
                memory.append(_memory(here))
                idle.append(_idle(here))
    ratios = {
        f"ratio_{name}": round(
            median(percentile(b, p) / percentile(a, p) for a, b in zip(without, with_feeds, strict=True)), 2
        )
        for name, p in (("p50", 0.5), ("p99", 0.99))
    }
    return {
        "feeds": feeds,
        **_figures("without", without),
        **_figures("with", with_feeds),
        **ratios,
        "feed_mib": round(max(memory), 1),
        "feed_kib_a_page": round((max(memory) - empty) * 1024 / feeds, 1),
        "feed_idle_cpu_percent": round(median(idle), 2),
    }


@contextmanager
def _whistling(here: LiveStage) -> Iterator[None]:
    """Somebody brings a case and whistles twice a second."""
    ended = threading.Event()

    def go_on() -> None:
        clerk = Clerk(here)
        while not ended.wait(0.5):
            clerk.whistle(clerk.bring())

    thread = threading.Thread(target=go_on)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _memory(here: LiveStage) -> float:
    """MiB of the feed's processes, each with its share of what they share."""
    family = [here.feed, *here.feed.children(recursive=True)]
    return sum(float(one.memory_full_info().pss) for one in family) / 2**20


def _idle(here: LiveStage) -> float:
    """Percent of one processor that the feed takes while nothing happens."""
    time.sleep(1)
    before = _cpu(here)
    time.sleep(IDLE_SECONDS)
    return (_cpu(here) - before) / IDLE_SECONDS * 100


def _cpu(here: LiveStage) -> float:
    return sum(sum(one.cpu_times()[:2]) for one in [here.feed, *here.feed.children(recursive=True)])


def _figures(name: str, rounds: list[list[float]]) -> dict[str, float]:
    parts = {"p50": 0.5, "p99": 0.99}
    return {f"{name}_{key}_ms": round(median(percentile(times, p) for times in rounds), 1) for key, p in parts.items()}


if __name__ == "__main__":
    sys.exit(main())
