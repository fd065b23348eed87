"""Writes the county's table of working days; each change raises the revision, so that clocks are read anew.

Not for reading the clocks anew: whoever keeps them compares revisions.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from maplebridge.ground.words.fault import Conflict, Fault, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines import queries
from maplebridge.rulebook.deadlines.models import LOCAL, NATIONAL, PROVISIONAL, PUBLISHED, WorkDay, WorkYear
from maplebridge.rulebook.deadlines.seeding import known_year
from maplebridge.rulebook.deadlines.year_table import YearDay, check_year, read_csv


def seed_years(county: str, first: int, last: int, *, now: datetime, by: str = "") -> tuple[int, ...]:
    """Fill the years from `first` to `last` with what is known of them; gives those that changed.

    Published years stay as they are; a provisional one is filled anew once it is known as published. Safe
    to repeat. Raises Fault for a year whose festivals are not known.
    """
    known = {year: known_year(year) for year in range(first, last + 1)}
    with transaction.atomic():
        table = _locked(county)
        changed = [
            year
            for year, facts in known.items()
            if year not in table or (facts.published and table[year].status == PROVISIONAL)
        ]
        revision = _next_revision(table)
        for year in changed:
            status = PUBLISHED if known[year].published else PROVISIONAL
            _set_year(county, year, status=status, revision=revision, changed_at=now, changed_by=by)
            _replace(county, year, known[year].days)
    _forget()
    return tuple(changed)


def publish_year(county: str, year: int, days: Iterable[YearDay], *, now: datetime, by: str = "") -> int:
    """Store the published arrangement of `year` in place of what was there; gives the new revision.

    Local days stay. Raises YearTableFault with everything that is wrong with `days`.
    """
    numbered = [YearDay(day.day, day.working, day.name, day.line or number) for number, day in enumerate(days, 1)]
    check_year(year, numbered)
    with transaction.atomic():
        revision = _next_revision(_locked(county))
        _set_year(county, year, status=PUBLISHED, revision=revision, changed_at=now, changed_by=by)
        _replace(county, year, numbered)
    _forget()
    return revision


def publish_csv(county: str, year: int, text: str, *, now: datetime, by: str = "") -> int:
    """Publish `year` from a CSV text with the columns day, working (班/休, work/off), name."""
    return publish_year(county, year, read_csv(text), now=now, by=by)


def add_local_day(county: str, day: date, *, working: bool, name: str, now: datetime, by: str = "") -> int:
    """Add a day off or a working day of this county alone (州庆, snow); gives the new revision."""
    if not name.strip():
        raise Fault("name_missing", Text("须写明名称。", "A name is needed."), field="name")

    def write() -> None:
        if WorkDay.objects.of(county).filter(year=day.year, day=day, scope=LOCAL).exists():
            text = Text(f"{day} 已有本地安排。", f"{day} already has a local rule.")
            raise Conflict("local_day_exists", text, field="day")
        WorkDay.objects.insert([_row(county, day.year, YearDay(day, working, name.strip()), LOCAL)])

    return _change_local(county, day, write, now, by)


def remove_local_day(county: str, day: date, *, now: datetime, by: str = "") -> int:
    """Take a local day away again; gives the new revision."""

    def write() -> None:
        deleted, _ = WorkDay.objects.of(county).filter(year=day.year, day=day, scope=LOCAL).delete()
        if not deleted:
            raise Missing("local_day_missing", Text(f"{day} 没有本地安排。", f"{day} has no local rule."), field="day")

    return _change_local(county, day, write, now, by)


def _change_local(county: str, day: date, write: Callable[[], None], now: datetime, by: str) -> int:
    with transaction.atomic():
        table = _locked(county)
        if day.year not in table:
            text = Text(f"{day.year} 年的工作日表尚未建立。", f"The county has no table for {day.year} yet.")
            raise Fault("year_missing", text, field="day")
        write()
        status, revision = table[day.year].status, _next_revision(table)
        _set_year(county, day.year, status=status, revision=revision, changed_at=now, changed_by=by)
    _forget()
    return revision


def _locked(county: str) -> dict[int, WorkYear]:
    """The county's years, held so that two changes take two revisions."""
    return {row.year: row for row in WorkYear.objects.of(county).select_for_update().order_by("year")}


def _next_revision(table: dict[int, WorkYear]) -> int:
    return max((row.revision for row in table.values()), default=0) + 1


def _replace(county: str, year: int, days: Sequence[YearDay]) -> None:
    WorkDay.objects.of(county).filter(year=year, scope=NATIONAL).delete()
    WorkDay.objects.insert([_row(county, year, day, NATIONAL) for day in days])


def _set_year(county: str, year: int, **facts: object) -> None:
    if not WorkYear.objects.of(county).filter(year=year).update(**facts):
        WorkYear.objects.insert([WorkYear(county=county, year=year, **facts)])


def _row(county: str, year: int, day: YearDay, scope: str) -> WorkDay:
    return WorkDay(county=county, year=year, day=day.day, scope=scope, working=day.working, name=day.name)


def _forget() -> None:
    """Now for this process, and once more after the commit for whoever read in between."""
    queries.forget()
    transaction.on_commit(queries.forget)
