"""Looks after one server process: is it there, wait until it answers, end it. Not for its settings."""

import ctypes
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

PAUSE = 0.02
READY_LINE = 7
PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Postmaster:
    """What the server wrote about itself into its data folder."""

    process: psutil.Process
    ready: bool

    def end(self, how: signal.Signals = signal.SIGINT, patience: float = 60) -> None:
        """Ask it to stop (SIGINT: roll back what is open, then a clean stop) and wait until it is gone."""
        self.process.send_signal(how)
        self.process.wait(patience)


def find(data: Path) -> Postmaster | None:
    """The live server of this data folder. A number that now belongs to another process is not one."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        process = psutil.Process(int(lines[0]))
        alive = process.status() != psutil.STATUS_ZOMBIE and Path(process.cwd()).samefile(data)
    except (OSError, IndexError, ValueError, psutil.Error):
        return None
    ready = len(lines) > READY_LINE and lines[READY_LINE].strip() == "ready"
    return Postmaster(process, ready) if alive else None


def await_ready(data: Path, started: subprocess.Popen[bytes], patience: float) -> bool:
    """True once the server answers; False when it ended first."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if started.poll() is not None:
            return False
        found = find(data)
        if found and found.ready:
            return True
        time.sleep(PAUSE)
    started.kill()
    return False


def forget_stale(data: Path, socket: Path) -> None:
    """Remove the numbers a killed server left behind: once another process has them, they block the start."""
    if find(data) is None:
        for file in (data / "postmaster.pid", *socket.glob(".s.PGSQL.*.lock")):
            file.unlink(missing_ok=True)


def end_with_starter() -> None:
    """In a new child, before it becomes the server: ask the kernel to end it when whoever started it ends (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGQUIT)
