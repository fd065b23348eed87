"""Fixtures for tests with a real browser: `town`, `browser`, `page_as`. Loaded as a plugin by tests/conftest.py.

A test that uses one of them is marked `browser` and runs on the one worker that has the town. Whatever the browser
complains of (console errors, breaches of the content security policy, uncaught exceptions) fails the test.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    Response,
    expect,
    sync_playwright,
)
from tests.doors.later_town import LaterTown
from tests.doors.town import Town
from tests.doors.window import Window

expect.set_options(timeout=20_000)  # a slow machine is no fault of the page
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
)
NO_NETWORK = ("net::ERR_INTERNET_DISCONNECTED", "An unknown error occurred when fetching the script")
OUTCOME = pytest.StashKey[bool]()
FIXTURES = frozenset({"town", "later_town", "chromium", "browser", "page_as"})
LISTEN = """document.addEventListener("securitypolicyviolation", (event) =>
    console.error("policy", event.violatedDirective, event.blockedURI, event.sourceFile, event.lineNumber));"""
PHONE, DESKTOP = (360, 780), (1280, 900)
FAILED = Path(__file__).resolve().parents[2] / "shots" / "failed"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs the browser, keep together what shares a town; journeys through weeks are long proofs."""
    for item in items:
        if FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker("browser")
            if _group(item) == "weeks":
                item.add_marker("prove")
            if os.environ.get("PYTEST_XDIST_WORKER"):  # what xdist_group means; xdist 3.8 cannot yet with pytest 9.2
                item._id = item.parent.id.child(f"{item.name}@{_group(item)}")


def _group(item: pytest.Item) -> str:
    """What stays on one worker: the walk over all pages, the weeks that pass in the later town, and all the rest."""
    if item.path.name == "test_pages.py":
        return "pages"
    return "weeks" if "later_town" in getattr(item, "fixturenames", ()) else "browser"


def find_chromium() -> str:
    """The browser's program: CHROMIUM, else the system's. Without one the test is skipped, on CI it fails."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        reason = "no Chromium: install it (apt-get install chromium) or name it in CHROMIUM"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the session; nothing but contexts is taken from it."""
    program = find_chromium()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright keeps a loop in this thread
        with sync_playwright() as playwright:
            yield from _launched(playwright, program)


def _launched(playwright: Playwright, program: str) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS), headless=True)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def town(chromium: Browser, django_db_setup: None) -> Iterator[Town]:
    """The site in processes of its own; one for the session, so tests make cases of their own."""
    here = Town()
    try:
        here.start()
        yield here
    finally:
        here.stop()


@pytest.fixture(scope="session")
def later_town(chromium: Browser, django_db_setup: None) -> Iterator[LaterTown]:
    """A town whose clock can be moved on, for journeys that take weeks."""
    here = LaterTown()
    try:
        here.start()
        yield here
    finally:
        here.stop()


class PageAs(Protocol):
    """`page_as("luolan", path="/desk/")`: a new page in a browser of their own; `None` is a stranger."""

    def __call__(
        self, who: str | None, path: str = "", *, size: tuple[int, int] = PHONE, language: str = "zh", **options: Any
    ) -> Page: ...


class OpenPage(Protocol):
    """Opens a page of a door's list as its reader; None for a fragment, a file or a way on, which nobody sees alone."""

    def __call__(
        self,
        door: str,
        place: int,
        *,
        heard: list[Response] | None = None,
        size: tuple[int, int] = PHONE,
        language: str = "zh",
    ) -> Page | None: ...


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Let fixtures know whether their test failed."""
    report = yield
    if report.when == "call":
        item.stash[OUTCOME] = report.failed
    return report


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What browsers complained of in this test; a test that means to be wrong may clear it."""
    heard: list[str] = []
    yield heard
    assert not heard, heard


