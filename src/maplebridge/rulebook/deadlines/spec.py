"""What a pack says about a clock, as plain values. Not for arithmetic: that is rules.py."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from maplebridge.ground.words.text import Text


class TimeUnit(StrEnum):
    """Units of a limit: minutes, clock hours, working hours, working days, calendar days."""

    MINUTE = "min"
    HOUR = "h"
    WORKING_HOUR = "wh"
    WORKING_DAY = "W"
    DAY = "D"


@dataclass(frozen=True, slots=True)
class Limit:
    """An amount of time in one unit, e.g. 5 W."""

    amount: int
    unit: TimeUnit

    def __str__(self) -> str:
        return f"{self.amount} {self.unit.value}"


@dataclass(frozen=True, slots=True)
class Extension:
    """How a clock may be extended: `to` counts from the clock's own start, `by` from the due time it has.

    `approver` is a workflow role; `needs` are field names; `times` is how often this extension may be used.
    """

    name: str
    mode: Literal["to", "by"]
    limit: Limit
    approver: str
    needs: tuple[str, ...] = ("reason",)
    times: int = 1


@dataclass(frozen=True, slots=True)
class ClockSpec:
    """One clock of a workflow.

    It starts at any action in `starts` (a new turn each time) and ends at any in `stops`. `pauses` maps an
    action that pauses it to the actions that resume it. `protects` says for whom the limit stands, `binds`
    who must act in it: a limit that binds the resident never moves earlier. A `dated` clock has no limit of its own:
    it is due on the day or at the moment that the field of this name says, or, dated by `terms`, has a turn for each
    term of an agreement. An `emergency` clock has no pauses and no extensions. `on_end` names an action that the
    clock itself takes when it runs out; `escalates` the roles told when it is overdue, in order, a step each time
    `again` passes. `raises` moves a case that nobody owns to the centre above.
    """

    name: str
    label: Text
    limit: Limit
    starts: tuple[str, ...]
    stops: tuple[str, ...]
    protects: Literal["resident", "unit"]
    basis: str
    binds: Literal["resident", "unit"] = "unit"
    pauses: Mapping[str, tuple[str, ...]] | None = None
    extensions: tuple[Extension, ...] = ()
    emergency: bool = False
    on_end: str | None = None
    escalates: tuple[str, ...] = ()
    again: Limit | None = None
    raises: bool = False
    dated: str = ""

    def extension(self, name: str) -> Extension | None:
        """The extension of that name, if the clock has one."""
        return next((extension for extension in self.extensions if extension.name == name), None)


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """Minutes of the day (from, to) in which offices work, Asia/Shanghai, e.g. ((540, 720), (810,
    1050)).
    """

    spans: tuple[tuple[int, int], ...]
