"""Reads what a browser sent for fields of the rulebook into what `take` and `submit` expect. Not for judging it: the
rulebook says what is wrong, and in which field."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.files.base import File
from django.http import HttpRequest

from maplebridge.doors.parts.forms.rows import TERM_COLUMNS
from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.rulebook.workflows.definition import Field, FieldType
from maplebridge.rulebook.workflows.parsing import LONGEST_LIST

T = FieldType
LISTS = frozenset({T.UNITS, T.CHOICES})
YES = {"yes": True, "no": False}


def read_form(fields: Sequence[Field], request: HttpRequest) -> dict[str, Any]:
    """What was sent for `fields`, without the empty ones; files are left to `keep_files`."""
    read = {field.name: _read(field, request) for field in fields if field.type is not T.FILES}
    return {name: value for name, value in read.items() if value not in (None, "", [])}


def keep_files(
    fields: Sequence[Field], request: HttpRequest, keep: "Callable[[File[bytes]], str]"
) -> dict[str, list[str]]:
    """Keeps each file sent and gives its ids by field; `keep` puts one file away and says its id."""
    found = {}
    for field in (each for each in fields if each.type is T.FILES):
        ids = [str(each) for each in request.POST.getlist(field.name) if each]
        ids += [keep(file) for file in request.FILES.getlist(field.name)]
        if ids:
            found[field.name] = ids
    return found


def _read(field: Field, request: HttpRequest) -> Any:
    if field.type is T.TERMS:
        return _read_terms(field.name, request)
    if field.type in LISTS:
        return [each for each in request.POST.getlist(field.name) if each]
    if field.type is T.PAPERS:
        return [line for each in request.POST.getlist(field.name) for line in _lines(str(each))]
    text = str(request.POST.get(field.name, "")).strip()
    if not text:
        return None
    return READERS.get(field.type, str)(text)


def _read_terms(name: str, request: HttpRequest) -> list[dict[str, Any]]:
    """The lines in which something stands, as far as there are any."""
    lines = []
    for number in range(1, LONGEST_LIST + 1):
        line = {part: str(request.POST.get(f"{name}.{number}.{part}", "")).strip() for part in TERM_COLUMNS}
        filled: dict[str, Any] = {part: text for part, text in line.items() if text}
        if filled:
            parties = {part: _whole(filled[part]) for part in ("debtor", "creditor") if part in filled}
            lines.append(filled | parties)
    return lines


def _yes_no(text: str) -> Any:
    return YES.get(text, text)


def _whole(text: str) -> Any:
    try:
        return int(text)
    except ValueError:
        return text


def _moment(text: str) -> str:
    """A browser sends Chinese wall time without a zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return moment.replace(tzinfo=moment.tzinfo or SHANGHAI).isoformat()


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


READERS: Mapping[FieldType, Callable[[str], Any]] = {
    T.YES_NO: _yes_no,
    T.INTEGER: _whole,
    T.PARTY: _whole,
    T.TERM: _whole,
    T.MOMENT: _moment,
}
