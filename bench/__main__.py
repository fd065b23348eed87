"""Runs every bench, one after the other, each in a process of its own. `python -m bench` or `make bench`."""

import subprocess
import sys

BENCHES = ("locate", "routing", "loop", "whistle", "feeds", "inbox")


def main() -> int:
    """The number of benches that failed."""
    return sum(_run(name) != 0 for name in BENCHES)


def _run(name: str) -> int:
    print(f"\n== {name}", flush=True)
    return subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
