"""Extensions: how far they carry a clock, and who may grant which, how often, and until when."""

from collections.abc import Sequence
from datetime import date

import pytest
from tests.rulebook.deadlines.cast import CALENDAR, OFFICE, at, clock, extend, pause, resume, start, stop

from maplebridge.rulebook.deadlines.rules import Mark, Reading, may_extend, read_clock
from maplebridge.rulebook.deadlines.spec import Extension, Limit, TimeUnit

BEGUN = start("2026-09-18 10:00")


def read(*history: Mark, limit: str = "1 W") -> Reading:
    return read_clock(clock(limit), history, CALENDAR, OFFICE)


def test_extend_to_counts_from_the_clocks_own_start() -> None:
    assert read(BEGUN, extend("2026-09-20 15:00", "approved")).due_day == date(2026, 9, 24)


def test_extend_by_counts_from_the_due_time_it_has() -> None:
    both = (BEGUN, extend("2026-09-20 15:00", "approved"), extend("2026-09-24 09:00", "longer"))
    assert read(*both).due_day == date(2026, 10, 26)  # 24 October is a Saturday
    assert read(*both).moved_from == date(2026, 10, 24)


def test_less_may_be_granted_than_the_extension_allows() -> None:
    assert read(BEGUN, extend("2026-09-20 15:00", "longer", amount=8)).due_day == date(2026, 9, 28)
    assert read(BEGUN, extend("2026-09-20 15:00", "longer", amount=99)) == read(
        BEGUN, extend("2026-09-20 15:00", "longer")
    )


def test_pauses_shift_what_was_extended_from_the_start() -> None:
    history = (BEGUN, extend("2026-09-20 15:00", "approved"), pause("2026-09-21 10:00"), resume("2026-09-23 10:00"))
    assert read(*history).due_day == date(2026, 9, 29)  # 20, 21, 24, 28, 29


def test_a_pause_in_the_extended_time_shifts_the_extended_end() -> None:
    history = (BEGUN, extend("2026-09-20 15:00", "longer"), pause("2026-10-08 10:00"), resume("2026-10-10 10:00"))
    assert read(*history).due_day == date(2026, 10, 22)  # 20 September + 30 days + 2


def test_a_pause_before_the_due_time_shifts_it_once() -> None:
    paused = (start("2026-09-07 10:00"), pause("2026-09-09 10:00"), resume("2026-09-12 10:00"))
    assert read(*paused, limit="7 D").due_day == date(2026, 9, 17)
    assert read(*paused, extend("2026-09-16 09:00", "longer"), limit="7 D").due_day == date(2026, 10, 19)


def test_what_stands_on_a_provisional_end_is_provisional() -> None:
    spec = clock("1 W", extensions=(Extension("hours", "by", Limit(6, TimeUnit.HOUR), "leader"),))
    history = [start("2026-12-31 10:00"), extend("2026-12-31 11:00", "hours")]
    reading = read_clock(spec, history, CALENDAR, OFFICE)
    assert (reading.due_at, reading.provisional) == (at("2027-01-05 06:00"), True)


def test_an_extension_to_an_earlier_time_changes_nothing() -> None:
    assert read(BEGUN, extend("2026-09-20 15:00", "approved"), limit="10 W") == read(BEGUN, limit="10 W")


def test_more_extensions_than_allowed_change_nothing() -> None:
    once = (BEGUN, extend("2026-09-20 15:00", "approved"))
    assert read(*once, extend("2026-09-21 15:00", "approved"), extend("2026-09-21 16:00", "unheard_of")) == read(*once)


def test_the_ledger_tells_run_and_extension_apart() -> None:
    run, extension = read(BEGUN, extend("2026-09-20 15:00", "approved")).segments
    assert (run.kind, run.start, run.end, run.basis) == ("run", BEGUN.at, at("2026-09-20 24:00"), "柳塘镇码上办")
    assert (extension.kind, extension.end, extension.basis) == ("extension", at("2026-09-24 24:00"), "领导批准")


def fault_code(
    history: Sequence[Mark],
    name: str = "longer",
    roles: Sequence[str] = ("unit_head",),
    when: str = "2026-09-20 15:00",
    amount: int | None = None,
    emergency: bool = False,
) -> str | None:
    fault = may_extend(
        clock(emergency=emergency),
        history,
        name,
        roles=roles,
        at=at(when),
        calendar=CALENDAR,
        office=OFFICE,
        amount=amount,
    )
    return fault.code if fault else None


def test_the_approver_may_extend_in_time() -> None:
    assert fault_code([BEGUN]) is None
    assert fault_code([BEGUN], amount=30) is None
    assert fault_code([BEGUN, extend("2026-09-19 10:00", "longer")]) is None  # twice are allowed


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"emergency": True}, "clock_never_extends"),
        ({"name": "unheard_of"}, "extension_unknown"),
        ({"roles": ("leader", "handler")}, "extension_not_yours"),
        ({"roles": ()}, "extension_not_yours"),
        ({"amount": 31}, "extension_too_long"),
        ({"amount": 0}, "extension_too_long"),
        ({"when": "2026-09-20 24:00"}, "clock_ran_out"),
    ],
)
def test_nobody_else_nothing_else_and_not_too_late(change: dict[str, object], code: str) -> None:
    assert fault_code([BEGUN], **change) == code  # type: ignore[arg-type]  # fields of the dataclass


def test_an_extension_is_used_up() -> None:
    used = [BEGUN, extend("2026-09-19 10:00", "longer"), extend("2026-09-19 11:00", "longer")]
    assert fault_code(used) == "extension_used_up"


def test_only_a_clock_that_goes_can_be_extended() -> None:
    assert fault_code([]) == "clock_not_running"
    assert fault_code([BEGUN, stop("2026-09-20 10:00")]) == "clock_not_running"


def test_a_clock_that_stands_can_be_extended_however_late_it_is() -> None:
    assert fault_code([BEGUN, pause("2026-09-20 10:00")], when="2026-11-02 10:00") is None
