"""Fifty whistles with 200 open feeds, a real browser among them: everybody called hears of every one. The figures are
printed; the bench that takes them says whether they are good enough."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KEPT = ("PATH", "HOME", "LANG", "TMPDIR")
ROUNDS, FEEDS = 50, 200


@pytest.mark.prove
def test_fifty_whistles_with_two_hundred_open_feeds_all_arrive() -> None:
    environment = {name: value for name, value in os.environ.items() if name in KEPT}
    environment["PYTHONPATH"] = f"{ROOT}{os.pathsep}{ROOT / 'src'}"
    command = [sys.executable, "-m", "bench.whistle", "--rounds", str(ROUNDS), "--feeds", str(FEEDS), "--json"]
    done = subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, check=False)
    figures = json.loads(done.stdout.splitlines()[-1])
    print(json.dumps(figures, indent=1))
    assert (figures["rounds"], figures["feeds"]) == (ROUNDS, FEEDS)
