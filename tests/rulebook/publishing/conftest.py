"""A copy of the demo county's pack that a test may spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import maplebridge
from maplebridge.rulebook.publishing.faults import PackErrors
from maplebridge.rulebook.publishing.folder import load_folder

DEMO = Path(maplebridge.__file__).parent / "packs" / "demo"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The demo county's pack, copied."""
    copy = tmp_path / "pack"
    shutil.copytree(DEMO, copy)
    return copy


@pytest.fixture
def spoil(folder: Path) -> Callable[[str, str, str], list[str]]:
    """Replaces words in one file and gives what the loader says, each as `file:line: English`."""

    def replace(file: str, old: str, new: str) -> list[str]:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return complaints(folder)

    return replace


def complaints(folder: Path) -> list[str]:
    """What is wrong with the pack in `folder`."""
    with pytest.raises(PackErrors) as caught:
        load_folder(folder, "520524")
    return [f"{each.file}:{each.line}: {each.text.en}" for each in caught.value.errors]
