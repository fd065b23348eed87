"""The doctor says whose seal papers bear and how long it is good for."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.ground.pdf.test_sealing import NOW, pkcs12

from maplebridge.ground.pdf.seal import read_seal
from maplebridge.site import doctor

COUNTY = "520524"


def state(days: int = 0) -> str:
    return doctor.check_seal(COUNTY, NOW + timedelta(days=days)).state


def test_a_seal_of_its_own_is_odd_where_it_is_not_a_demo(settings: Any) -> None:
    settings.SEAL_FILE = ""
    settings.DEMO = False
    assert state() == "odd"
    settings.DEMO = True
    assert state() == "fine"


def test_a_seal_from_a_file_is_watched_until_it_ends(settings: Any, tmp_path: Path) -> None:
    pkcs12(tmp_path)
    read_seal.cache_clear()
    settings.SEAL_FILE, settings.SEAL_PASSWORD = str(tmp_path / "seal.p12"), "secret"
    assert [state(days) for days in (0, 3630, 3651)] == ["fine", "odd", "bad"]
    settings.SEAL_PASSWORD = "wrong"
    assert state() == "bad"
