"""Reads the records of a CSV file with the lines on which they begin, going on after whatever is broken.
Not for what the columns mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A quoted field with doubled quotes inside, up to a comma or the end of the line; or a plain one.
FIELD = re.compile(r'"((?:[^"]++|"")*+)"(?=[,\r\n]|\Z)|((?!")[^,\r\n]*+)')
GARBLED = re.compile("[\udc80-\udcff]")
LINE_END = re.compile(r"\r\n|\n|\r")
UTF8, CHINESE = "utf-8", "gb18030"


@dataclass(frozen=True, slots=True)
class Record:
    """One record: the physical line on which it begins, and its fields in order.

    `broken` is the place of the field whose quotes do not close; the record then ends with its first line.
    """

    line: int
    fields: tuple[str, ...]
    broken: int | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    fields: tuple[str, ...]
    end: int
    broken: int | None = None


def decode(data: bytes) -> str:
    """The text of a file in UTF-8 (with or without a byte order mark) or GB18030.

    Bytes that are no signs of the encoding that most lines are in become lone surrogates: see `is_garbled`.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    lines = [line for line in data.splitlines() if not line.isascii()]
    good = sum(_is_utf8(line) for line in lines)
    return data.decode(UTF8 if 2 * good >= len(lines) else CHINESE, errors="surrogateescape")


def is_garbled(text: str) -> bool:
    """Whether the text holds bytes that could not be read."""
    return GARBLED.search(text) is not None


def split(text: str) -> Iterator[Record]:
    """Every record of a CSV text; blank lines are none. The first one is the header, whose width the others have."""
    start, line, width = 0, 1, 0
    while start < len(text):
        piece = _read(text, start, width)
        if piece.fields != ("",):
            yield Record(line, piece.fields, piece.broken)
            width = width or len(piece.fields)
        line += len(LINE_END.findall(text, start, piece.end))
        start = piece.end


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode(UTF8)
    except UnicodeDecodeError:
        return False
    return True


def _read(text: str, start: int, width: int) -> _Piece:
    """The record at `start`. Where it swallowed lines and came out in another width, only its first line is broken,
    if what follows that line is a record."""
    piece = _match(text, start)
    first = _end_of_line(text, start)
    if piece.end > first and len(piece.fields) != width and width and len(_match(text, first).fields) == width:
        return _Piece(piece.fields, first, _first_quoted(text, start))
    return piece


def _match(text: str, start: int) -> _Piece:
    fields: list[str] = []
    position = start
    while True:
        found = FIELD.match(text, position)
        if found is None:
            return _Piece(tuple(fields), _end_of_line(text, start), len(fields))
        quoted = found[1]
        fields.append(found[2] if quoted is None else quoted.replace('""', '"'))
        position = found.end()
        if position == len(text) or text[position] != ",":
            return _Piece(tuple(fields), _end_of_line(text, position))
        position += 1


def _end_of_line(text: str, position: int) -> int:
    found = LINE_END.search(text, position)
    return found.end() if found else len(text)


def _first_quoted(text: str, start: int) -> int:
    """The place of the first field of the line that runs over its end."""
    end, position, place = _end_of_line(text, start), start, 0
    while (found := FIELD.match(text, position)) is not None and found.end() < end:
        position, place = found.end() + 1, place + 1
    return place
