"""Monthly series of other houses: what they are computed from is known, and they come back from the table."""

from collections.abc import Callable
from pathlib import Path

import pytest

from maplebridge.rulebook.publishing.folder import load_folder
from maplebridge.rulebook.publishing.storing import body_of, rebuild


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("of: suits_filed", "of: suits_file", "did you mean “suits_filed”?"),
        ("times: 10000", "times: 0", "must be more than 0"),
        ("level: yes\n\n", "decimals: 3\n\n", "At most two decimals"),
        ("level: yes\n\n", "levels: yes\n\n", "did you mean “level”?"),
        ("  suits_per_10000:", "  suits_filed:", "is there twice"),
    ],
)
def test_a_slip_in_the_series_is_told(
    spoil: Callable[[str, str, str], list[str]], old: str, new: str, said: str
) -> None:
    assert any(said in each for each in spoil("series.yaml", old, new))


def test_series_come_back_equal(folder: Path) -> None:
    pack = load_folder(folder, "520524")
    assert pack.series.series["residents"].level
    assert rebuild("520524", 0, "", body_of(pack)).series == pack.series
