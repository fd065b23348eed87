"""Opening hours and open states in words. Not for computing them: directory.units.visiting does."""

from itertools import groupby

from maplebridge.directory.units.visiting import Hours, Span, span_text
from maplebridge.ground.words.text import Text

DAYS = (
    Text("周一", "Mon"),
    Text("周二", "Tue"),
    Text("周三", "Wed"),
    Text("周四", "Thu"),
    Text("周五", "Fri"),
    Text("周六", "Sat"),
    Text("周日", "Sun"),
)
ON_HOLIDAYS = Text("法定节假日", "Public holidays")


def say_hours(hours: Hours | None) -> tuple[Text, ...]:
    """A line for each run of days with the same hours; days that are closed are left out."""
    if hours is None:
        return ()
    runs = [(spans, [day for day, _ in run]) for spans, run in groupby(enumerate(hours.week), key=lambda each: each[1])]
    lines = [_line(_days(days[0], days[-1]), spans) for spans, days in runs if spans]
    return (*lines, _line(ON_HOLIDAYS, hours.holidays)) if hours.holidays else tuple(lines)


def _days(first: int, last: int) -> Text:
    one, other = DAYS[first], DAYS[last]
    return one if first == last else Text(f"{one.zh}至{other.zh}", f"{one.en}-{other.en}")


def _line(days: Text, spans: tuple[Span, ...]) -> Text:
    said = [f"{span_text(first)}-{span_text(last)}" for first, last in spans]
    return Text(f"{days.zh} {'、'.join(said)}", f"{days.en} {', '.join(said)}")
