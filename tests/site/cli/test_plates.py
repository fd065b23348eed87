"""Door plates from the command line: issued once, printed, revoked, listed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.directory.plates.conftest import FIRST, lay_households
from tests.services.platework.conftest import pages_of
from tests.world import COUNTY, VILLAGE, found_county

from maplebridge.directory.plates.rules import HOLDERS
from maplebridge.directory.plates.rules import REASONS as REASON_WORDS
from maplebridge.services.platework.layouts import Layout
from maplebridge.site.cli import site
from maplebridge.site.cli.commands.plates import HOLDERS as HOLDER_NAMES
from maplebridge.site.cli.commands.plates import LAYOUTS, REASONS
from maplebridge.site.cli.main import maplebridge

pytestmark = pytest.mark.django_db
Run = Callable[..., Result]


@pytest.fixture
def run(db: None, monkeypatch: pytest.MonkeyPatch) -> Run:
    found_county()
    lay_households({FIRST: 10})
    monkeypatch.setattr(site, "load", lambda: None)
    return lambda *words: CliRunner().invoke(maplebridge, ["plates", *map(str, words), "--county", COUNTY])


def figures(result: Result) -> object:
    return json.loads(result.stdout)


def test_plates_are_issued_once(run: Run) -> None:
    assert figures(run("issue", VILLAGE, "--json")) == {"made": 10, "valid": 10}
    assert figures(run("issue", VILLAGE, "--json")) == {"made": 0, "valid": 10}


def test_plates_are_printed_to_a_file_that_can_be_read(run: Run, tmp_path: Path) -> None:
    run("issue", VILLAGE)
    target = tmp_path / "plates.pdf"
    assert run("print", VILLAGE, "--to", target).exit_code == 0
    listed = figures(run("list", VILLAGE, "--json"))
    assert isinstance(listed, list)
    read = [address for page in pages_of(target.read_bytes()) for address in page.signs]
    assert sorted(read) == sorted(f"http://testserver/q/{plate['code']}" for plate in listed)


def test_a_plate_is_revoked_and_replaced(run: Run) -> None:
    run("issue", VILLAGE)
    code = run("list", VILLAGE, "--many", 1).output.split()[0]
    successor = run("revoke", code, "--why", "damaged", "--replace").output.strip()
    assert run("list", VILLAGE).output.count(successor) == 1
    assert "已停用 revoked" in run("list", VILLAGE, "--state", "revoked").output
    assert run("revoke", successor, "--why", "lost", "--json").exit_code == 0
    assert run("revoke", successor, "--why", "lost").exit_code == 1
    assert run("revoke", successor, "--why", "whim").exit_code == 2


def test_the_words_of_the_command_are_those_of_the_house() -> None:
    assert set(REASONS) == set(REASON_WORDS)
    assert set(LAYOUTS) == set(Layout)
    assert set(HOLDER_NAMES) == set(HOLDERS)
