"""A keeper of plates at work in a real browser: issues them, prints them, watches the bar, fetches the file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.directory.plates.conftest import lay_households
from tests.doors.browsing import PageAs
from tests.doors.town import Town
from tests.services.platework.conftest import pages_of
from tests.world import COUNTY, GRID, World

from maplebridge.directory.plates.queries import list_plates

GROUP, MANY = f"{GRID}901", 24


def settle(world: World) -> str:
    """Called inside the town: a group with households."""
    lay_households({GROUP: MANY})
    return GROUP


def codes(world: World) -> list[str]:
    """Called inside the town: the plates of the group."""
    return [plate.code for plate in list_plates(COUNTY, within=GROUP)]


def test_plates_are_issued_printed_and_fetched(page_as: PageAs, town: Town, tmp_path: Path) -> None:
    do: Callable[..., Any] = town.do
    do("tests.doors.desk.test_plates_in_browser:settle")
    page = page_as("luolan", f"/desk/plates/?within={GROUP}", size=(1280, 900))
    page.get_by_role("button", name="制作缺少的门牌").click()
    page.wait_for_url("**/desk/jobs/*/")
    page.get_by_text("完成", exact=True).wait_for()
    page.goto(f"/desk/plates/?within={GROUP}")
    page.get_by_role("button", name="生成 PDF").click()
    page.wait_for_url("**/desk/jobs/*/")
    with page.expect_download() as fetched:
        page.get_by_role("link", name="下载").click()
    target = tmp_path / fetched.value.suggested_filename
    fetched.value.save_as(target)
    read = [sign for sheet in pages_of(target.read_bytes()) for sign in sheet.signs]
    made = do("tests.doors.desk.test_plates_in_browser:codes")
    assert len(made) == MANY
    assert sorted(read) == sorted(f"{town.url}/q/{code}" for code in made)
