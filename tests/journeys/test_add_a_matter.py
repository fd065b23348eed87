"""docs/howto/add_a_matter.md, done word for word by somebody who has never seen Python, to the resident's receipt."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.doors.browsing import PageAs
from tests.doors.town import ROOT, Town
from tests.journeys.test_resident_reports import choose_village, number_of

HOWTO = (ROOT / "docs" / "howto" / "add_a_matter.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"```sh\n(.*?)```", HOWTO, re.S)
FILE = re.findall(r"```yaml\n(.*?)```", HOWTO, re.S)[0]


def run(town: Town, folder: Path, command: str) -> str:
    """What a command of the page prints, run in the project's folder."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-ec", command],
        cwd=folder,
        env=town.environment | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture
def project(town: Town, tmp_path: Path) -> Iterator[Path]:
    """A folder with the project's sources in it; the rules that the town had are published again at the end."""
    folder = tmp_path / "project with a space"
    folder.mkdir()
    (folder / "src").symlink_to(ROOT / "src")
    yield folder
    run(town, folder, "maplebridge publish src/maplebridge/packs/demo --county 520524")


def test_the_page_followed_to_the_letter_adds_a_matter(town: Town, project: Path, page_as: PageAs) -> None:
    copy, check, publish = COMMANDS
    run(town, project, copy)
    named = re.search(r"`our_pack/(matters/\w+\.yaml)`", HOWTO)
    assert named is not None
    (project / "our_pack" / named[1]).write_text(FILE, encoding="utf-8")
    assert "Sound" in run(town, project, check)
    assert re.search(r"已发布第 \d+ 版", run(town, project, publish))

    title = re.search(r"^zh: (.+)$", FILE, re.M)
    said = re.search(r"[“\"](公交[^”\"]+)[”\"]", HOWTO)
    assert title is not None
    assert said is not None
    town.await_that(lambda: title[1] in town.do("tests.journeys.happenings:matter_titles"))
    page = page_as(None, "/report/")
    page.get_by_label("说说情况").fill(said[1])
    expect(page.get_by_text(title[1])).to_be_visible()  # recognised from the resident's own words
    page.goto("/apply/bus_stop/form/")
    page.get_by_label("情况说明").fill(said[1])
    page.get_by_label("站牌").check()
    choose_village(page)
    page.get_by_role("button", name="提交").click()
    number = number_of(page)
    ((matter, limit),) = town.rows(
        """SELECT c.matter, k.history->0->>'basis' FROM "case" c JOIN case_clock k ON k.county = c.county
           AND k.case_id = c.id AND k.name = 'answer' WHERE c.number = %s""",
        number,
    )
    assert (matter, limit) == ("bus_stop", "县交通运输局承诺：3 个工作日")
