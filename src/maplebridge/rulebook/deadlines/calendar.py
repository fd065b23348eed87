"""Which days of a county are working days, ready to be counted. Not for where the table comes from: that is
queries.py.
"""

from array import array
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

# Chinese clocks were last moved for summer time in September 1991: from here on every day has 24 hours.
FIRST_YEAR = 1992
FIRST_DAY = date(FIRST_YEAR, 1, 1).toordinal()
YEARS_AHEAD = 5
WEEKEND = (6, 0)  # ordinal modulo 7: Saturday, Sunday


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days of one county at one revision of its table.

    `days` names the exceptions (True: work, False: off); any other day works from Monday to Friday. A year
    that is in `provisional_years`, or of which nothing is known, is provisional: its days may still change.
    Inside, days are ordinals (`date.toordinal`) and the n-th working day is found without walking.
    """

    revision: int
    days: Mapping[date, bool]
    provisional_years: frozenset[int]
    published_years: frozenset[int] = field(init=False, repr=False, compare=False)
    _working: "array[int]" = field(init=False, repr=False, compare=False)
    _end: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        known = {day.year for day in self.days}
        object.__setattr__(self, "published_years", frozenset(known) - self.provisional_years)
        self._lay_out(max(known | self.provisional_years, default=FIRST_YEAR) + YEARS_AHEAD)

    def is_working(self, day: date) -> bool:
        """Whether offices of the county work on `day`."""
        exception = self.days.get(day)
        return day.weekday() < 5 if exception is None else exception

    def is_provisional(self, day: date) -> bool:
        """Whether the working days of that day's year are not published yet."""
        return day.year not in self.published_years

    def is_provisional_between(self, first: int, last: int) -> bool:
        """Whether any year touched by these two ordinals and the days between them is provisional."""
        years = range(date.fromordinal(first).year, date.fromordinal(last).year + 1)
        return not self.published_years.issuperset(years)

    def rank(self, ordinal: int) -> int:
        """How many working days there are from the first day of the table to `ordinal`, that day
        included.
        """
        if ordinal < FIRST_DAY:
            raise ValueError(f"{date.fromordinal(ordinal)}: working days are counted from {FIRST_YEAR} on")
        if ordinal >= self._end:
            self._lay_out(date.fromordinal(ordinal).year + YEARS_AHEAD)
        return bisect_right(self._working, ordinal)

    def nth(self, rank: int) -> int:
        """The ordinal of the working day with that rank (the inverse of `rank`)."""
        while rank > len(self._working):
            self._lay_out(date.fromordinal(self._end).year + 4 * YEARS_AHEAD)
        return self._working[rank - 1]

    def next_working(self, ordinal: int) -> int:
        """The first working day that is not before `ordinal`."""
        return self.nth(self.rank(ordinal - 1) + 1)

    def _lay_out(self, last_year: int) -> None:
        """Count the table through to the end of `last_year`; a wider table is the same table, only
        longer.
        """
        end = date(last_year + 1, 1, 1).toordinal()
        exceptions = {day.toordinal(): working for day, working in self.days.items()}
        every_day = range(FIRST_DAY, end)
        working = (day for day in every_day if exceptions.get(day, day % 7 not in WEEKEND))
        object.__setattr__(self, "_working", array("i", working))
        object.__setattr__(self, "_end", end)
