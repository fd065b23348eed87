"""Rows of a spreadsheet become what a caller would send as JSON."""

from typing import Any

import pytest

from maplebridge.cases.sheets import read_columns, read_row
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.records import split


def read(text: str) -> list[dict[str, Any]]:
    records = split(text)
    names = read_columns(next(records, None))
    return [read_row(names, record) for record in records]


def fault(text: str) -> tuple[str, str]:
    with pytest.raises(Fault) as raised:
        read(text)
    return raised.value.code, raised.value.field


def test_empty_cells_are_not_said() -> None:
    assert read("text,title,place\n 路灯 ,,\n") == [{"text": "路灯"}]


def test_dotted_columns_are_parts_of_a_whole() -> None:
    assert read("text,point.longitude,point.latitude,reporter.phone\nx,105.7,26.7,139\n") == [
        {"text": "x", "point": {"longitude": "105.7", "latitude": "26.7"}, "reporter": {"phone": "139"}}
    ]


@pytest.mark.parametrize("order", ["fields.lamp,text,fields", "fields,text,fields.lamp"])
def test_a_form_may_be_json_and_single_columns(order: str) -> None:
    cells = {"text": "x", "fields": '"{""days"": 3, ""lamp"": ""b""}"', "fields.lamp": "a"}
    row = ",".join(cells[name] for name in order.split(","))
    assert read(f"{order}\n{row}\n")[0]["fields"] == {"days": 3, "lamp": "a"}


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("2026-01-05 09:30", "2026-01-05T09:30:00+08:00"),
        ("2026-01-05T09:30:00Z", "2026-01-05T09:30:00+00:00"),
        ("yesterday", "yesterday"),
    ],
)
def test_time_without_a_zone_is_chinese_time(written: str, read_as: str) -> None:
    assert read(f"text,happened_at\nx,{written}\n")[0]["happened_at"] == read_as


@pytest.mark.parametrize(("written", "read_as"), [("是", True), ("否", False), ("yes", True), ("0", False)])
def test_anonymous_is_yes_or_no(written: str, read_as: bool) -> None:
    assert read(f"text,anonymous\nx,{written}\n")[0]["anonymous"] is read_as


def test_several_units_stand_in_one_cell() -> None:
    assert read("text,complained_of\nx,a-520524；b-520524\n")[0]["complained_of"] == ["a-520524", "b-520524"]


def test_columns_without_a_name_may_only_be_empty() -> None:
    assert read("text,,\nx,,\n") == [{"text": "x"}]
    assert fault("text,,\nx,,y\n") == ("invalid", "")


@pytest.mark.parametrize(
    ("text", "code", "field"),
    [
        ("title\nx\n", "missing", "text"),
        ("text,colour\nx,y\n", "unknown_field", "colour"),
        ("text,fields.\nx,y\n", "unknown_field", "fields."),
        ("text,title,Title\nx,y,z\n", "invalid", "title"),
        ("text,title\nx\n", "invalid", "title"),
        ('text,title\nx,"y\nz,w\n', "invalid", "title"),
        ("text,fields\nx,[1]\n", "invalid", "fields"),
        ("text,fields\nx,{\n", "invalid", "fields"),
        ("text,anonymous\nx,maybe\n", "not_yes_or_no", "anonymous"),
        ("text,title\nx,\udc80\n", "invalid", "title"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, code: str, field: str) -> None:
    assert fault(text) == (code, field)
