"""From the clerk's whistle to the pages of those who are called, with many feeds open: real processes, real sessions.

The time runs from the moment the clerk's request leaves to the moment the last page of the unit called has the event,
and, where there is a Chromium, to the next frame in which an open page shows it. Must: 1 s. `--rounds`, `--feeds`,
`--json`.
"""

import argparse
import json
import random
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.line import Line
from bench.live import COOKIE, Ears, LiveStage, live_stage, percentile, person_of, session_of
from bench.loop import FORM, MATTER, PLACE, SAID
from bench.stage import COUNTY, HOST

ROUNDS, FEEDS, MOST_SECONDS = 50, 200, 1.0
CALLED, UNIT, CLERK = "yangguang", f"housing-{COUNTY}", "luolan"
OTHERS = ("axiu", "zhoulei", "chenjing", "tangwei", "zhouming", "aduo", "xiongbo", "linxi", "wujie")
CALLED_FEEDS = 10
SHOW = """() => document.body.addEventListener("live:called", (event) => {
    const show = () => { document.body.dataset[`n${event.detail.number}`] = Date.now(); };
    requestAnimationFrame(() => requestAnimationFrame(show));
})"""
Shown = Callable[[str], float]


def main() -> int:
    """Measure and print; 0 when nobody had to wait for more than a second."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=ROUNDS)
    arguments.add_argument("--feeds", type=int, default=FEEDS)
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    with live_stage() as here:
        figures = measure(here, given.rounds, given.feeds)
    print(json.dumps(figures) if given.json else table(figures))
    return int(max(figures["event_max_ms"], figures.get("page_max_ms", 0)) > MOST_SECONDS * 1000)


def measure(here: LiveStage, rounds: int, feeds: int) -> dict[str, float]:
    """Percentiles over all rounds, in milliseconds."""
    called = [session_of(person_of(CALLED)) for _ in range(min(CALLED_FEEDS, feeds))]
    others = [session_of(person_of(code)) for code in OTHERS]
    ears = Ears(here.feed_port, [*called, *(others[n % len(others)] for n in range(feeds - len(called)))])
    events, pages = [], []
    with ears.listening(), ExitStack() as end:
        shown = end.enter_context(_open_page(here, session_of(person_of(CALLED))))
        clerk = Clerk(here)
        for _ in range(rounds):
            time.sleep(random.uniform(0.0, 0.3))
            number = clerk.bring()
            began, began_at = time.perf_counter(), time.time()
            clerk.whistle(number)
            ears.wait(lambda n=number: len(ears.times(n)) == len(called))  # type: ignore[misc]  # mypy knows no default of a lambda
            events.append((max(ears.times(number).values()) - began) * 1000)
            if shown is not None:
                pages.append(shown(number) - began_at * 1000)
    return {"rounds": rounds, "feeds": feeds, **_figures("event", events), **_figures("page", pages)}


class Clerk:
    """Brings cases and whistles, at one kept connection."""

    def __init__(self, here: LiveStage) -> None:
        self._line, self._bearer = Line(HOST, here.stage.port), f"Bearer {here.stage.tokens[CLERK]}"

    def bring(self) -> str:
        """The number of a new case."""
        said = {"county": COUNTY, "matter": MATTER, "text": SAID, "place": PLACE, "fields": FORM}
        return str(self._post("/api/v1/cases", said)["number"])

    def whistle(self, number: str) -> None:
        """Calls the unit to the case."""
        by = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
        body = {"action": "whistle", "version": 1, "fields": {"units": [UNIT], "arrive_by": by}}
        self._post(f"/api/v1/cases/{number}/actions", body)

    def _post(self, path: str, body: Mapping[str, Any]) -> Any:
        status, answer = self._line.post(path, body, self._bearer)
        if status >= 300:
            raise SystemExit(f"{path}: {status} {answer}")
        return answer


@contextmanager
def _open_page(here: LiveStage, session: str) -> Iterator[Shown | None]:
    """A page of the desk in a real browser; says when it showed a number, in milliseconds of the wall clock."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        yield None
        return
    from playwright.sync_api import sync_playwright

    url = f"http://{HOST}:{here.stage.port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context()
        context.add_cookies([{"name": COOKIE, "value": session, "url": url}])
        page = context.new_page()
        page.goto(f"{url}/desk/")
        page.evaluate(SHOW)
        page.locator('body[data-live="on"]').wait_for(state="attached")

        def shown(number: str) -> float:
            page.locator(f"body[data-n{number}]").wait_for(state="attached")
            return float(page.locator("body").get_attribute(f"data-n{number}") or "inf")

        yield shown
        browser.close()


def _figures(name: str, values: list[float]) -> dict[str, float]:
    if not values:
        return {}
    parts = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "max": 1.0}
    return {f"{name}_{label}_ms": round(percentile(values, part), 1) for label, part in parts.items()}


def table(figures: Mapping[str, float]) -> str:
    """The figures for people."""
    worst = max(figures["event_max_ms"], figures.get("page_max_ms", 0))
    verdict = f"{'must: at most 1 s':32}{'pass' if worst <= MOST_SECONDS * 1000 else 'FAIL':>10}"
    without = [] if "page_max_ms" in figures else ["no Chromium here: only the events were measured"]
    return "\n".join(
        [*(f"{name.replace('_', ' '):32}{value:>10}" for name, value in figures.items()), *without, verdict]
    )


if __name__ == "__main__":
    sys.exit(main())
