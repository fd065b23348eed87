"""Follows docs/howto/add_a_matter.md to the letter."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.rulebook.publishing.conftest import DEMO

import maplebridge
from maplebridge.rulebook.deadlines.spec import Limit, TimeUnit
from maplebridge.rulebook.publishing.folder import load_folder
from maplebridge.site.cli.commands.publish import command

HOWTO = Path(maplebridge.__file__).parents[2] / "docs" / "howto" / "add_a_matter.md"


def block(language: str) -> str:
    """The first code block in that language."""
    found = re.search(rf"```{language}\n(.*?)```", HOWTO.read_text(encoding="utf-8"), re.S)
    assert found is not None
    return found[1]


@pytest.fixture
def matter_file(folder: Path) -> Path:
    """Steps 1 and 2: the file that the page names, with the words it gives."""
    named = re.search(r"`our_pack/(matters/\w+\.yaml)`", HOWTO.read_text(encoding="utf-8"))
    assert named is not None
    path = folder / named[1]
    assert not path.exists()
    path.write_text(block("yaml"), encoding="utf-8")
    return path


def test_the_folder_that_is_copied_is_the_demo_pack() -> None:
    copied = HOWTO.parents[2] / block("sh").split()[2]
    assert copied == DEMO


def test_the_matter_of_the_page_is_sound_and_promises_what_the_page_says(folder: Path, matter_file: Path) -> None:
    matter = load_folder(folder, "520524").matters[matter_file.stem]
    assert matter.limits["answer"].limit == Limit(3, TimeUnit.WORKING_DAY)
    assert [field.name for field in matter.form] == ["stop", "damage"]


def test_checking_says_that_it_is_sound(folder: Path, matter_file: Path) -> None:
    result = CliRunner().invoke(command, [str(folder), "--check"])
    assert (result.exit_code, "Sound" in result.output) == (0, True)


def test_the_slip_that_the_page_shows_is_told_in_the_words_of_the_page(folder: Path, matter_file: Path) -> None:
    matter_file.write_text(block("yaml").replace("form:", "from:"), encoding="utf-8")
    result = CliRunner().invoke(command, [str(folder), "--check"])
    assert result.exit_code == 1
    assert block("text") in result.stderr


def test_publishing_without_a_county_is_refused_in_words(folder: Path) -> None:
    result = CliRunner().invoke(command, [str(folder)])
    assert (result.exit_code, "--county 520524" in result.stderr) == (2, True)


@pytest.mark.django_db
def test_publishing_says_the_number_and_that_nothing_changed_the_second_time(folder: Path, matter_file: Path) -> None:
    words = [str(folder), "--county", "520524"]
    first, second = CliRunner().invoke(command, words), CliRunner().invoke(command, words)
    assert (first.exit_code, "Published version 1" in first.output) == (0, True)
    assert (second.exit_code, "Nothing changed, still version 1" in second.output) == (0, True)
