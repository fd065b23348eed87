"""A county with real commits, since a replay writes in chunks by the clock of the moment; and files to replay."""

import csv
import io
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from tests.world import World, found_county

COLUMNS = ("id", "opened_at", "title", "text", "reply", "replied_at")
NEAR = Path(__file__).resolve().parents[4] / "shared" / "data"
REAL = Path(os.environ["MAPLEBRIDGE_SHARED"]) / "data" if "MAPLEBRIDGE_SHARED" in os.environ else NEAR


@pytest.fixture
def world(transactional_db: None) -> World:
    """The county; every table is emptied after the test."""
    return found_county()


@pytest.fixture
def real_requests() -> bytes:
    """The real file of 2,000 requests, which is not part of the project."""
    path = REAL / "requests.csv"
    if not path.exists():
        pytest.skip(f"no real requests to replay: {path} is not there (set MAPLEBRIDGE_SHARED to its folder)")
    return path.read_bytes()


def row(number: int = 1, **changes: str) -> dict[str, str]:
    """A request about a lamp, opened on a Monday and answered on the Tuesday."""
    said = {
        "id": f"r{number}",
        "opened_at": "2019-03-04T09:00:00+08:00",
        "title": "路灯不亮",
        "text": "村口的路灯三天不亮了，请派人来修。",
        "reply": "您好，路灯已于今日修复，感谢您的监督。",
        "replied_at": "2019-03-05T16:00:00+08:00",
    }
    return said | changes


def sheet(rows: Iterable[Mapping[str, str]], encoding: str = "utf-8") -> bytes:
    """The rows as a CSV file."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)
