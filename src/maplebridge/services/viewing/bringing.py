"""What brought cases into the state in which they stand: who sent one back, why, and whom they named instead. Not for
the whole journal: cases.telling."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from maplebridge.ground.sql.statements import fetch
from maplebridge.services.viewing.tallying import SQL


@dataclass(frozen=True, slots=True)
class Cause:
    """The action by which a case came where it is; `reason` is "" where none was said or it is sealed."""

    action: str
    unit: str
    at: datetime
    right_unit: str
    reason: str


def list_causes(county: str, ids: Iterable[UUID]) -> dict[UUID, Cause]:
    """The last of them for each case that has one; one round trip, none for an empty page."""
    wanted = list(ids)
    rows = fetch(SQL / "brought.sql", {"county": county, "ids": wanted}) if wanted else []
    return {
        id_: Cause(action, unit or "", at, right_unit or "", reason or "")
        for id_, _, action, unit, at, right_unit, reason in rows
    }
