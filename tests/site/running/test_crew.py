"""A crew starts its programs, starts anew what dies, gives up on what dies too often, and ends together."""

import os
import signal
import sys
from pathlib import Path

import psutil
import pytest

from maplebridge.site.running import crew, leftovers

LASTING = [sys.executable, "-c", "import signal; signal.pause()"]
DYING = [sys.executable, "-c", "raise SystemExit(3)"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, pathlib, sys; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    "pathlib.Path(sys.argv[1]).touch(); signal.pause()",
]


def end_ourselves() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def test_signal_ends_everything_and_is_no_failure() -> None:
    hands = crew.Crew({"one": LASTING, "two": LASTING}, announce=end_ourselves)
    assert hands.run() == 0
    assert [hand.process.poll() for hand in hands.hands if hand.process] == [-signal.SIGTERM] * 2


def test_those_who_serve_do_not_learn_the_owners_password(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in crew.OWNERS:
        monkeypatch.setenv(name, "hush")
    assert "hush" not in crew.Crew({}).environment.values()


def test_handlers_of_signals_are_put_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    crew.Crew({"one": LASTING}, announce=end_ourselves).run()
    assert signal.getsignal(signal.SIGTERM) is before


def test_program_that_dies_too_often_ends_the_crew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "MOST_DEATHS", 2)
    hands = crew.Crew({"sound": LASTING, "ill": DYING})
    assert hands.run() == 1
    sound, ill = hands.hands
    assert len(ill.deaths) == 2
    assert sound.process
    assert sound.process.poll() == -signal.SIGTERM


def test_program_that_dies_once_comes_back(tmp_path: Path) -> None:
    mark = tmp_path / "died"
    once = "import pathlib, signal, sys; p = pathlib.Path(sys.argv[1]); p.exists() and signal.pause(); p.touch()"
    hands = crew.Crew({"frail": [sys.executable, "-c", once, str(mark)]}, announce=end_ourselves)
    hands.ready = lambda: len(hands.hands[0].deaths) == 1 and hands.hands[0].process is not None
    assert hands.run() == 0


def test_program_that_does_not_listen_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "GRACE", 0.1)
    mark = tmp_path / "listening"
    hands = crew.Crew({"stubborn": [*STUBBORN, str(mark)]}, ready=mark.exists, announce=end_ourselves)
    assert hands.run() == 0
    assert hands.hands[0].process
    assert hands.hands[0].process.poll() == -signal.SIGKILL


def test_what_a_dead_program_had_started_goes_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "MOST_DEATHS", 1)
    mark = tmp_path / "child"
    parent = (
        "import pathlib, subprocess, sys; child = subprocess.Popen([sys.executable, '-c', 'import signal; "
        "signal.pause()']); pathlib.Path(sys.argv[1]).write_text(str(child.pid)); import os; os._exit(1)"
    )
    assert crew.Crew({"parent": [sys.executable, "-c", parent, str(mark)]}).run() == 1
    child = int(mark.read_text())
    psutil.wait_procs([psutil.Process(child)] if psutil.pid_exists(child) else [], timeout=60)
    assert not psutil.pid_exists(child)


def test_waits_between_deaths_grow_and_are_forgotten() -> None:
    hand = crew.Hand("frail", DYING)
    assert [hand.note_death(moment) for moment in (0.0, 1.0, 2.0, 3.0)] == [0.0, 1.0, 2.0, 4.0]
    assert not hand.hopeless
    hand.note_death(4.0)
    assert hand.hopeless
    assert hand.note_death(1000.0) == 0.0


def test_leftovers_of_a_killed_crew_are_ended_and_nobody_else(tmp_path: Path) -> None:
    ours, others = str(tmp_path / "ours"), str(tmp_path / "others")
    hands = [crew.Hand("a", LASTING), crew.Hand("b", LASTING)]
    for hand, mark in zip(hands, (ours, others), strict=True):
        hand.start({**os.environ, leftovers.MARK: mark})
    first, second = (hand.process for hand in hands)
    assert first
    assert second
    try:
        assert leftovers.end_leftovers(ours) == 1
        assert not psutil.pid_exists(first.pid)
        first.wait()
        assert psutil.pid_exists(second.pid)
        assert second.poll() is None
    finally:
        second.kill()
        second.wait()
