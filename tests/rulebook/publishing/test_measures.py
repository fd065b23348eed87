"""Measures for people's convenience: what they refer to is known, and they come back from the table."""

from collections.abc import Callable
from pathlib import Path

import pytest

from maplebridge.rulebook.publishing.folder import load_folder
from maplebridge.rulebook.publishing.storing import body_of, rebuild


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("unit: legal_aid, matters", "unit: legal_ade, matters", "did you mean “legal_aid”?"),
        ("matters: [streetlight]", "matters: [streetlights]", "did you mean “streetlight”?"),
        ("since: 2026-06, saves: {days: 1}", "since: June, saves: {days: 1}", "is a month or a day"),
        ("saves: {days: 1}", "saves: {}", "says at least one thing"),
        ("saves: {days: 1}", "saves: {day: 1}", "did you mean “days”?"),
    ],
)
def test_a_slip_in_the_measures_is_told(
    spoil: Callable[[str, str, str], list[str]], old: str, new: str, said: str
) -> None:
    assert any(said in each for each in spoil("measures.yaml", old, new))


def test_measures_come_back_equal(folder: Path) -> None:
    pack = load_folder(folder, "520524")
    assert len(pack.measures) >= 25
    assert rebuild("520524", 0, "", body_of(pack)).measures == pack.measures
