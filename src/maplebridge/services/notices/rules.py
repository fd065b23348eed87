"""Who hears of what happened to a case. Pure; not for writing messages down or sending them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from maplebridge.cases.reading import JournalRow
from maplebridge.rulebook.matters.message_texts import MessageTemplate
from maplebridge.rulebook.workflows.definition import Workflow

NOBODY = "nobody"
MOVES_DATES = ("recompute", "approve_extension")
INVITES = {"whistle": "called", "add_helper": "helping"}
ASKS_RATING = "new_rating_round"
PARTY_NEWS = "party_news"
CHASES = frozenset({"chase", "instruct", "overdue", "escalate"})
ORDINARY, PRESSED = "ordinary", "pressed_overall"


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


def notices_of(
    row: JournalRow,
    desks: Staffing,
    workflow: Workflow | None = None,
    templates: Mapping[str, MessageTemplate] | None = None,
    overall: str = "",
) -> list[Notice]:
    """The messages that one journal row gives rise to; none for a life that was replayed from the past.

    Of the pack's `templates`, those that follow this action stand in place of the plain news for whom they go to.

    `overall` is the unit that leads overall for what the case is about: its head hears when somebody is chased.

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
    own = list(_by_the_pack(row, params, templates or {}))
    told = {notice.recipient for notice in own}
    plain = [*_to_resident(row, params, workflow), *_to_parties(row, params)]
    staff = [*_to_staff(row, desks, params), *_to_overall(row, overall, params)]
    return [*staff, *own, *(each for each in plain if each.recipient not in told)]


def _to_staff(row: JournalRow, desks: Staffing, params: dict[str, Any]) -> Iterator[Notice]:
    desk, whistled = row.facts.get("desk", NOBODY), row.facts.get("whistled", ())
    for unit in whistled:
        yield Notice(f"unit:{unit}", "called", params)
    if desk != NOBODY and desk not in whistled:
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


def _to_overall(row: JournalRow, overall: str, params: dict[str, Any]) -> Iterator[Notice]:
    """Whoever leads the field overall hears of chases and of what is overdue; never of a sealed case, nor of one
    that keeps a unit out: they may sit with those who are complained of."""
    if overall and row.action in CHASES and row.secrecy == ORDINARY and not row.excluded_units:
        yield Notice(f"unit:{overall}:unit_head", PRESSED, {**params, "clock": row.facts.get("clock")})


def _by_the_pack(row: JournalRow, params: dict[str, Any], templates: Mapping[str, MessageTemplate]) -> Iterator[Notice]:
    """What the pack has told after this action: to whoever brought the case, to one party or to all, to those who
    help."""
    action = f"{params['workflow']}.{row.action}"
    for template in templates.values() if row.audience == "resident" else ():
        for recipient in dict.fromkeys(_hearers(row, template.to)) if action in template.on else ():
            yield Notice(recipient, template.name, params)


def _hearers(row: JournalRow, to: str) -> Iterator[str]:
    if to == "resident":
        yield f"case:{row.case_id}"
    for unit in row.helpers if to == "helpers" else ():
        yield f"unit:{unit}"
    for number, seq in row.parties if to in ("party", "parties") else ():
        if to == "parties" or row.facts.get("party") == number:
            yield _party(row, number, seq)


def _to_parties(row: JournalRow, params: dict[str, Any]) -> Iterator[Notice]:
    """Those who did not bring the case hear how it goes on, but for what they did themselves."""
    moved = row.audience == "resident" and row.state_to != row.state_from
    for number, seq in row.parties if moved else ():
        recipient = _party(row, number, seq)
        if recipient != row.actor and seq > 1:
            yield Notice(recipient, PARTY_NEWS, params)


def _party(row: JournalRow, number: int, seq: int) -> str:
    """Whoever brought the case is reached as that, other parties by their number."""
    return f"party:{row.case_id}:{number}" if seq > 1 else f"case:{row.case_id}"


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
