"""Lighthouse finds nothing that hinders anybody on the pages for phones: accessibility 100; where a look finds less,
the median of three counts."""

import json
import statistics
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import hatch_build
import httpx
import pytest
from tests.doors.browsing import FLAGS, find_chromium
from tests.doors.page import list_pages
from tests.doors.town import Town

FOLDER = Path(__file__).parent / "lighthouse"
ROUNDS, PATIENCE, SIDE_BY_SIDE = 3, 60, 2
pytestmark = pytest.mark.prove


def test_every_page_for_phones_scores_a_hundred(town: Town) -> None:
    pages = [_page(town, door, place) for door, place, _ in list_pages("portal", "field")]
    wanting = []
    for found in _measured([page for page in pages if page]):
        median = statistics.median(result["score"] for result in found["results"])
        print(f"{median:.0f}  {found['url'].removeprefix(town.url)}")
        if median < 100:
            wanting.append((found["url"], found["results"]))
    assert wanting == []


def _page(town: Town, door: str, place: int) -> dict[str, str] | None:
    """Address and cookies of a page; None for what no reader sees as one."""
    path, cookies = town.do("tests.doors.page:visit", door=door, place=place)
    cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
    answer = httpx.get(town.url + path, headers={"Cookie": cookie})
    seen = answer.status_code == 200 and answer.text[:200].lstrip().lower().startswith("<!doctype")
    return {"url": town.url + path, "cookie": cookie} if seen else None


def _measured(pages: list[dict[str, str]]) -> list[dict[str, Any]]:
    hatch_build.install(FOLDER)
    with ThreadPoolExecutor(SIDE_BY_SIDE) as browsers:
        return [found for part in browsers.map(_measure, _dealt(pages)) for found in part]


def _dealt(pages: list[dict[str, str]]) -> list[list[dict[str, str]]]:
    """The pages in as many hands as there are browsers: most of the time a browser waits."""
    return [pages[first::SIDE_BY_SIDE] for first in range(SIDE_BY_SIDE)]


def _measure(pages: list[dict[str, str]]) -> list[dict[str, Any]]:
    flags = ["--headless=new", *FLAGS]
    asked = json.dumps({"chrome": find_chromium(), "flags": flags, "pages": pages, "rounds": ROUNDS})
    done = subprocess.run(
        [hatch_build.node(), "measure.js"],
        cwd=FOLDER,
        env=hatch_build.node_environment(),
        input=asked,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE * len(pages),
    )
    assert done.returncode == 0, done.stderr[-4000:]
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found
