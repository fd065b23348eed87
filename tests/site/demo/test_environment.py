"""The demo keeps its settings where every command finds them and nobody else reads them."""

from pathlib import Path

import pytest

from maplebridge.ground.vault.keys import parse_ring
from maplebridge.site.demo.environment import DemoFolder, here, make_values

SECRETS = {"SECRET_KEY", "KEY_RING", "OWNER_PASSWORD", "APPLICATION_PASSWORD"}


@pytest.fixture
def folder(tmp_path: Path) -> DemoFolder:
    path = tmp_path / "a folder's var" / "demo"
    path.mkdir(parents=True)
    return DemoFolder(path)


def test_what_is_kept_is_read_back(folder: DemoFolder) -> None:
    values = {"A": 'it\'s $HOME "x"', "B": "a=b", "C": "枫桥"}
    folder.keep(values)
    assert folder.read() == values
    assert folder.environment.stat().st_mode & 0o077 == 0


def test_before_the_first_run_there_is_nothing(folder: DemoFolder) -> None:
    assert folder.read() == {}


def test_secrets_are_made_once_and_kept(folder: DemoFolder) -> None:
    first = make_values(folder, 8000)
    folder.keep(first)
    second = make_values(folder, 9000)
    assert {name: second[name] for name in SECRETS} == {name: first[name] for name in SECRETS}
    assert second["SITE_URL"] == "http://localhost:9000"


def test_two_demos_share_no_secret(folder: DemoFolder, tmp_path: Path) -> None:
    first, second = make_values(folder, 8000), make_values(DemoFolder(tmp_path / "other"), 8000)
    assert [name for name in SECRETS if first[name] == second[name]] == []


def test_key_ring_can_be_used(folder: DemoFolder) -> None:
    assert parse_ring(make_values(folder, 8000)["KEY_RING"]).signing


def test_folder_lies_under_the_working_folder_or_var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VAR", raising=False)
    assert here().path == tmp_path / "var" / "demo"
    monkeypatch.setenv("VAR", str(tmp_path / "else"))
    assert here().path == tmp_path / "else" / "demo"
