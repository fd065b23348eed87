"""Takes a CSV (UTF-8 or GB18030) or GeoJSON file apart into numbered lines. Not for what they mean."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from maplebridge.ground.words.fault import Fault, TooLarge
from maplebridge.ground.words.text import Text

LARGEST_FILE = 64 * 2**20
NO_CODE_COLUMN = Text("表头没有 code 列。", "The header has no column “code”.")
TOO_LARGE = Text("文件超过 64 MB。", "The file is larger than 64 MB.")
BAD_ENCODING = Text("文件既不是 UTF-8 也不是 GB18030 编码。", "The file is neither UTF-8 nor GB18030.")
BAD_GEOJSON = Text("文件不是 GeoJSON FeatureCollection。", "The file is no GeoJSON FeatureCollection.")
Record = Mapping[str, Any]
Numbered = tuple[int, Record | None]


def read_records(path: Path) -> Iterator[Numbered]:
    """The lines of the file with their numbers; Fault when the file as a whole cannot be read."""
    if path.stat().st_size > LARGEST_FILE:
        raise TooLarge("file_too_large", TOO_LARGE, field="file")
    content = path.read_bytes()
    return read_features(content) if path.suffix in (".geojson", ".json") else read_rows(content)


def read_rows(content: bytes) -> Iterator[Numbered]:
    """The rows of a CSV file under its header; a row's number is that of its last line in the file."""
    reader = csv.DictReader(io.StringIO(_decode(content), newline=""), restkey="", restval="")
    reader.fieldnames = [name.strip().lower() for name in _read_header(reader)]
    if "code" not in reader.fieldnames:
        raise Fault("no_code_column", NO_CODE_COLUMN, field="file")
    return _numbered(reader)


def _read_header(reader: "csv.DictReader[str]") -> Sequence[str]:
    try:
        return reader.fieldnames or ()
    except csv.Error:
        raise Fault("no_code_column", NO_CODE_COLUMN, field="file") from None


def _numbered(reader: "csv.DictReader[str]") -> Iterator[Numbered]:
    """Rows until the file ends; an oversized one comes as None and does not stop the rest."""
    while True:
        try:
            row: Record | None = next(reader)
        except StopIteration:
            return
        except csv.Error:
            row = None
        yield reader.reader.line_num, row


def _decode(content: bytes) -> str:
    """UTF-8 with or without its mark, else GB18030, as Chinese spreadsheets save it."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decode_chinese(content)


def _decode_chinese(content: bytes) -> str:
    try:
        return content.decode("gb18030")
    except UnicodeDecodeError:
        raise Fault("bad_encoding", BAD_ENCODING, field="file") from None


def read_features(content: bytes) -> Iterator[Numbered]:
    """The features of a GeoJSON FeatureCollection (RFC 7946), counted from 1: properties plus `geometry`."""
    try:
        collection = orjson.loads(content.removeprefix(b"\xef\xbb\xbf"))
        features = collection["features"]
        return iter([(number, _record(feature)) for number, feature in enumerate(features, 1)])
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError):
        raise Fault("bad_geojson", BAD_GEOJSON, field="file") from None


def _record(feature: Any) -> Record:
    properties = {name: _cell(value) for name, value in (feature.get("properties") or {}).items()}
    return {**properties, "geometry": feature.get("geometry")}


def _cell(value: Any) -> str:
    return "" if value is None else str(value)
