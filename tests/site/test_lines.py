"""The log is one JSON object a line."""

import json
import logging
import sys

from maplebridge.site.lines import JsonLines


def record(**extra: object) -> logging.LogRecord:
    made = logging.makeLogRecord(
        {"name": "maplebridge", "levelname": "INFO", "msg": "did %s", "args": ("it",), **extra}
    )
    made.created = 0
    return made


def test_line_says_when_who_what_and_whatever_else_is_given() -> None:
    line = json.loads(JsonLines().format(record(county="520524", done=3)))
    assert line == {
        "at": "1970-01-01T08:00:00.000+08:00",
        "level": "info",
        "from": "maplebridge",
        "says": "did it",
        "county": "520524",
        "done": 3,
    }


def test_line_stays_one_line_with_a_trace() -> None:
    try:
        raise ValueError("odd\nvalue")
    except ValueError:
        text = JsonLines().format(record(exc_info=sys.exc_info()))
    assert "\n" not in text
    assert "ValueError" in json.loads(text)["trace"]


def test_values_that_json_does_not_know_are_written_as_text() -> None:
    assert json.loads(JsonLines().format(record(what={1})))["what"] == "{1}"
