"""The feed in a real browser: signed in by cookie, one connection for all tabs, back by itself when it was gone."""

import os
import signal
from contextlib import suppress

import psutil
from playwright.sync_api import BrowserContext, Page
from tests.doors.browsing import PageAs
from tests.doors.town import Town
from tests.world import HOUSING, VILLAGE

WHISTLE = "tests.doors.feed.scenes:whistle"
KEEP = """() => {
    document.body.dataset.heard = "";
    for (const kind of ["called", "desk", "missed", "signed_out"])
        document.body.addEventListener(`live:${kind}`, (event) => {
            document.body.dataset.heard += ` ${kind}:${event.detail.number || ""}`;
        });
}"""


def keep(page: Page) -> Page:
    """Lets the page note what it is told, once it listens."""
    page.evaluate(KEEP)
    await_state(page, "on")
    return page


def await_state(page: Page, state: str) -> None:
    page.locator(f'body[data-live="{state}"]').wait_for(state="attached", timeout=60_000)


def await_event(page: Page, kind: str, number: str = "") -> None:
    page.locator(f'body[data-heard~="{kind}:{number}"]').wait_for(state="attached", timeout=60_000)


def heard(page: Page) -> list[str]:
    return (page.locator("body").get_attribute("data-heard") or "").split()


def feed_of(town: Town) -> tuple[psutil.Process, int]:
    """The process that answers for the feed (the youngest that holds its port), and how many are connected to it."""
    lines = []
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):  # browsers end processes all the time
            lines += [(process, line.status) for line in process.net_connections() if line.laddr.port == town.feed_port]
    holding = [process for process, status in lines if status == psutil.CONN_LISTEN]
    connected = sum(status == psutil.CONN_ESTABLISHED for _, status in lines)
    return max(holding, key=lambda process: (process.create_time(), process.pid)), connected


def test_a_whistle_shows_on_the_open_page_of_the_unit_and_of_the_grid_worker(town: Town, page_as: PageAs) -> None:
    housing, phone, other = (keep(page_as(who, "/")) for who in ("yangguang", "aduo", "tangwei"))
    for page, unit in ((housing, HOUSING), (phone, f"centre-{VILLAGE}")):
        await_event(page, "called", town.do(WHISTLE, unit=unit))
    assert heard(other) == []


def test_tabs_of_one_browser_share_one_connection_and_hand_it_on(town: Town, page_as: PageAs) -> None:
    town.await_that(lambda: feed_of(town)[1] == 0)  # those of earlier pages are closed soon
    first = keep(page_as("yangguang", "/"))
    context: BrowserContext = first.context
    second, third = context.new_page(), context.new_page()
    for page in (second, third):
        page.goto("/")
        keep(page)
    assert feed_of(town)[1] == 1
    number = town.do(WHISTLE, unit=HOUSING)
    for page in (first, second, third):
        await_event(page, "called", number)
        assert heard(page).count(f"called:{number}") == 1
    first.close()
    second.close()
    await_event(third, "called", town.do(WHISTLE, unit=HOUSING))
    assert feed_of(town)[1] == 1


def test_a_feed_that_dies_comes_back_and_pages_are_told_what_they_missed(
    town: Town, page_as: PageAs, complaints: list[str]
) -> None:
    page = keep(page_as("yangguang", "/"))
    worker, _ = feed_of(town)
    os.kill(worker.pid, signal.SIGKILL)
    page.locator('body:not([data-live="on"])').wait_for(state="attached")
    await_event(page, "missed")
    await_state(page, "on")
    await_event(page, "called", town.do(WHISTLE, unit=HOUSING))
    complaints.clear()  # that nobody answered for a moment


def test_a_page_that_is_away_for_a_moment_hears_what_happened_meanwhile(town: Town, page_as: PageAs) -> None:
    page = keep(page_as("yangguang", "/"))
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    number = town.do(WHISTLE, unit=HOUSING)
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    await_event(page, "called", number)


def test_a_stranger_has_no_connection(town: Town, page_as: PageAs) -> None:
    page = page_as(None, "/")
    assert page.locator("body").get_attribute("data-feed") is None
    assert page.locator("body").get_attribute("data-live") is None
