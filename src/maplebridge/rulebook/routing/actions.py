"""Writes lessons. Not for deciding on competence: that is an action on a case."""

from collections.abc import Mapping
from datetime import datetime

from maplebridge.rulebook.routing.lessons import ground_of
from maplebridge.rulebook.routing.models import Lesson
from maplebridge.rulebook.routing.queries import forget_lessons


def unname(*, county: str, number: str) -> None:
    """What the case of that number taught stands, but it is not named any more."""
    if Lesson.objects.of(county).filter(number=number).update(number=""):
        forget_lessons()


def learn(*, county: str, lesson: Mapping[str, str], number: str, decided_at: datetime) -> None:
    """Keeps what a decision teaches (`category`, `place`, `unit`); an older decision does not undo a newer one."""
    category, place = ground_of(lesson["category"], lesson["place"])
    known = Lesson.objects.of(county).filter(category=category, place=place)
    row = {"unit": lesson["unit"], "number": number, "decided_at": decided_at}
    if known.exists():
        known.filter(decided_at__lt=decided_at).update(**row)
    else:
        Lesson.objects.insert([Lesson(county=county, category=category, place=place, **row)])
    forget_lessons()
