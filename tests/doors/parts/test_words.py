"""Moments as pages and messages say them."""

from datetime import UTC, datetime

import pytest
from django.template import Context, Template

from maplebridge.doors.parts.asking import Visitor
from maplebridge.services.sending.wording import say_moment

NOW = datetime(2026, 9, 18, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "zh", "en"),
    [
        (datetime(2026, 9, 24, 16, 0, tzinfo=UTC), "9月24日 24:00", "24 Sep 24:00"),
        (datetime(2026, 9, 24, 16, 1, tzinfo=UTC), "9月25日 00:01", "25 Sep 00:01"),
        (datetime(2026, 9, 18, 16, 0, tzinfo=UTC), "今天 24:00", "today 24:00"),
        (datetime(2026, 9, 18, 6, 5, tzinfo=UTC), "今天 14:05", "today 14:05"),
    ],
)
def test_a_midnight_belongs_to_the_day_that_it_ends(at: datetime, zh: str, en: str) -> None:
    assert zh in said(at, "zh")
    assert en in said(at, "en")


def test_a_message_says_it_alike() -> None:
    assert say_moment(datetime(2026, 9, 24, 16, 0, tzinfo=UTC)) == ("9月24日24:00", "24 Sep 24:00")


def said(at: datetime, language: str) -> str:
    """What the tag writes for a reader of that language."""
    visitor = Visitor("520524", None, "", "en" if language == "en" else "zh", NOW)
    return Template("{% when at %}").render(Context({"visitor": visitor, "at": at}))
