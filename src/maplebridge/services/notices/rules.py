"""Who hears of what happened to a case. Pure; not for writing messages down or sending them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from maplebridge.cases.reading import JournalRow


@dataclass(frozen=True, slots=True)
class Notice:
    """One message: to whom, in which words (a template's name), with what filled in. Nothing personal is in it."""

    recipient: str
    template: str
    params: dict[str, Any]


def notices_of(row: JournalRow) -> list[Notice]:
    """The messages that one journal row gives rise to; none for a life that was replayed from the past."""
    if row.facts.get("replayed"):
        return []
    return list(_notices(row))


def _notices(row: JournalRow) -> Iterator[Notice]:
    params: dict[str, Any] = {"number": row.number, "action": row.action, "state": row.state_to}
    resident = f"case:{row.case_id}"
    desk = row.facts.get("desk")
    if desk and desk != "nobody":
        yield Notice(f"unit:{desk}", "on_your_desk", params)
    for unit in row.facts.get("units", ()) if row.action in ("whistle", "add_helper") else ():
        yield Notice(f"unit:{unit}", "called" if row.action == "whistle" else "helping", params)
    for role in row.facts.get("told", ()):
        yield Notice(_address(row, role), row.action, {**params, "clock": row.facts.get("clock")})
    if row.action == "missed_call":
        yield Notice(f"unit:{row.facts['unit']}:unit_head", "missed_call", params)
        yield Notice(f"unit:{row.centre}", "missed_call", params)
    if row.audience == "resident" and row.state_to != row.state_from:
        yield Notice(resident, "state_changed", params)
    if row.action == "submit":
        yield Notice(resident, "received", params)
    if row.action in ("recompute", "approve_extension") and row.audience == "resident":
        yield Notice(resident, "date_moved", params)


def _address(row: JournalRow, role: str) -> str:
    if role in ("handler", "unit_head", "owner_person") and row.unit:
        return f"unit:{row.unit}:{role}"
    if role == "county_dispatcher":
        return f"unit:centre-{row.number[:6]}:dispatcher"
    if role == "resident":
        return f"case:{row.case_id}"
    return f"unit:{row.centre}:{role}"
