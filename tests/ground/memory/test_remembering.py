"""What a process keeps in memory follows the register, and is read anew only when that has changed."""

import pytest

from maplebridge.ground.memory import remembering
from maplebridge.ground.memory.remembering import Remembered


class Register:
    """A register that counts how often it was looked at and loaded."""

    def __init__(self) -> None:
        self.revision: str | None = "1"
        self.looks = self.loads = 0

    def revise(self, county: str) -> str | None:
        self.looks += 1
        return self.revision

    def load(self, county: str) -> str:
        self.loads += 1
        return f"{county} at {self.revision}"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks again at every call, as if the seconds had passed."""
    monkeypatch.setattr(remembering, "LOOKS_AGAIN_AFTER_SECONDS", 0.0)


def test_within_the_seconds_nothing_is_read_twice() -> None:
    register = Register()
    remembered = Remembered(register.revise, register.load)
    assert {remembered.get("520524") for _ in range(9)} == {"520524 at 1"}
    assert (register.looks, register.loads) == (1, 1)


@pytest.mark.usefixtures("impatient")
def test_afterwards_only_the_revision_is_read_until_it_changes() -> None:
    register = Register()
    remembered = Remembered(register.revise, register.load)
    assert [remembered.get("520524") for _ in range(3)] == ["520524 at 1"] * 3
    assert (register.looks, register.loads) == (3, 1)
    register.revision = "2"
    assert remembered.get("520524") == "520524 at 2"


@pytest.mark.usefixtures("impatient")
def test_a_register_without_a_revision_is_read_every_time() -> None:
    register = Register()
    register.revision = None
    remembered = Remembered(register.revise, register.load)
    assert [remembered.get("520524"), remembered.get("520524")] == ["520524 at None"] * 2
    assert register.loads == 2


def test_counties_are_kept_apart_and_forgotten_together() -> None:
    register = Register()
    remembered = Remembered(register.revise, register.load)
    assert remembered.get("520523") != remembered.get("520524")
    remembered.forget()
    remembered.get("520523")
    assert register.loads == 3
