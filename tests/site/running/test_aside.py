"""Something run aside ends with its own code and leaves nothing behind."""

import sys

import pytest

from maplebridge.site.running.aside import run_aside


@pytest.mark.parametrize("code", [0, 1, 7])
def test_code_comes_back(code: int) -> None:
    assert run_aside(lambda: code) == code


def test_exit_is_a_code_too() -> None:
    assert run_aside(lambda: sys.exit(2)) == 2


def test_bug_is_shown_and_is_a_failure(capfd: pytest.CaptureFixture[str]) -> None:
    def fail() -> int:
        raise RuntimeError("a bug")

    assert run_aside(fail) == 1
    assert "a bug" in capfd.readouterr().err


def test_what_is_changed_there_stays_there() -> None:
    kept: list[int] = []

    def change() -> int:
        kept.append(1)
        return len(kept)

    assert run_aside(change) == 1
    assert kept == []
