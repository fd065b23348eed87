"""Pictures of every page, two widths and two languages, for people to look at: `make shots`, not `make test`."""

from pathlib import Path

import pytest
from tests.doors.browsing import OpenPage
from tests.doors.page import Page, labels, list_pages

FOLDER = Path(__file__).resolve().parents[2] / "shots"
PAGES = list_pages()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("door", "place", "page"), PAGES, ids=labels(PAGES))
def test_take_pictures(door: str, place: int, page: Page, language: str, open_page: OpenPage) -> None:
    tab = open_page(door, place, language=language)
    if tab is None:
        pytest.skip("a fragment or a file: nobody sees it alone")
    (FOLDER / door).mkdir(parents=True, exist_ok=True)
    for width, height in ((360, 780), (1440, 900)):
        tab.set_viewport_size({"width": width, "height": height})
        name = str(page).replace(":", "-").replace("/", "-")
        tab.screenshot(path=FOLDER / door / f"{name}-{language}-{width}.png", full_page=True)
