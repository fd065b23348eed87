"""The command that looks whether everything is as it was written: exit code 1 when it is not, and what is not."""

import base64
import json
import os
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import orjson
import psycopg
import pytest
from click.testing import CliRunner, Result
from tests.world import COUNTY, World, found_county, streetlight

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.intake import Intake
from maplebridge.cases.judging import Finding
from maplebridge.cases.receipt import access_receipt
from maplebridge.ground.clock.time import now
from maplebridge.ground.vault.signing import export_public_keys
from maplebridge.site.cli import site
from maplebridge.site.cli.commands import verify
from maplebridge.site.cli.main import maplebridge

Run = Callable[..., Result]


@pytest.fixture
def world(transactional_db: None) -> World:
    return found_county()


@pytest.fixture
def number(world: World) -> str:
    return submit(county=COUNTY, intake=Intake(**streetlight()), sender=None, now=now()).number


@pytest.fixture
def run(number: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(site, "load", lambda: None)
    return lambda *words: CliRunner().invoke(maplebridge, ["verify", *map(str, words)])


def tamper() -> None:
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        owner.execute("UPDATE case_event SET actor = 'somebody' WHERE county = %s", [COUNTY])


def test_a_whole_county_is_said_to_be_whole(run: Run) -> None:
    done = run("--county", COUNTY)
    assert (done.exit_code, "完好 whole" in done.stdout) == (0, True)


def test_all_counties_are_looked_at_unless_one_is_named(run: Run) -> None:
    found = json.loads(run("--json").stdout)
    assert (found["whole"], list(found["counties"])) == (True, [COUNTY])
    assert found["counties"][COUNTY]["cases"] == 1


def test_what_was_changed_is_named_and_the_exit_code_says_so(run: Run, number: str) -> None:
    tamper()
    done = run()
    assert done.exit_code == 1
    for words in (number, "被改动", "changed", "1 findings"):
        assert words in done.stdout


def test_machines_are_told_number_row_and_kind(run: Run, number: str) -> None:
    tamper()
    done = run("--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["counties"][COUNTY]["findings"] == [asdict(Finding("changed", number, 1))]


def test_every_kind_of_finding_and_flaw_has_words() -> None:
    for kinds, owner in ((verify.KINDS, Finding), (verify.FLAWS, verify)):
        assert all(text.zh and text.en for text in kinds.values()), owner
    assert all(kind in str(Finding.__doc__) for kind in verify.KINDS)


def test_a_receipt_is_checked(run: Run, world: World, number: str, tmp_path: Path) -> None:
    file = tmp_path / "receipt.json"
    file.write_bytes(orjson.dumps(asdict(access_receipt(world.actor("axiu"), number, now()))))
    key = next(iter(export_public_keys().values()))
    assert (run("--receipt", file).exit_code, run("--receipt", file, "--key", key).exit_code) == (0, 0)
    wrong = base64.b64encode(bytes(32)).decode()
    assert "signature is not valid" in run("--receipt", file, "--key", wrong).stdout
    assert run("--receipt", file, "--key", "short").exit_code == 2
    tamper_with_hash(file)
    done = run("--receipt", file, "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout) == {"whole": False, "flaw": {"kind": "milestone_changed", "milestone": 1}}


def tamper_with_hash(file: Path) -> None:
    receipt = orjson.loads(file.read_bytes())
    receipt["milestones"][0]["hash"] = "00" * 32
    file.write_bytes(orjson.dumps(receipt))


def test_a_file_that_is_no_receipt_is_said_to_be_none(run: Run, tmp_path: Path) -> None:
    odd = tmp_path / "odd.json"
    odd.write_text("not json")
    done = run("--receipt", odd)
    assert (done.exit_code, "not a receipt" in done.stdout) == (1, True)
