"""Reads of lessons, kept for some seconds. Not for suggesting: that is rules.py."""

from django.db.models import Max

from maplebridge.ground.clock.time import day_of
from maplebridge.ground.memory.remembering import Remembered
from maplebridge.rulebook.routing.lessons import Lessons, gather
from maplebridge.rulebook.routing.models import Lesson


def get_lessons(county: str) -> Lessons:
    """What decisions have taught in `county`, at most five seconds old."""
    return _lessons.get(county)


def forget_lessons() -> None:
    """Let the next read see what was just written."""
    _lessons.forget()


def _revise(county: str) -> object:
    found = Lesson.objects.of(county).aggregate(newest=Max("decided_at"))
    return found["newest"] or 0


def _load(county: str) -> Lessons:
    rows = Lesson.objects.of(county).values_list("category", "place", "unit", "decided_at", "number")
    return gather((category, place, unit, day_of(at), number) for category, place, unit, at, number in rows)


_lessons = Remembered(_revise, _load)
