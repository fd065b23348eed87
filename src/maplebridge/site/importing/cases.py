"""Takes in files of new cases, NDJSON or CSV, in chunks: good lines become cases, every bad one is named.
Not for past requests with their replies: replaying."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any

from django.db import connection

from maplebridge.cases.intake import Intake
from maplebridge.cases.sheets import GARBLED, read_columns, read_row
from maplebridge.directory.people.rules import Actor, Duty
from maplebridge.directory.places.importing.report import Rejection
from maplebridge.doors.api.v1.lines import open_together, read_case, read_object
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.records import Record, decode, is_garbled, split
from maplebridge.ground.words.text import Text
from maplebridge.site.importing.account import Account

CHUNK = 500
OTHER_COUNTY = Text("不是本县的事项", "that is a case of another county")
Progress = Callable[[int, int], None]
Read = Callable[[], dict[str, Any]]
Line = tuple[int, Read]


def import_cases(*, county: str, data: bytes, progress: Progress = lambda done, of: None) -> Account:
    """Opens a case for each good line; one whose `key` came before with the same content opens none.

    Raises Fault when the file as a whole cannot be read, and OperationalError when the database goes away: what is in
    by then stays, and the next run with the same keys adds the rest.
    """
    lines, account, sender = list_lines(decode(data)), Account("cases"), sender_of(county)
    waiting = iter(lines)
    while chunk := list(islice(waiting, CHUNK)):
        _take_in(chunk, sender, account)
        progress(account.read, len(lines))
    account.rejected.sort(key=lambda rejection: rejection.line)
    return account


def sender_of(county: str) -> Actor:
    """Who the journal says brought these cases: the import, whose keys are its own."""
    return Actor(county, "import", "machine", "批量导入", (Duty("machine", "", county),), scopes=frozenset({"bulk"}))


def list_lines(text: str) -> list[Line]:
    """The lines that say something, each with its number and how to read it; CSV unless the file begins as JSON."""
    if text.lstrip().startswith(("{", "[")):
        return [(n, partial(_read_json, line)) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    records = split(text)
    names = read_columns(next(records, None))
    return [(record.line, partial(read_row, names, record)) for record in records if _says_something(record)]


def _says_something(record: Record) -> bool:
    return record.broken is not None or any(cell.strip() for cell in record.fields)


def _read_json(line: str) -> dict[str, Any]:
    if is_garbled(line):
        raise Fault("invalid", GARBLED)
    return read_object(line)


def _take_in(chunk: Sequence[Line], sender: Actor, account: Account) -> None:
    account.read += len(chunk)
    good = list(_read(chunk, sender, account))
    results = open_together([intake for _, intake in good], sender) if good else []
    for (number, _), result in zip(good, results, strict=True):
        if isinstance(result, Fault):
            _stop_without_database(result)
            account.rejected.append(Rejection(number, result.field, result.text))
        elif result.already:
            account.already += 1
        else:
            account.accepted += 1


def _read(chunk: Sequence[Line], sender: Actor, account: Account) -> Iterator[tuple[int, Intake]]:
    for number, read in chunk:
        try:
            yield number, read_case(read(), sender, partial(_check_county, sender.county))
        except Fault as fault:
            account.rejected.append(Rejection(number, fault.field, fault.text))


def _check_county(county: str, named: str) -> None:
    if named not in ("", county):
        raise Fault("other_county", OTHER_COUNTY, field="county")


def _stop_without_database(fault: Fault) -> None:
    if fault.code == "unexpected":
        connection.close_if_unusable_or_obsolete()
        connection.ensure_connection()
