"""Long work from the command line: listed, cancelled, its file fetched."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.doors.desk.plate_pages import asked
from tests.world import COUNTY, World, found_county

from maplebridge.site.cli import site
from maplebridge.site.cli.main import maplebridge
from maplebridge.site.handlers import run_jobs_once

pytestmark = pytest.mark.django_db
Run = Callable[..., Result]


@pytest.fixture
def world(db: None) -> World:
    return found_county()


@pytest.fixture
def run(world: World, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(site, "load", lambda: None)
    return lambda *words: CliRunner().invoke(maplebridge, ["jobs", *map(str, words), "--county", COUNTY])


def test_jobs_are_listed_and_cancelled_once(run: Run, world: World) -> None:
    job_id = asked(world)
    assert f"{job_id}  waiting" in run("list").output
    assert run("cancel", job_id).exit_code == 0
    assert run("cancel", job_id).exit_code == 1
    assert [job["state"] for job in json.loads(run("list", "--json").output)] == ["cancelled"]


def test_the_file_of_a_job_is_fetched(run: Run, world: World, tmp_path: Path) -> None:
    job_id = asked(world)
    assert run("fetch", job_id, "--to", tmp_path / "none.pdf").exit_code == 1
    run_jobs_once(COUNTY, world.now)
    assert run("fetch", job_id, "--to", tmp_path / "plates.pdf").exit_code == 0
    assert (tmp_path / "plates.pdf").read_bytes().startswith(b"%PDF-")
