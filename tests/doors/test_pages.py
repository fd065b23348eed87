"""Every page of every door: few queries, nothing that hinders anybody, light on phones, no breach of the policy."""

import gzip
import math
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import Page as Tab
from playwright.sync_api import Response
from tests.doors.browsing import DESKTOP, OpenPage
from tests.doors.page import Page, labels, list_pages
from tests.doors.town import Town
from tests.world import World, found_county

from maplebridge.ground.memory import recent, remembering

PAGES = list_pages()
FOR_PHONES = ("portal", "field", "account")
NARROW = (320, 640)
FIRST_LOAD = 100 * 1024
ONLY_FAULTS = {"resultTypes": ["violations"]}  # what passed need not be written down node by node
PHOTOS = ("image/jpeg", "image/png", "image/webp")
COMPACT = (*PHOTOS, "font/woff2", "audio/", "video/")
STICKING_OUT = """() => {
    const root = document.documentElement, width = root.clientWidth;
    if (root.scrollWidth <= width) return [];
    const out = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > width + 1);
    return [`${root.scrollWidth} > ${width}`, ...out.slice(0, 5).map((e) => e.outerHTML.slice(0, 160))];
}"""


def walk(*, further_by_proofs: bool = False, further: bool = True) -> Any:
    """Walks all pages; a further look at a page (empty, long, somebody else's) by the long proofs only, or never."""
    seen = set[str]()
    walked = []
    for (door, place, page), name in zip(PAGES, labels(PAGES), strict=True):
        again = page.route in seen
        seen.add(page.route)
        marks = [pytest.mark.prove] if again and further_by_proofs else []
        if further or not again:
            walked.append(pytest.param(door, place, page, id=name, marks=marks))
    return pytest.mark.parametrize(("door", "place", "page"), walked)


@pytest.fixture
def world(db: None) -> World:
    """The county, gone again after the test."""
    return found_county()


@pytest.fixture
def lasting_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process remembers does not go stale between two looks, however slow the machine."""
    monkeypatch.setattr(recent, "SECONDS", math.inf)
    monkeypatch.setattr(remembering, "LOOKS_AGAIN_AFTER_SECONDS", math.inf)


@walk()
@pytest.mark.usefixtures("lasting_memory")
def test_takes_exactly_its_queries(door: str, place: int, page: Page, world: World, client: Client) -> None:
    page.let_in(client, world)
    path = page.at(world)
    warm = look(client, path)
    assert warm.status_code < 400, (path, warm.status_code)
    with CaptureQueriesContext(connection) as taken:
        look(client, path)
    assert len(taken) == page.queries, "\n".join(query["sql"][:300] for query in taken.captured_queries)


def look(client: Client, path: str) -> Any:
    """The answer, read to its end: a file would stay open otherwise."""
    answer = client.get(path)
    if answer.streaming:
        b"".join(answer)
    return answer


@walk(further_by_proofs=True)
def test_hinders_nobody_and_is_light_on_phones(
    door: str, place: int, page: Page, open_page: OpenPage, town: Town
) -> None:
    """On the narrowest phone, in Chinese: one visit, the first load weighed where phones come."""
    answers: list[Response] = []
    tab = open_page(door, place, size=NARROW, heard=answers if door in FOR_PHONES else None)
    if door in FOR_PHONES:
        weights = {answer.url: weigh(answer) for answer in answers if answer.url.startswith(town.url)}
        assert sum(weights.values()) <= FIRST_LOAD, weights
    if tab is None:
        return
    assert not wider_than_window(tab)
    assert_accessible(tab)


@walk(further=False)
@pytest.mark.prove
def test_hinders_nobody_at_a_desk_in_english(door: str, place: int, page: Page, open_page: OpenPage) -> None:
    """The same at a desk, in English."""
    tab = open_page(door, place, size=DESKTOP, language="en")
    if tab is not None:
        assert_accessible(tab)


def assert_accessible(tab: Tab) -> None:
    """No violation of the rules that a machine can see."""
    found = Axe().run(tab, options=ONLY_FAULTS)
    assert found.violations_count == 0, f"{tab.url}: {found.generate_report()}"


def weigh(answer: Response) -> int:
    """Bytes on the wire once a server in front compresses; photos are not counted."""
    kind = answer.headers.get("content-type", "")
    if kind.startswith(PHOTOS) or answer.status != 200 or kind.startswith("text/event-stream"):
        return 0
    body = answer.body()
    return len(body) if kind.startswith(COMPACT) else len(gzip.compress(body, 9))


def wider_than_window(tab: Tab) -> list[str]:
    """What sticks out to the right, when the page as a whole can be scrolled sideways."""
    found: list[str] = tab.evaluate(STICKING_OUT)
    return found
