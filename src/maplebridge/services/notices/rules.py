"""Who hears of what happened to a case. Pure; not for writing messages down or sending them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from maplebridge.cases.reading import JournalRow
from maplebridge.rulebook.workflows.definition import Workflow

NOBODY = "nobody"
MOVES_DATES = ("recompute", "approve_extension")
INVITES = {"whistle": "called", "add_helper": "helping"}
ASKS_RATING = "new_rating_round"


class Staffing(Protocol):
    """Knows at which centre somebody holds a role; cases.desks does."""

    def staffed(self, unit: str, role: str = ..., excluded: Collection[str] = ...) -> str:
        """The unit, or the centre at or above it, whose people act for it."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One message: to whom, in which words (a template's name), with what filled in. Nothing personal is in it."""

    recipient: str
    template: str
    params: dict[str, Any]


def notices_of(row: JournalRow, desks: Staffing, workflow: Workflow | None = None) -> list[Notice]:
    """The messages that one journal row gives rise to; none for a life that was replayed from the past.

    What a case is about is left out where somebody's secrecy could hang on it.
    """
    if row.facts.get("replayed"):
        return []
    params: dict[str, Any] = {
        "number": row.number,
        "action": row.action,
        "state": row.state_to,
        "rules": row.rules,
        "workflow": workflow.name if workflow else "",
        "matter": row.matter if row.secrecy == "ordinary" else "",
    }
    return [*_to_staff(row, desks, params), *_to_resident(row, params, workflow)]


def _to_staff(row: JournalRow, desks: Staffing, params: dict[str, Any]) -> Iterator[Notice]:
    desk = row.facts.get("desk", NOBODY)
    if desk != NOBODY:
        yield Notice(_desk(row, desks, desk), "on_your_desk", params)
    for unit in row.facts.get("units", ()) if row.action in INVITES else ():
        yield Notice(f"unit:{unit}", INVITES[row.action], params)
    for role in row.facts.get("told", ()):
        yield Notice(_address(row, desks, role), row.action, {**params, "clock": row.facts.get("clock")})
    if row.action == "missed_call":
        yield Notice(f"unit:{row.facts['unit']}:unit_head", "missed_call", params)
        yield Notice(_desk(row, desks, row.centre), "missed_call", params)
    if row.action in MOVES_DATES:
        yield Notice(_desk(row, desks, row.unit or row.centre), "date_moved", params)


def _to_resident(row: JournalRow, params: dict[str, Any], workflow: Workflow | None) -> Iterator[Notice]:
    resident = f"case:{row.case_id}"
    if row.audience != "resident":
        return
    if row.action == "submit":
        yield Notice(resident, "received", params)
    elif row.state_to != row.state_from:
        action = workflow.actions.get(row.action) if workflow else None
        invited = action is not None and ASKS_RATING in action.effects
        yield Notice(resident, "please_rate" if invited else "state_changed", params)
    if row.action in MOVES_DATES:
        yield Notice(resident, "date_moved", params)


def _desk(row: JournalRow, desks: Staffing, unit: str) -> str:
    return f"unit:{desks.staffed(unit, excluded=row.excluded_units)}"


def _address(row: JournalRow, desks: Staffing, role: str) -> str:
    if role == "resident":
        return f"case:{row.case_id}"
    if role == "owner_person":
        return f"person:{row.person}" if row.person else _address(row, desks, "handler")
    if role in ("handler", "unit_head") and row.unit:
        return f"unit:{row.unit}:{role}"
    if role == "county_dispatcher":
        return f"unit:centre-{row.number[:6]}:dispatcher"
    held = "dispatcher" if role in ("handler", "unit_head") else role
    return f"unit:{desks.staffed(row.centre, held, row.excluded_units)}:{held}"
