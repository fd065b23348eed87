"""Records come out of a CSV file as they went in, each with its line, whatever is broken around them."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maplebridge.ground.words.records import decode, is_garbled, split

SIGNS = st.text(st.sampled_from('ab",\r\n 路灯'), max_size=12)
ROWS = st.lists(st.tuples(SIGNS, SIGNS, SIGNS), min_size=1, max_size=8)


@given(ROWS)
def test_what_was_written_is_read(rows: list[tuple[str, str, str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    records = list(split(out.getvalue()))
    assert [record.fields for record in records] == rows
    assert all(record.broken is None for record in records)


@given(st.lists(st.tuples(*[st.text(st.sampled_from('ab"路'), min_size=1, max_size=5)] * 2), min_size=1, max_size=6))
def test_plain_fields_are_read_like_the_standard_library_reads_them(rows: list[tuple[str, str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    text = out.getvalue()
    assert [record.fields for record in split(text)] == [tuple(row) for row in csv.reader(text.splitlines())]


@given(ROWS)
def test_each_record_is_told_with_the_line_on_which_it_begins(rows: list[tuple[str, str, str]]) -> None:
    line, expected, text = 1, [], ""
    for row in rows:
        out = io.StringIO(newline="")
        csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(row)
        expected.append(line)
        text += out.getvalue()
        line += len(out.getvalue().replace("\r\n", "\n").replace("\r", "\n")) - len(
            out.getvalue().replace("\r\n", "\n").replace("\r", "\n").replace("\n", "")
        )
    assert [record.line for record in split(text)] == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_counts_as_one_line(end: str) -> None:
    assert [(r.line, r.fields) for r in split(end.join(["a,b", "1,2", "", "3,4"]))] == [
        (1, ("a", "b")), (2, ("1", "2")), (4, ("3", "4")),
    ]  # fmt: skip


def test_an_unclosed_quote_costs_its_own_line_only() -> None:
    records = list(split('a,b\n1,"open\n2,x\n3,"y"\n4,z\n'))
    assert [(r.line, r.broken) for r in records] == [(1, None), (2, 1), (3, None), (4, None), (5, None)]


def test_an_unclosed_quote_on_the_last_line_is_found() -> None:
    assert [(r.line, r.broken) for r in split('a,b\n1,2\n3,"open')] == [(1, None), (2, None), (3, 1)]


def test_a_quote_that_closes_too_late_does_not_swallow_whole_records() -> None:
    records = list(split('a,b\n1,"open\n2,x"\n3,y\n'))
    assert [(r.line, r.fields, r.broken) for r in records] == [
        (1, ("a", "b"), None), (2, ("1", "open\n2,x"), None), (4, ("3", "y"), None),
    ]  # fmt: skip
    records = list(split('a,b,c\n1,"open,z\n2,x,"q"\n3,y,w\n'))
    assert [(r.line, r.broken) for r in records] == [(1, None), (2, 1), (3, None), (4, None)]


def test_signs_after_a_closing_quote_are_a_broken_record() -> None:
    assert [(r.line, r.broken) for r in split('a,b\n1,"x"y\n2,z\n')] == [(1, None), (2, 1), (3, None)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_all_three_encodings_of_office_programs_are_read(encoding: str) -> None:
    text = "编号,内容\n1,路灯不亮，苗寨㑇𠀀\n2,plain\n"
    assert decode(text.encode(encoding)) == text


def test_one_bad_byte_spoils_one_field_and_not_the_file() -> None:
    text = decode("编号,内容\n1,路灯\n2,坑洼\n".encode() + b"3,\xff\xfe\n" + "4,积水\n".encode())
    assert [is_garbled("".join(record.fields)) for record in split(text)] == [False, False, False, True, False]


def test_a_line_in_another_encoding_is_garbled_not_guessed() -> None:
    text = decode("1,路灯\n2,坑洼\n".encode() + "3,积水\n".encode("gb18030") + "4,停电\n".encode())
    assert [is_garbled("".join(record.fields)) for record in split(text)] == [False, False, True, False]


def test_an_empty_file_has_no_records() -> None:
    assert list(split("")) == list(split("\n\n")) == []
