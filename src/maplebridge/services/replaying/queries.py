"""Reads what earlier replays left: which requests are known, and how many were answered in time. Writes nothing."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from maplebridge.ground.sql.statements import fetch

SQL = Path(__file__).parent / "sql"
ANSWER_CLOCK = "answer"


def get_known(county: str, keys: Sequence[str]) -> dict[str, bytes]:
    """Those of `keys` that were written before, with the digest of what came under them."""
    rows = fetch(SQL / "known.sql", {"county": county, "keys": list(keys)})
    return {key: bytes(digest) for key, digest in rows}


def count_answered(county: str, keys: Sequence[str], now: datetime) -> tuple[int, int]:
    """How many of these requests were answered in time, of how many whose time is over or whose answer came."""
    values = {"county": county, "keys": list(keys), "clock": ANSWER_CLOCK, "now": now}
    in_time, due = fetch(SQL / "answered.sql", values)[0]
    return in_time, due
