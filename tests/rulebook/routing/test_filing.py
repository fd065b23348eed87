"""What a case is filed under when its bringer names no matter."""

from pathlib import Path

import pytest

import maplebridge
from maplebridge.rulebook.publishing.folder import load_folder
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.routing.filing import file_under, named
from maplebridge.rulebook.routing.rules import Suggestion


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_folder(Path(maplebridge.__file__).parent / "packs" / "demo", "520524")


def suggestion(matter: str | None, category: str, *, certain: bool = True) -> Suggestion:
    return Suggestion(None, matter, category, 0.9, (), certain)


def test_a_certain_matter_that_fits_is_taken(pack: Pack) -> None:
    filed = file_under(pack, suggestion("streetlight", "0405"), lambda matter: True)
    assert (filed.matter.name, filed.category, filed.privacy) == ("streetlight", "0405", "ordinary")


def test_a_matter_that_asks_for_more_leaves_its_category(pack: Pack) -> None:
    filed = file_under(pack, suggestion("neighbour_dispute", "0102"), lambda matter: not matter.form)
    assert (filed.matter.name, filed.category) == (pack.unsorted, "0102")


def test_doubt_leaves_everything_to_a_person(pack: Pack) -> None:
    filed = file_under(pack, suggestion("streetlight", "0405", certain=False), lambda matter: True)
    assert filed == named(pack, pack.matters[pack.unsorted])


def test_a_secret_category_seals_even_the_unsorted(pack: Pack) -> None:
    assert file_under(pack, suggestion(None, "0308"), lambda matter: True).privacy == "case_sealed"
    assert file_under(pack, suggestion(None, "0803"), lambda matter: True).privacy == "identity_sealed"
