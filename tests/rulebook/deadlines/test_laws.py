"""What holds for every clock, whatever happens to it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.rulebook.deadlines import naive
from tests.rulebook.deadlines.cast import CALENDAR, OFFICE, at, clock

from maplebridge.rulebook.deadlines.calendar import Calendar
from maplebridge.rulebook.deadlines.marks import MarkKind
from maplebridge.rulebook.deadlines.rules import Mark, Reading, add, may_extend, read_clock
from maplebridge.rulebook.deadlines.spec import Limit, TimeUnit

law = settings(deadline=None)
KINDS: Sequence[MarkKind] = ("pause", "pause", "resume", "resume", "extend", "extend", "stop")
LARGEST = {TimeUnit.MINUTE: 600, TimeUnit.HOUR: 90, TimeUnit.WORKING_HOUR: 30}
UNITS = st.sampled_from(TimeUnit)
MOMENTS = st.integers(0, 18 * 365 * 24 * 60).map(lambda minute: at("2010-01-01 00:00") + timedelta(minutes=minute))
LIMITS = UNITS.flatmap(lambda unit: st.builds(Limit, st.integers(1, LARGEST.get(unit, 40)), st.just(unit)))
STEPS = st.lists(st.integers(1, 6_000), max_size=6).map(lambda gaps: [sum(gaps[: n + 1]) for n in range(len(gaps))])


@st.composite
def paused(draw: st.DrawFn) -> tuple[datetime, list[tuple[datetime, datetime]]]:
    start, minutes = draw(MOMENTS), draw(STEPS)
    moments = [start + timedelta(minutes=minute) for minute in minutes]
    return start, list(zip(moments[::2], moments[1::2], strict=False))


@st.composite
def histories(draw: st.DrawFn) -> list[Mark]:
    """A start and then anything at all, in order of time."""
    start, minutes = draw(MOMENTS), draw(STEPS)
    marks = [Mark("start", start, "submit")]
    for minute in minutes:
        kind = draw(st.sampled_from(KINDS))
        why = draw(st.sampled_from(["ask", "verify"] if kind == "pause" else ["supply", "verified"]))
        name = draw(st.sampled_from(["approved", "longer"])) if kind == "extend" else ""
        marks.append(Mark(kind, start + timedelta(minutes=minute), why, extension=name))
    return marks


def marks_of(start: datetime, pauses: Sequence[tuple[datetime, datetime]]) -> list[Mark]:
    marks = [Mark("start", start, "submit")]
    for first, last in pauses:
        marks += [Mark("pause", first, "ask"), Mark("resume", last, "supply")]
    return marks


def read(limit: Limit, history: Sequence[Mark], calendar: Calendar = CALENDAR, **facts: object) -> Reading:
    return read_clock(clock(str(limit), **facts), history, calendar, OFFICE)


@settings(deadline=None, max_examples=200)
@given(paused(), LIMITS)
def test_the_quick_way_agrees_with_the_slow_way(
    case: tuple[datetime, list[tuple[datetime, datetime]]], limit: Limit
) -> None:
    start, pauses = case
    assert read(limit, marks_of(start, pauses)).due_at == naive.due(start, limit, pauses)


@law
@given(MOMENTS, LIMITS)
def test_more_time_never_ends_earlier(start: datetime, limit: Limit) -> None:
    longer = Limit(limit.amount + 1, limit.unit)
    assert add(start, limit, CALENDAR, OFFICE).at <= add(start, longer, CALENDAR, OFFICE).at


@law
@given(MOMENTS, LIMITS, st.integers(0, 20_000))
def test_a_later_start_never_ends_earlier(start: datetime, limit: Limit, minutes: int) -> None:
    later = start + timedelta(minutes=minutes)
    assert start < add(start, limit, CALENDAR, OFFICE).at <= add(later, limit, CALENDAR, OFFICE).at


@law
@given(paused(), LIMITS)
def test_no_pause_makes_a_limit_end_earlier(
    case: tuple[datetime, list[tuple[datetime, datetime]]], limit: Limit
) -> None:
    start, pauses = case
    ends = [read(limit, marks_of(start, pauses[:many])).due_at for many in range(len(pauses) + 1)]
    assert ends == sorted(ends)


@law
@given(paused(), LIMITS, st.integers(1, 10_000))
def test_a_longer_pause_never_ends_earlier(
    case: tuple[datetime, list[tuple[datetime, datetime]]], limit: Limit, minutes: int
) -> None:
    start, pauses = case
    assume(pauses)
    longer = [*pauses[:-1], (pauses[-1][0], pauses[-1][1] + timedelta(minutes=minutes))]
    assert read(limit, marks_of(start, pauses)).due_at <= read(limit, marks_of(start, longer)).due_at


@law
@given(histories(), LIMITS)
def test_no_mark_makes_a_clock_end_earlier(history: list[Mark], limit: Limit) -> None:
    ends = [read(limit, history[:many]).due_at for many in range(1, len(history) + 1)]
    assert ends == sorted(ends)


@law
@given(histories(), LIMITS)
def test_the_points_lie_between_start_and_end(history: list[Mark], limit: Limit) -> None:
    reading = read(limit, history)
    assert reading.started_at <= reading.half_at <= reading.eighty_at <= reading.due_at


@law
@given(histories(), LIMITS)
def test_no_warning_falls_into_a_pause(history: list[Mark], limit: Limit) -> None:
    reading = read(limit, history)
    stood = [(part.start, part.end) for part in reading.segments if part.kind == "pause" and part.end]
    for point in (reading.half_at, reading.eighty_at):
        assert not any(first < point < last for first, last in stood)


@law
@given(histories(), LIMITS)
def test_the_ledger_has_no_gaps(history: list[Mark], limit: Limit) -> None:
    reading = read(limit, history)
    ends = [part.end for part in reading.segments]
    assert [part.start for part in reading.segments] == [reading.started_at, *ends[:-1]]
    assert ends[-1] == (None if reading.state == "paused" else reading.due_at)
    assert all(part.end is None or part.start < part.end for part in reading.segments)
    assert all(part.why for part in reading.segments)


@law
@given(histories(), LIMITS)
def test_a_stored_history_reads_the_same(history: list[Mark], limit: Limit) -> None:
    stored = [Mark.from_json(mark.as_json()) for mark in history]
    assert read(limit, stored) == read(limit, history)


@law
@given(histories(), LIMITS, st.integers(1, 50_000))
def test_marks_without_meaning_change_nothing(history: list[Mark], limit: Limit, minutes: int) -> None:
    later = history[-1].at + timedelta(minutes=minutes)
    noise = [Mark("pause", later, "unlisted"), Mark("resume", later, "unlisted"), Mark("extend", later, "extend")]
    assert read(limit, [*history, *noise]) == read(limit, history)


@law
@given(histories(), LIMITS, st.sets(st.integers(0, 400), max_size=30))
def test_what_was_told_to_a_resident_never_moves_earlier(history: list[Mark], limit: Limit, flipped: set[int]) -> None:
    told = read(limit, history).due_at
    days = [history[0].at.date() + timedelta(days=shift) for shift in flipped]
    changed = Calendar(9, {**CALENDAR.days, **{day: not CALENDAR.is_working(day) for day in days}}, frozenset())
    spec = clock(str(limit), binds="resident")
    anew = read_clock(spec, history, changed, OFFICE, not_before=told)
    assert anew.due_at >= told
    assert anew.state == "paused" or anew.segments[-1].end == anew.due_at


@law
@given(histories(), LIMITS)
def test_an_emergency_clock_minds_its_start_and_stop_only(history: list[Mark], limit: Limit) -> None:
    straight = [mark for mark in history if mark.kind in ("start", "stop")]
    assert read(limit, history, emergency=True) == read(limit, straight)


@law
@given(histories(), LIMITS, st.sampled_from(["approved", "longer"]))
def test_an_allowed_extension_is_counted_in(history: list[Mark], limit: Limit, name: str) -> None:
    spec, now = clock(str(limit)), history[-1].at
    roles = ["leader", "unit_head"]
    refused = may_extend(spec, history, name, roles=roles, at=now, calendar=CALENDAR, office=OFFICE)
    extended = read(limit, [*history, Mark("extend", now, "extend", extension=name)])
    before = read(limit, history)
    if name == "longer" and refused is None:
        assert extended.due_at > before.due_at
    if refused is not None and refused.code in ("clock_not_running", "extension_used_up"):
        assert extended == before
