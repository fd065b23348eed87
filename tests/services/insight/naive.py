"""The same figures worked out once more from the tales themselves, slowly and another way. For comparing."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from maplebridge.ground.clock.time import day_of
from maplebridge.rulebook.workflows.facts import ClockFacts
from maplebridge.services.insight.periods import Period
from maplebridge.site.demo.telling import Tale

Key = tuple[str, str, str]


def tally(tales: Iterable[Tale], period: Period, now: datetime, width: int) -> Counter[Key]:
    """How many of each (dimension, key, measure)."""
    tales = list(tales)
    counter: Counter[Key] = Counter()
    for tale in tales:
        for measure, at in _measures(tale, tales, period, now):
            counter["all", "", measure] += 1
            counter["place", tale.case.place[:width], measure] += 1
            counter["category", tale.case.category, measure] += 1
            counter["channel", tale.opening.columns["channel"], measure] += 1
            if measure in ("received", "closed"):
                counter["day", day_of(at).isoformat(), measure] += 1
    return counter


def _measures(tale: Tale, tales: list[Tale], period: Period, now: datetime) -> Iterator[tuple[str, datetime]]:
    opened = tale.case.opened_at
    if _within(opened, period):
        yield "received", opened
        if any(_repeats(tale, other) for other in tales):
            yield "repeated", opened
    last = tale.steps[-1]
    if not last.outcome.ended:
        yield "open", now
        yield from _standing(tale, now)
    elif _within(last.at, period):
        yield from _ended(tale, last.outcome.action, last.at)
    yield from _clocks(tale, period, now)
    yield from _ratings(tale, period)


def _within(at: datetime, period: Period) -> bool:
    return period.first <= day_of(at) <= period.last


def _repeats(tale: Tale, other: Tale) -> bool:
    mine, theirs = tale.case, other.case
    if len(mine.place) < 12 or (mine.place, mine.category) != (theirs.place, theirs.category):
        return False
    earlier = (theirs.opened_at, theirs.id) < (mine.opened_at, mine.id)
    return earlier and mine.opened_at - theirs.opened_at <= timedelta(days=30)


def _standing(tale: Tale, now: datetime) -> Iterator[tuple[str, datetime]]:
    running = [c for c in tale.case.clocks if c.state == "running" and c.name not in ("rate", "supply")]
    if any(clock.due_at <= now for clock in running):
        yield "overdue", now


def _ended(tale: Tale, action: str, at: datetime) -> Iterator[tuple[str, datetime]]:
    if action == "withdraw":
        yield "withdrawn", at
    elif action == "refuse":
        yield "refused", at
    else:
        taken = [step.outcome.action for step in tale.steps]
        yield "closed", at
        if "return" in taken:
            yield "closed_returned", at
        if taken.count("finish") > 1:
            yield "closed_redone", at


def _clocks(tale: Tale, period: Period, now: datetime) -> Iterator[tuple[str, datetime]]:
    for clock in tale.case.clocks:
        why = next((mark.why for mark in clock.history if mark.kind == "stop"), "")
        stopped = next((mark.at for mark in clock.history if mark.kind == "stop"), None)
        started = min(mark.at for mark in clock.history)
        if clock.name == "sign" and clock.turn == 1 and _within(started, period):
            yield "dispatched", started
            yield ("dispatch_returned" if why == "return" else "dispatch_kept"), started
        if clock.name == "rate" and stopped and _within(stopped, period) and why != "withdraw":
            yield "rating_asked", stopped
            if why != "rate":
                yield "unrated", stopped
        if _within(clock.due_at, period) and (stopped or clock.due_at <= now) and why != "withdraw":
            yield from _due(clock, why, stopped)


def _due(clock: ClockFacts, why: str, stopped: datetime | None) -> Iterator[tuple[str, datetime]]:
    met = stopped is not None and stopped < clock.due_at
    if clock.name == "sign":
        yield "sign_due", clock.due_at
        yield ("sign_met" if met else "sign_missed"), clock.due_at
    if clock.name == "contact" and why != "reassign":
        yield "contact_due", clock.due_at
        yield ("contact_met" if met and why == "contact" else "contact_missed"), clock.due_at
    if clock.name == "answer":
        yield "answer_due", clock.due_at
        yield ("answer_met" if met else "answer_missed"), clock.due_at
        if any(mark.kind == "extend" for mark in clock.history):
            yield "answer_extended", clock.due_at


def _ratings(tale: Tale, period: Period) -> Iterator[tuple[str, datetime]]:
    for step in tale.steps:
        if step.outcome.action == "rate" and _within(step.at, period):
            solved, said = step.outcome.changes["solved"], step.outcome.changes["satisfaction"]
            yield "rated", step.at
            yield ("rated_solved" if solved == "yes" else "rated_unsolved"), step.at
            if said in ("very_satisfied", "satisfied"):
                yield "rated_satisfied", step.at
            if said in ("dissatisfied", "very_dissatisfied"):
                yield "rated_dissatisfied", step.at
