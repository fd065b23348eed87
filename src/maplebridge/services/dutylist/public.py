"""The duty list as everybody reads it: how many problems of each batch and unit, and the results with the words that
were written for the public and checked. Nothing personal, nothing of sealed cases, no case numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.clock.time import SHANGHAI, day_of
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.services.dutylist.queries import Count, count_duties
from maplebridge.services.dutylist.rules import BATCHES, OUTCOMES, SETTLED, without_numbers

SQL = Path(__file__).parent / "sql"
MANY, MONTHS = 200, 13
NO_MONTH = Text("没有这个月份", "There is no such month")
WAITING, IN_HAND, DONE = ("listed", "naming"), ("handling", "publishing", "confirming"), ("closed",)
NOBODY = Text("", "")


@dataclass(frozen=True, slots=True)
class Result:
    """One result as it was made public."""

    batch: Text
    unit: Text
    title: str
    words: str
    told_on: date
    outcome: Text
    settled: Text


@dataclass(frozen=True, slots=True)
class Standing:
    """A batch, or a unit, with how many problems wait, are in hand, late, and off the list."""

    key: str
    name: Text
    waiting: int
    in_hand: int
    late: int
    done: int


@dataclass(frozen=True, slots=True)
class PublicList:
    """The list now, and the results of one month."""

    batches: tuple[Standing, ...]
    units: tuple[Standing, ...]
    month: str
    months: tuple[str, ...]
    results: tuple[Result, ...]


def get_public_list(county: str, now: datetime, *, month: str = "", batch: str = "") -> PublicList:
    """The list now and the results of a month, this one if none is asked for. Raises Missing. Two round trips."""
    months = list_months(now)
    asked = month or months[0]
    if asked not in months:
        raise Missing("no_such_month", NO_MONTH, field="month")
    counts = count_duties(county, now)
    return PublicList(
        batches=tuple(
            _standing(name, title, [c for c in counts if c.batch == name]) for name, title in BATCHES.items()
        ),
        units=_units(county, counts),
        month=asked,
        months=months,
        results=tuple(_results(county, asked, batch if batch in BATCHES else "")),
    )


def list_months(now: datetime) -> tuple[str, ...]:
    """This month and the twelve before it, as 2026-11."""
    day = day_of(now)
    whole = day.year * 12 + day.month - 1
    return tuple(f"{each // 12}-{each % 12 + 1:02d}" for each in range(whole, whole - MONTHS, -1))


def _units(county: str, counts: list[Count]) -> tuple[Standing, ...]:
    registry = get_registry(county)
    codes = sorted({each.unit for each in counts if each.unit})
    named: Mapping[str, Text] = {code: unit.name for code in codes if (unit := registry.unit(code))}
    return tuple(
        _standing(code, named.get(code, Text(code, code)), [each for each in counts if each.unit == code])
        for code in codes
    )


def _standing(key: str, name: Text, counts: list[Count]) -> Standing:
    def many(states: tuple[str, ...]) -> int:
        return sum(each.many for each in counts if each.state in states)

    return Standing(key, name, many(WAITING), many(IN_HAND), sum(each.late for each in counts), many(DONE))


def _results(county: str, month: str, batch: str) -> list[Result]:
    year, number = (int(part) for part in month.split("-"))
    since = datetime(year, number, 1, tzinfo=SHANGHAI)
    until = datetime(year + number // 12, number % 12 + 1, 1, tzinfo=SHANGHAI)
    values = {"county": county, "since": since, "until": until, "batch": batch, "many": MANY}
    registry = get_registry(county)
    found = []
    for name, code, told_at, outcome, settled, title, words in fetch(SQL / "told.sql", values):
        unit = registry.unit(code or "")
        found.append(
            Result(
                batch=BATCHES.get(name, NOBODY),
                unit=unit.name if unit else Text(code or "", code or ""),
                title=without_numbers(title or ""),
                words=without_numbers(words or ""),
                told_on=day_of(told_at),
                outcome=OUTCOMES.get(outcome or "", NOBODY),
                settled=SETTLED.get(settled, NOBODY),
            )
        )
    return found
