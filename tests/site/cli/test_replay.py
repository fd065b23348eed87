"""The command that replays past requests: figures for people and for machines, and lines that were left out."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.services.replaying.conftest import row, sheet
from tests.world import COUNTY, World, found_county

from maplebridge.site.cli import site
from maplebridge.site.cli.main import maplebridge

Run = Callable[..., Result]


@pytest.fixture
def world(transactional_db: None) -> World:
    return found_county()


@pytest.fixture
def run(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.setattr(site, "load", lambda: None)
    file = tmp_path / "requests.csv"
    file.write_bytes(sheet([row(1), row(2), row(3, replied_at="")]))
    return lambda *words: CliRunner().invoke(maplebridge, ["replay", str(file), "--county", COUNTY, *words])


def test_figures_come_as_json(run: Run) -> None:
    figures = json.loads(run("--json").stdout)
    assert {name: figures[name] for name in ("read", "submitted", "closed", "already", "suggested")} == {
        "read": 3, "submitted": 2, "closed": 2, "already": 0, "suggested": 2,
    }  # fmt: skip
    assert (figures["on_time_rate"], figures["on_time_numerator"], figures["on_time_denominator"]) == (1.0, 2, 2)
    assert figures["slowest"][0] == {"id": "r2", "days": 1.29}
    assert figures["rejected"] == [
        {"line": 4, "field": "replied_at", "reason": {"zh": "“答复时间”为空", "en": "replied_at is blank"}}
    ]
    assert figures["seconds"] > 0


def test_a_second_run_says_that_all_are_known(run: Run) -> None:
    run("--json")
    again = json.loads(run("--json").stdout)
    assert (again["already"], again["submitted"]) == (2, 0)


def test_people_are_shown_a_table_with_every_line_left_out(run: Run) -> None:
    done = run()
    assert done.exit_code == 0
    for words in ("办结 closed", "100.00% (2/2)", "replied_at", "“答复时间”为空", "r2"):
        assert words in done.stdout


def test_a_limit_reads_the_first_records_only(run: Run) -> None:
    assert json.loads(run("--json", "--limit", "1").stdout)["read"] == 1


def test_a_file_without_the_columns_is_refused(run: Run, tmp_path: Path) -> None:
    odd = tmp_path / "odd.csv"
    odd.write_text("a,b\n1,2\n")
    done = CliRunner().invoke(maplebridge, ["replay", str(odd), "--county", COUNTY])
    assert done.exit_code == 1
    assert "no_column [id]" in str(done.exception)
