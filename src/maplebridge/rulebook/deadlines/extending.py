"""Whether a clock may be extended now, by these roles, by so much. Pure. Not for what the extension does:
reading.py.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from maplebridge.ground.words.fault import Conflict, Fault, Forbidden
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.calendar import Calendar
from maplebridge.rulebook.deadlines.marks import Mark, Turn, last_turn
from maplebridge.rulebook.deadlines.reading import read_clock
from maplebridge.rulebook.deadlines.spec import ClockSpec, Extension, OfficeHours


def may_extend(
    spec: ClockSpec,
    history: Sequence[Mark],
    extension_name: str,
    *,
    roles: Collection[str],
    at: datetime,
    calendar: Calendar,
    office: OfficeHours,
    amount: int | None = None,
) -> Fault | None:
    """Why the extension may not be granted, or None if it may.

    `roles` are those of the person who grants it; `amount` is in the extension's unit (None: all of it).
    The fault can be raised as it is, or hide a button. The fields that the extension needs are checked with
    the action's others.
    """
    extension = spec.extension(extension_name)
    if spec.emergency:
        return _never(spec)
    if extension is None:
        return _unknown(spec, extension_name)
    turn = last_turn(spec, history)
    if turn is None or turn.stopped_at is not None:
        return _not_running(spec)
    due_at = read_clock(spec, history, calendar, office).due_at
    return (
        _not_theirs(extension, roles)
        or _used_up(extension, turn)
        or _wrong_amount(extension, amount)
        or _too_late(spec, turn, at, due_at)
    )


def _never(spec: ClockSpec) -> Fault:
    zh = f"“{spec.label.zh}”是应急时限，不得延期。"
    en = f"“{spec.label.en}” is an emergency limit and is never extended."
    return Conflict("clock_never_extends", Text(zh, en))


def _unknown(spec: ClockSpec, name: str) -> Fault:
    text = Text(f"“{spec.label.zh}”没有名为“{name}”的延期。", f"“{spec.label.en}” has no extension “{name}”.")
    return Fault("extension_unknown", text, field="extension")


def _not_running(spec: ClockSpec) -> Fault:
    zh = f"“{spec.label.zh}”没有在计时，无从延期。"
    en = f"“{spec.label.en}” is not running and cannot be extended."
    return Conflict("clock_not_running", Text(zh, en))


def _not_theirs(extension: Extension, roles: Collection[str]) -> Fault | None:
    if extension.approver in roles:
        return None
    text = Text(
        f"此项延期须由“{extension.approver}”批准。",
        f"This extension needs the approval of the role “{extension.approver}”.",
    )
    return Forbidden("extension_not_yours", text, field="extension")


def _used_up(extension: Extension, turn: Turn) -> Fault | None:
    used = turn.times_used(extension.name)
    if used < extension.times:
        return None
    zh = f"此项延期最多 {extension.times} 次，已用 {used} 次。"
    en = f"This extension may be used {extension.times} time(s) at most and has been used {used} time(s)."
    return Conflict("extension_used_up", Text(zh, en), field="extension")


def _wrong_amount(extension: Extension, amount: int | None) -> Fault | None:
    if amount is None or 1 <= amount <= extension.limit.amount:
        return None
    zh = f"延期时长须在 1 与 {extension.limit} 之间。"
    en = f"The extension must be between 1 and {extension.limit}."
    return Fault("extension_too_long", Text(zh, en), field="amount")


def _too_late(spec: ClockSpec, turn: Turn, at: datetime, due_at: datetime) -> Fault | None:
    paused_in_time = turn.lasting is not None and turn.lasting.start < due_at
    if at < due_at or paused_in_time:
        return None
    zh = f"“{spec.label.zh}”已经到期，到期后不能延期。"
    en = f"“{spec.label.en}” has run out; a limit is extended before it ends, not after."
    return Conflict("clock_ran_out", Text(zh, en))
