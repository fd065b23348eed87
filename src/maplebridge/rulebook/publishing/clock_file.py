"""Reads the clocks of a workflow and what a matter or a response class changes in them. Not for reckoning time."""

import itertools
from collections.abc import Collection
from dataclasses import replace
from typing import Literal, cast

from maplebridge.rulebook.deadlines.spec import ClockSpec, Extension, Limit, OfficeHours, TimeUnit
from maplebridge.rulebook.publishing.faults import Findings
from maplebridge.rulebook.publishing.nodes import Node
from maplebridge.rulebook.publishing.reading import Record, add_unknown, strings
from maplebridge.rulebook.workflows.names import ROLES, SUBMIT

SIDES = ("resident", "unit")
_NEEDS = ("zh", "en", "limit", "from", "until", "protects", "basis")
_MAY = ("pauses", "extensions", "binds", "emergency", "on_end", "escalates", "again", "raises")
Side = Literal["resident", "unit"]


def read_clock(
    name: str, node: Node, findings: Findings, actions: Collection[str], fields: Collection[str]
) -> ClockSpec:
    """One clock of a workflow; every action that it names must exist."""
    row = Record(node, findings, needs=_NEEDS, may=_MAY, what=f"时限 clock {name}")
    dated = row.string("limit") if row.node("limit").value in fields else ""
    clock = ClockSpec(
        name=name,
        label=row.words(),
        limit=Limit(0, TimeUnit.DAY) if dated else row.limit(),
        starts=row.names("from", [SUBMIT, *actions]),
        stops=row.names("until", actions),
        protects=cast("Side", row.one_of("protects", SIDES, "resident")),
        basis=row.string("basis"),
        binds=cast("Side", row.one_of("binds", SIDES, "unit")),
        pauses=_pauses(row, actions),
        extensions=read_extensions(row, fields),
        emergency=row.flag("emergency"),
        on_end=row.one_of("on_end", actions) or None,
        escalates=row.names("escalates", ROLES),
        again=row.limit("again") if row.has("again") else None,
        raises=row.flag("raises"),
        dated=dated,
    )
    if clock.dated and (clock.pauses or clock.extensions):
        row.fail("约定日期的时限不能暂停或延期。", "A clock of an agreed day has no pauses and no extensions.", "limit")
    if clock.emergency and (clock.pauses or clock.extensions):
        row.fail("应急时限不能暂停或延期。", "An emergency clock has no pauses and no extensions.", "emergency")
    return clock


def read_change(base: ClockSpec, node: Node, findings: Findings, fields: Collection[str]) -> ClockSpec:
    """A workflow's clock with another limit, its basis and, where said, other extensions."""
    row = Record(node, findings, needs=("limit", "basis"), may=("extensions",), what=f"时限 clock {base.name}")
    extensions = read_extensions(row, fields) if row.has("extensions") else base.extensions
    if base.emergency and extensions:
        row.fail("应急时限不能延期。", "An emergency clock has no extensions.", "extensions")
    return replace(base, limit=row.limit(), basis=row.string("basis"), extensions=extensions)


def read_extensions(row: Record, fields: Collection[str]) -> tuple[Extension, ...]:
    """The ways in which a clock may be extended; `none` for no way at all."""
    if row.has("extensions") and row.node("extensions").value == "none":
        return ()
    return tuple(_extension(name, node, row.findings, fields) for name, node in row.each("extensions"))


def _extension(name: str, node: Node, findings: Findings, fields: Collection[str]) -> Extension:
    row = Record(
        node,
        findings,
        needs=("by",),
        may=("extend_to", "extend_by", "needs", "times"),
        what=f"延期 extension {name}",
    )
    if row.has("extend_to") == row.has("extend_by"):
        row.fail(
            "延期写 extend_to（从起算）或 extend_by（在原期限上加）其中一个。",
            "An extension has extend_to (from the clock's start) or extend_by (on top), one of them.",
        )
    mode: Literal["to", "by"] = "to" if row.has("extend_to") else "by"
    return Extension(
        name=name,
        mode=mode,
        limit=row.limit(f"extend_{mode}"),
        approver=row.one_of("by", ROLES),
        needs=row.names("needs", fields) or ("reason",),
        times=row.whole("times", 1),
    )


def _pauses(row: Record, actions: Collection[str]) -> dict[str, tuple[str, ...]] | None:
    found: dict[str, tuple[str, ...]] = {}
    for name, node in row.each("pauses"):
        pairs = list(strings(node, row.findings))
        for word, where in [(name, node.where), *pairs]:
            if word not in actions:
                add_unknown(row.findings, where, word, actions)
        found[name] = tuple(word for word, _ in pairs)
    return found or None


def read_office_hours(row: Record) -> OfficeHours:
    """Spans of the day, as "09:00-12:00, 13:30-17:30"."""
    spans = [_span(part.strip()) for part in row.string("office_hours", "09:00-17:00").split(",")]
    good = [span for span in spans if span]
    if len(good) < len(spans) or good != sorted(good) or _overlap(good):
        row.fail(
            "办公时间写成“09:00-12:00, 13:30-17:30”，从早到晚，互不重叠。",
            "Office hours are written “09:00-12:00, 13:30-17:30”, early to late, not overlapping.",
            "office_hours",
        )
    return OfficeHours(tuple(good) or ((540, 1020),))


def _span(words: str) -> tuple[int, int] | None:
    ends = [_minutes(end) for end in words.split("-")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None or ends[0] >= ends[1]:
        return None
    return ends[0], ends[1]


def _minutes(words: str) -> int | None:
    hour, _, minute = words.partition(":")
    if not (hour.isascii() and hour.isdigit() and minute.isascii() and minute.isdigit() and len(minute) == 2):
        return None
    total = int(hour) * 60 + int(minute)
    return total if int(minute) < 60 and total <= 24 * 60 else None


def _overlap(spans: list[tuple[int, int]]) -> bool:
    return any(one[1] > two[0] for one, two in itertools.pairwise(spans))
