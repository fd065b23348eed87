"""The telling itself: a scenario whose clocks name no basis does not pass."""

import pytest
from tests.scenarios.story import Line, Story, tell

LAMP: list[Line] = [
    (
        "09-18 16:00",
        "alice",
        "submit",
        {"matter": "streetlight"},
        "received",
        {"triage": "09-18 18:00", "answer": "09-21 00:00"},
    ),
]


def test_a_clock_without_a_named_law_or_document_is_told(story: Story) -> None:
    with pytest.raises(AssertionError, match="names no basis"):
        tell(story, LAMP)
