"""The shapes of monthly series."""

from typing import Annotated

from pydantic import Field

from maplebridge.doors.api.v1.shapes.problems import Both, Out

Year = Annotated[int, Field(ge=0, le=2999)]


class PairOut(Out):
    """A number beside that of the year before, as texts; null is what is not known."""

    number: str | None
    year_before: str | None
    difference: str | None


class MonthOut(PairOut):
    """One month; `replaced` is the number that a later file took the place of."""

    month: str
    replaced: str | None


class OneSeriesOut(Out):
    """A series at a place; without a source it is computed. `total`: the months reported, and the same of the
    year before."""

    series: str
    title: Both
    unit: Both
    source: Both | None
    months: list[MonthOut]
    total: PairOut


class SeriesOut(Out):
    """The series of one place in one year."""

    place: str
    year: int
    series: list[OneSeriesOut]
