"""What happened to a clock, as values that a journal can keep, and the fold that reads a turn out of them.

Not for time arithmetic: that is arithmetic.py.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter
from typing import Any, Literal, NamedTuple

from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.rulebook.deadlines.spec import ClockSpec

MarkKind = Literal["start", "pause", "resume", "extend", "stop"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that happened to a clock.

    `why` is the action that did it (a pause counts only if the clock's `pauses` lists that action, a
    resumption only if it answers that pause). `by` is the actor, `extension` the name of the extension
    used, `amount` how much of it was granted (None: all of it), `basis` the legal basis or the words of the
    approval. `until` is when a dated clock is due, on the mark that starts it.
    """

    kind: MarkKind
    at: datetime
    why: str
    by: str = ""
    extension: str = ""
    basis: str = ""
    amount: int | None = None
    until: datetime | None = None

    def as_json(self) -> dict[str, Any]:
        """The mark for a JSON column; empty values are left out."""
        values = ((name, getattr(self, name)) for name in self.__slots__)
        filled = {name: value for name, value in values if value not in ("", None)}
        if self.until is not None:
            filled["until"] = self.until.isoformat()
        return {**filled, "why": self.why, "at": self.at.isoformat()}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Mark":
        """The mark that `as_json` wrote."""
        moments = {name: datetime.fromisoformat(stored[name]) for name in ("at", "until") if name in stored}
        return cls(**{**stored, **moments})


class Pause(NamedTuple):
    """A stretch in which the clock stands still; `end` is None while it still does."""

    start: datetime
    end: datetime | None
    why: str
    basis: str


@dataclass(slots=True)
class Turn:
    """One turn of a clock, from a start to its stop, in Shanghai time and in the order in which things
    happened.

    `lasting` is the pause that nothing has ended yet, `open_reasons` the pausing actions still to be
    answered.
    """

    start: Mark
    started_at: datetime
    pauses: list[Pause] = field(default_factory=list)
    extensions: list[Mark] = field(default_factory=list)
    stopped_at: datetime | None = None
    lasting: Pause | None = None
    open_reasons: tuple[str, ...] = ()

    def take(self, mark: Mark, spec: ClockSpec) -> None:
        """Fold one more mark into the turn; what the clock's rules do not know of changes nothing."""
        if self.stopped_at is not None:
            return
        if mark.kind == "stop":
            self.stopped_at = mark.at.astimezone(SHANGHAI)
            self._end_pause(self.stopped_at)
        elif not spec.emergency:
            _BENDS[mark.kind](self, mark, spec)

    def times_used(self, extension: str) -> int:
        """How often that extension has been granted in this turn."""
        return sum(mark.extension == extension for mark in self.extensions)

    def _extend(self, mark: Mark, spec: ClockSpec) -> None:
        extension = spec.extension(mark.extension)
        if extension is not None and self.times_used(mark.extension) < extension.times:
            self.extensions.append(mark)

    def _pause(self, mark: Mark, spec: ClockSpec) -> None:
        if mark.why not in (spec.pauses or {}) or mark.why in self.open_reasons:
            return
        self.open_reasons += (mark.why,)
        if self.lasting is None:
            self.lasting = Pause(mark.at.astimezone(SHANGHAI), None, mark.why, mark.basis)
        else:
            self.lasting = self.lasting._replace(why=f"{self.lasting.why}, {mark.why}")

    def _resume(self, mark: Mark, spec: ClockSpec) -> None:
        pauses = spec.pauses or {}
        self.open_reasons = tuple(reason for reason in self.open_reasons if mark.why not in pauses[reason])
        if not self.open_reasons:
            self._end_pause(mark.at.astimezone(SHANGHAI))

    def _end_pause(self, at: datetime) -> None:
        if self.lasting is not None and at > self.lasting.start:
            self.pauses.append(self.lasting._replace(end=at))
        self.lasting, self.open_reasons = None, ()


_BENDS: Mapping[str, Callable[[Turn, Mark, ClockSpec], None]] = {
    "extend": Turn._extend,
    "pause": Turn._pause,
    "resume": Turn._resume,
}


def in_order(history: Sequence[Mark]) -> list[Mark]:
    """The marks as they happened, which for late paper entries is not as they were written."""
    return sorted(history, key=attrgetter("at"))


def last_turn(spec: ClockSpec, history: Sequence[Mark]) -> Turn | None:
    """The turn that the newest start began; None if the clock has never started."""
    turn: Turn | None = None
    for mark in in_order(history):
        if mark.kind == "start":
            turn = Turn(mark, mark.at.astimezone(SHANGHAI))
        elif turn is not None:
            turn.take(mark, spec)
    return turn


def split_turns(history: Sequence[Mark]) -> list[list[Mark]]:
    """The history cut at each start, oldest turn first; each part can be read on its own."""
    turns: list[list[Mark]] = []
    for mark in in_order(history):
        if mark.kind == "start":
            turns.append([])
        if turns:
            turns[-1].append(mark)
    return turns