@pytest.fixture
def new_context(
    chromium: Browser, town: Town, complaints: list[str], request: pytest.FixtureRequest
) -> Iterator[Callable[..., BrowserContext]]:
    """A browser of its own: no cookies, Chinese, Shanghai time; watched. What a failed test saw is kept in shots/."""
    opened: list[BrowserContext] = []

    def open_one(*, size: tuple[int, int] = PHONE, language: str = "zh", **options: Any) -> BrowserContext:
        context = chromium.new_context(
            **{
                "base_url": town.url,
                "viewport": {"width": size[0], "height": size[1]},
            }
            | _habits(language)
            | options
        )
        context.set_default_timeout(30_000)
        watch(context, complaints.append)
        opened.append(context)
        return context

    yield open_one
    for number, context in enumerate(opened):
        if request.node.stash.get(OUTCOME, False) or complaints:
            keep_sight(context, f"{request.node.name}-{number}")
        context.close()


@pytest.fixture
def browser(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    """A stranger's browser."""
    return new_context()


@pytest.fixture
def page_as(new_context: Callable[..., BrowserContext], town: Town) -> PageAs:
    """Pages of somebody signed in, each in a browser of its own."""

    def open_page(who: str | None, path: str = "", **options: Any) -> Page:
        context = new_context(**options)
        if who is not None:
            context.add_cookies([town.do("tests.doors.town_hall:cookie", who=who, url=town.url)])
        page = context.new_page()
        if path:
            page.goto(path)
        return page

    return open_page


@pytest.fixture(scope="session")
def windows(chromium: Browser, town: Town) -> Callable[[str], Window]:
    """The tab in which pages are visited one after another, one a language."""

    @cache
    def window(language: str) -> Window:
        made = Window(chromium, town.url, **_habits(language))
        watch(made.context, lambda line: made.complaints.append(line))
        return made

    return window


@pytest.fixture
def open_page(
    windows: Callable[[str], Window], town: Town, complaints: list[str], request: pytest.FixtureRequest
) -> Iterator[OpenPage]:
    """Opens what a door lists."""
    used: list[Window] = []

    def open_it(
        door: str,
        place: int,
        *,
        heard: list[Response] | None = None,
        size: tuple[int, int] = PHONE,
        language: str = "zh",
    ) -> Page | None:
        path, cookies = town.do("tests.doors.page:visit", door=door, place=place)
        window = windows(language)
        window.complaints = complaints
        used.append(window)
        return window.visit(path, cookies, size, heard)

    yield open_it
    for window in used:
        if request.node.stash.get(OUTCOME, False) or complaints:
            keep_sight(window.context, request.node.name)
        window.leave()


def _habits(language: str) -> dict[str, Any]:
    locale = "zh-CN" if language == "zh" else "en-GB"
    return {"locale": locale, "timezone_id": "Asia/Shanghai", "service_workers": "allow"}


def keep_sight(context: BrowserContext, name: str) -> None:
    """Keep pictures of what is open."""
    FAILED.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(context.pages):
        with suppress(Error):
            page.screenshot(path=FAILED / f"{re.sub(r'[^A-Za-z0-9._-]+', '_', name)}-{number}.png", full_page=True)


def watch(context: BrowserContext, note: Callable[[str], None]) -> None:
    """Note what a browser complains of."""
    context.add_init_script(LISTEN)
    context.on("console", lambda said: note(_line(said)) if _is_wrong(said) else None)
    context.on("weberror", lambda error: note(f"uncaught: {error.error}"))


def _is_wrong(said: ConsoleMessage) -> bool:
    """Errors, but not that there is no network, nor the honest 4xx of a page that refuses."""
    if said.type != "error":
        return False
    if any(words in said.text for words in NO_NETWORK):
        return False
    refused = "Failed to load resource" in said.text and "status of 4" in said.text
    return not refused or "/static/" in said.location.get("url", "")


def _line(said: ConsoleMessage) -> str:
    return f"{said.text} ({said.location.get('url', '')}:{said.location.get('lineNumber', '')})"
