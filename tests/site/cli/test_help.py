"""Every command explains itself in both languages, and says what is wrong without a stack trace."""

import re
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.site.cli.main import maplebridge
from maplebridge.site.cli.outcome import spoken
from maplebridge.site.environment import OddSetting

SAID = Text("没有这个人", "no such person")


def commands(group: click.Group, *names: str) -> Iterator[tuple[str, ...]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command
        yield (*names, name)
        if isinstance(command, click.Group):
            yield from commands(command, *names, name)


ALL = list(commands(maplebridge))


@pytest.mark.parametrize("words", [words for words in ALL if words != ("manage",)], ids=" ".join)
def test_command_explains_itself_in_both_languages(words: tuple[str, ...]) -> None:
    shown = CliRunner().invoke(maplebridge, [*words, "--help"])
    assert shown.exit_code == 0
    about = shown.output.split("Options:")[0]
    assert re.search(r"[\u4e00-\u9fff]", about)
    assert re.search(r"[A-Za-z]{3,}[ ,:]+[a-z]{2,}", about.split("\n", 2)[2])


def test_commands_are_listed() -> None:
    shown = CliRunner().invoke(maplebridge, ["-h"])
    assert shown.exit_code == 0
    assert [name for (name, *rest) in ALL if not rest and name not in shown.output] == []


def test_unknown_command_is_a_wrong_word() -> None:
    assert CliRunner().invoke(maplebridge, ["conquer"]).exit_code == 2


@pytest.mark.parametrize("county", ["52052", "abcdef", "５２０５２４"])
def test_odd_county_is_a_wrong_word(county: str) -> None:
    assert CliRunner().invoke(maplebridge, ["tokens", "list", "--county", county]).exit_code == 2


def test_fault_is_said_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    def act() -> None:
        raise Missing("no_person", SAID, field="person")

    assert spoken(act) == 1
    assert capsys.readouterr().err.splitlines() == [f"{SAID.zh} [person]", SAID.en]


def test_odd_setting_is_a_wrong_word_and_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    def act() -> None:
        raise OddSetting("SITE_URL", SAID)

    assert spoken(act) == 2
    assert "SITE_URL" in capsys.readouterr().err


def test_bug_keeps_its_trace() -> None:
    def act() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        spoken(act)
