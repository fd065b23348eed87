"""Two limits of the write loop, both by pgbench on the same server with the same commits.

`rows`: the rows of the six transactions written out as plain inserts and updates, without what is read before: what the
disk and the tables allow. `statements`: the very statements that the application sends, reads included: what the
database allows this design."""

import re
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
from bench.stage import COUNTY, Stage
from psycopg import sql
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

ID = sql.SQL("lpad(to_hex((:n)::bigint), 32, '0')::uuid")
NEXT = "\\set k :k + 1\n\\set n :base + :k * 100 + :client_id\n"  # in order of time, as the ids of cases are
NUMBER = sql.SQL("lpad((:n)::bigint::text, 19, '0')")
FIXED_AT_OPENING = ("county", "id", "number", "rules", "kind", "channel", "source", "longitude", "latitude", "datum")
KEYS = ("county", "case_id", "name", "turn")
Row = Mapping[str, Any]


def write_script(stage: Stage, number: str, path: Path) -> None:
    """Writes to `path` the pgbench script that does again what was done to the case `number`."""
    with psycopg.connect(stage.database.url, row_factory=dict_row) as database:
        statements = [statement.as_string(database).replace("\n", " ") for statement in _statements(database, number)]
    path.write_text(NEXT + "\n".join(f"{text};" for text in statements) + "\n")


def write_same_statements(steps: Sequence[tuple[str, Mapping[str, Any]]], case: Row, stage: Stage, path: Path) -> None:
    """Writes to `path` the script of the statements that were sent for one loop on `case`, with their values."""
    with psycopg.connect(stage.database.url) as database:
        texts = [_filled(text, values, case, database) for text, values in steps]
    path.write_text(NEXT + "\n".join(f"{text};" for text in texts) + "\n")


def _filled(text: str, values: Mapping[str, Any], case: Row, database: psycopg.Connection[Any]) -> str:
    statement = " ".join(line for line in text.splitlines() if not line.startswith("--"))
    for name, value in values.items():
        statement = statement.replace(f"%({name})s", _literal(value, case, database))
    return statement


def _literal(value: Any, case: Row, database: psycopg.Connection[Any]) -> str:
    if isinstance(value, datetime):
        return "now()"
    if str(value) == str(case["id"]):
        return ID.as_string(database)
    # pgbench would take the colon in `"ended_at":null` for the name of a variable.
    plain = sql.Literal(value).as_string(database).replace('":', '": ')
    if str(case["id"]) in plain:
        plain = f"replace({plain}, '{case['id']}', {ID.as_string(database)}::text)"
    if str(case["number"]) in plain:
        plain = f"replace({plain}, '{case['number']}', {NUMBER.as_string(database)})"
    return plain


def run(stage: Stage, script: Path, clients: int, seconds: int) -> float:
    """Loops a second that pgbench reaches with `clients` connections."""
    database = stage.database
    command = [stage.programs / "pgbench", "-n", "-M", "prepared", "-c", str(clients), "-j", str(min(clients, 2))]
    command += [
        "-D",
        "k=0",
        "-D",
        f"base={time.time_ns() // 1000}",
        "-T",
        str(seconds),
        "-f",
        script,
        "-h",
        database.host,
        "-p",
        str(database.port),
        "-U",
        database.user,
    ]
    done = subprocess.run(
        [*map(str, command), database.database],
        env={"PGPASSWORD": database.password},
        check=False,
        capture_output=True,
        text=True,
    )
    found = re.search(r"tps = ([0-9.]+)", done.stdout)
    assert found is not None, done.stdout + done.stderr
    return float(found.group(1))


def _statements(database: psycopg.Connection[Any], number: str) -> Iterator[sql.Composable]:
    case = _rows(database, 'SELECT * FROM "case" WHERE county = %s AND number = %s', [COUNTY, number])[0]
    of_case = [COUNTY, case["id"]]
    where = "county = %s AND case_id = %s"
    events = _rows(database, f"SELECT * FROM case_event WHERE {where} ORDER BY seq", of_case)
    words = _rows(database, f"SELECT * FROM case_word WHERE {where}", of_case)
    clocks = _rows(database, f"SELECT * FROM case_clock WHERE {where}", of_case)
    keys = _rows(database, f"SELECT * FROM case_key WHERE {where} AND seq = 1", of_case)
    for event in events:
        opening = event["seq"] == 1
        parts = [_insert("case_event", [event])]
        parts += [_insert("case_word", [word for word in words if word["seq"] == event["seq"]])]
        parts += [_insert("case_clock", _touched(clocks, event), upsert=not opening)]
        parts += [_insert("case_key", keys)] if opening else []
        head = _insert("case", [case]) if opening else _move(case, event["seq"])
        named = [sql.SQL("p{} AS ({})").format(sql.SQL(str(i)), part) for i, part in enumerate([head, *parts]) if part]
        yield sql.SQL("WITH {} SELECT 1").format(sql.SQL(", ").join(named))


def _rows(database: psycopg.Connection[Any], statement: str, values: Sequence[Any]) -> list[Row]:
    return list(database.execute(statement, values).fetchall())  # type: ignore[call-overload]  # the text is made here


def _touched(clocks: Sequence[Row], event: Row) -> list[Row]:
    moment = event["happened_at"].timestamp()
    return [clock for clock in clocks if any(_at(mark) == moment for mark in clock["history"])]


def _at(mark: Mapping[str, Any]) -> float:
    return datetime.fromisoformat(mark["at"]).timestamp()


def _insert(table: str, rows: Sequence[Row], *, upsert: bool = False) -> sql.Composable | None:
    if not rows:
        return None
    columns = list(rows[0])
    values = [sql.SQL("({})").format(sql.SQL(", ").join(_value(table, c, row[c]) for c in columns)) for row in rows]
    statement = sql.SQL("INSERT INTO {} ({}) VALUES {}").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns)), sql.SQL(", ").join(values)
    )
    if upsert:
        sets = [sql.SQL("{0} = EXCLUDED.{0}").format(sql.Identifier(c)) for c in columns if c not in KEYS]
        statement += sql.SQL(" ON CONFLICT (county, case_id, name, turn) DO UPDATE SET ") + sql.SQL(", ").join(sets)
    return statement


def _move(case: Row, seq: int) -> sql.Composable:
    changing = {**case, "version": seq}
    sets = [
        sql.SQL("{} = {}").format(sql.Identifier(c), _value("case", c, value))
        for c, value in changing.items()
        if c not in (*FIXED_AT_OPENING, "reporter", "opened_at", "recorded_at", "by_proxy", "trips", "lead_id")
    ]
    return sql.SQL('UPDATE "case" SET {} WHERE county = {} AND id = {} AND version = {}').format(
        sql.SQL(", ").join(sets), sql.Literal(COUNTY), ID, sql.Literal(seq - 1)
    )


def _value(table: str, column: str, value: Any) -> sql.Composable:
    if column == "case_id" or (table == "case" and column == "id"):
        return ID
    if column in ("number", "key"):
        return NUMBER
    if column in ("history", "facts", "digests", "parties", "terms"):
        return sql.Literal(Jsonb(value))
    return sql.SQL("'{}'") if value == [] else sql.Literal(value)
