"""What is wrong with a line is told with its line and field, and stops no other line."""

from datetime import UTC, datetime

import pytest
from tests.services.replaying.conftest import row, sheet

from maplebridge.ground.words.fault import Fault
from maplebridge.services.replaying.actions import read_requests
from maplebridge.services.replaying.rules import Reject

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def rejects(data: bytes) -> list[Reject]:
    return read_requests(data, NOW, None)[1].rejected


@pytest.mark.parametrize(
    ("field", "value", "en"),
    [
        ("id", "", "is blank"),
        ("id", "9" * 101, "longer"),
        ("text", "  ", "is blank"),
        ("reply", "", "is blank"),
        ("opened_at", "", "is blank"),
        ("replied_at", " ", "is blank"),
        ("replied_at", "2019-02-30T00:00:00+08:00", "not a time"),
        ("opened_at", "yesterday", "not a time"),
        ("replied_at", "2019-03-03T00:00:00+08:00", "before the request"),
        ("replied_at", "2031-01-01T00:00:00+08:00", "not between"),
        ("opened_at", "1998-01-01T00:00:00+08:00", "not between"),
        ("text", "a\x00b", "bytes"),
    ],
)
def test_the_field_at_fault_is_named(field: str, value: str, en: str) -> None:
    data = sheet([row(1), row(2, **{field: value}), row(3)])
    requests, result = read_requests(data, NOW, None)
    assert [request.line for request in requests] == [2, 4]
    assert [(reject.line, reject.field) for reject in result.rejected] == [(3, field)]
    assert en in result.rejected[0].reason.en
    assert result.rejected[0].reason.zh


def test_a_line_is_counted_in_the_file_not_in_records() -> None:
    data = sheet([row(1, text="第一行\n第二行\n第三行"), row(2, replied_at="")])
    assert [(reject.line, reject.field) for reject in rejects(data)] == [(5, "replied_at")]


def test_a_missing_column_is_named_and_a_spare_one_does_no_harm() -> None:
    data = sheet([row(1)]).replace(b"replied_at", b"when")
    with pytest.raises(Fault, match="replied_at"):
        read_requests(data, NOW, None)
    wide = b"extra," + sheet([row(1)]).replace(b"\r\n", b"\r\nx,", 1)
    assert len(read_requests(wide, NOW, None)[0]) == 1


def test_an_empty_file_has_no_columns() -> None:
    with pytest.raises(Fault, match="id"):
        read_requests(b"", NOW, None)


def test_too_few_columns_name_the_first_that_is_missing() -> None:
    data = sheet([row(1)]) + b"r2,2019-03-04,title\r\n"
    assert [(reject.line, reject.field) for reject in rejects(data)] == [(3, "text")]


def test_an_open_quote_is_named_with_its_field() -> None:
    data = sheet([row(1), row(2, text="OPEN"), row(3)]).replace(b"OPEN", b'"never closed')
    assert [(reject.line, reject.field) for reject in rejects(data)] == [(3, "text")]
    assert "quote" in rejects(data)[0].reason.en


def test_garbled_bytes_are_named_with_their_field() -> None:
    data = sheet([row(1), row(2, reply="BAD"), row(3)]).replace(b"BAD", b"\xff\xff")
    assert [(reject.line, reject.field) for reject in rejects(data)] == [(3, "reply")]


def test_a_time_without_a_zone_is_local() -> None:
    requests, _ = read_requests(sheet([row(1, opened_at="2019-03-04 09:00:00")]), NOW, None)
    assert requests[0].opened_at == datetime(2019, 3, 4, 1, tzinfo=UTC)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings_make_no_difference(encoding: str) -> None:
    requests, result = read_requests(sheet([row(1), row(2)], encoding), NOW, None)
    assert [request.title for request in requests] == ["路灯不亮"] * 2
    assert result.rejected == []


def test_only_the_first_records_are_read_with_a_limit() -> None:
    requests, result = read_requests(sheet(row(n) for n in range(9)), NOW, 4)
    assert (len(requests), result.read) == (4, 4)
