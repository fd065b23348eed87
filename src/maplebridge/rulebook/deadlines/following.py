"""Which marks an action puts on a clock. Pure. Not for extensions: those carry a name and an approval of
their own.
"""

from collections.abc import Sequence
from datetime import datetime

from maplebridge.rulebook.deadlines.marks import Mark, MarkKind, Turn, last_turn
from maplebridge.rulebook.deadlines.spec import ClockSpec


def follow(
    spec: ClockSpec, history: Sequence[Mark], action: str, *, at: datetime, by: str = "", basis: str = ""
) -> tuple[Mark, ...]:
    """The marks to append to `history` because `action` was taken at `at`; none if it does not concern the
    clock.

    An action in `stops` ends a turn that is open; one in `starts` begins a new turn; one in both does both.
    """
    turn = last_turn(spec, history)
    kinds: list[MarkKind] = []
    if turn is not None and turn.stopped_at is None:
        kinds += _in_turn(spec, turn, action)
    if action in spec.starts:
        kinds.append("start")
    return tuple(Mark(kind, at, action, by, basis=basis) for kind in kinds)


def _in_turn(spec: ClockSpec, turn: Turn, action: str) -> list[MarkKind]:
    if action in spec.stops:
        return ["stop"]
    if spec.emergency or spec.pauses is None:
        return []
    kinds: list[MarkKind] = []
    if any(action in spec.pauses[reason] for reason in turn.open_reasons):
        kinds.append("resume")
    if action in spec.pauses and action not in turn.open_reasons:
        kinds.append("pause")
    return kinds
