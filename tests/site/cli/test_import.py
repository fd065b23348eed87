"""The command that takes in files: good lines go in, bad ones are named with line, field and reason, once is enough."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.db import OperationalError, connection
from tests.world import COUNTY, GRID, TOWN, World, found_county

from maplebridge.cases.models import Case, CaseEvent
from maplebridge.directory.people.listing import get_person_id
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.api.v1 import lines
from maplebridge.site.cli import site
from maplebridge.site.cli.main import maplebridge
from maplebridge.site.importing import cases

Run = Callable[..., Result]
SHEET = f"""text,matter,place,key,reporter.name,reporter.phone,anonymous,happened_at
村口的路灯三天不亮了,streetlight,{GRID},a1,阿秀,139 0000 1111,,2026-01-05 09:30
"水管爆了，
没有水喝",,{GRID},a2,,,是,
,streetlight,{GRID},a3,,,,
路灯不亮,streetlight,{GRID},a4,,12,,
路灯不亮,streetlight,{GRID},a5,,,maybe,
"路灯,streetlight,{GRID},a6,,,,
路灯不亮,streetlight,520524999,a7,,,,

,,,,,,,
路灯又不亮,streetlight,{GRID},a8,,,,
"""


@pytest.fixture
def world(db: None) -> World:
    return found_county()


@pytest.fixture
def run(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.setattr(site, "load", lambda: None)

    def run(kind: str, content: str | bytes, *words: str, name: str = "file.csv") -> Result:
        file = tmp_path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return CliRunner().invoke(maplebridge, ["import", kind, str(file), "--county", COUNTY, *words])

    return run


def figures(result: Result) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.stdout)
    assert found["read"] == found["accepted"] + found["already"] + len(found["rejected"])
    assert found["seconds"] >= 0
    return found


def counts(result: Result) -> tuple[int, int, int]:
    found = figures(result)
    return found["accepted"], found["already"], len(found["rejected"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_good_rows_become_cases_and_bad_ones_are_named(run: Run, encoding: str) -> None:
    done = run("cases", SHEET.encode(encoding), "--json")
    assert done.exit_code == 1
    found = figures(done)
    assert (found["kind"], found["read"], found["accepted"]) == ("cases", 8, 3)
    assert [(each["line"], each["field"]) for each in found["rejected"]] == [
        (5, "text"), (6, "reporter.phone"), (7, "anonymous"), (8, "text"), (9, "place"),
    ]  # fmt: skip
    assert all(each["reason"]["zh"] and each["reason"]["en"] for each in found["rejected"])
    matters = Case.objects.of(COUNTY).order_by("title").values_list("channel", "place")
    assert set(matters) == {("bulk", GRID)}


def test_a_second_run_adds_nothing(run: Run) -> None:
    run("cases", SHEET)
    again = run("cases", SHEET, "--json")
    assert counts(again) == (0, 3, 5)
    assert Case.objects.of(COUNTY).count() == 3


def test_a_key_with_other_content_is_refused(run: Run) -> None:
    run("cases", "text,key\n路灯不亮,a\n")
    found = figures(run("cases", "text,key\n水管爆了,a\n", "--json"))
    assert [(each["line"], each["field"]) for each in found["rejected"]] == [(2, "key")]


def test_json_lines_are_read_as_the_api_reads_them(run: Run) -> None:
    said = [
        json.dumps({"text": "路灯不亮", "key": "1", "place": GRID}, ensure_ascii=False),
        '{"text": ',
        "",
        '{"text": "路灯不亮", "county": "430281"}',
        '{"text": "路灯不亮", "colour": "red"}',
        '{"text": "路灯不亮", "channel": "province"}',
        "[]",
    ]
    found = figures(run("cases", "\n".join(said), "--json", name="cases.ndjson"))
    assert found["accepted"] == 2
    assert [(each["line"], each["field"]) for each in found["rejected"]] == [
        (2, ""), (4, "county"), (5, "colour"), (7, ""),
    ]  # fmt: skip


def test_every_bad_line_is_shown_to_people(run: Run) -> None:
    done = run("cases", SHEET)
    assert done.exit_code == 1
    assert done.stderr.count("file.csv:") == 5
    assert "file.csv:6 [reporter.phone]" in done.stderr
    assert "收 accepted 3" in done.stdout


def test_a_file_without_a_fault_is_a_success(run: Run) -> None:
    assert run("cases", "text\n路灯不亮\n").exit_code == 0


@pytest.mark.parametrize(
    ("content", "code", "field"),
    [("", "missing", "text"), ("matter\nx\n", "missing", "text"), ("text,colour\na,b\n", "unknown_field", "colour")],
)
def test_a_sheet_with_odd_columns_is_refused_as_a_whole(run: Run, content: str, code: str, field: str) -> None:
    done = run("cases", content)
    assert done.exit_code == 1
    assert f"{code} [{field}]" in str(done.exception)


def test_the_journal_says_that_the_import_brought_them(run: Run) -> None:
    run("cases", "text\n路灯不亮\n")
    assert list(CaseEvent.objects.of(COUNTY).values_list("actor_kind", "actor")) == [("machine", "import")]


def test_chunks_are_opened_one_after_the_other(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases, "CHUNK", 2)
    sheet = "text\n" + "".join(f"路灯 {n} 不亮\n" for n in range(5))
    seen: list[tuple[int, int]] = []
    account = cases.import_cases(county=COUNTY, data=sheet.encode(), progress=lambda *each: seen.append(each))
    assert account.accepted == 5
    assert seen == [(2, 5), (4, 5), (5, 5)]


def test_nothing_is_blamed_on_lines_when_the_database_goes_away(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(**named: Any) -> Any:
        raise OperationalError("gone")

    with monkeypatch.context() as patched:
        for name in ("submit_many", "submit"):
            patched.setattr(lines, name, gone)
        patched.setattr(connection, "ensure_connection", gone)
        assert isinstance(run("cases", "text\n路灯不亮\n").exception, OperationalError)


def test_registers_are_imported_and_bad_lines_are_named(run: Run) -> None:
    grids = f"code,name\n{GRID[:-1]}2,第二网格\n{GRID[:-1]}3,\n"
    done = run("grids", grids)
    assert done.exit_code == 1
    assert "file.csv:3 [name]" in done.stderr
    assert counts(run("grids", grids, "--json")) == (0, 1, 1)


def test_units_and_people_are_imported(run: Run) -> None:
    assert counts(run("units", f"code,name\ntobacco-{COUNTY},县烟草专卖局\n", "--json")) == (1, 0, 0)
    assert get_registry(COUNTY).unit(f"tobacco-{COUNTY}")
    people = f"code,name,role,unit\nw1,石磊,handler,tobacco-{COUNTY}\nw2,李想,handler,nowhere\n"
    assert counts(run("people", people, "--json")) == (1, 0, 1)
    assert get_person_id(COUNTY, "w1")
    assert counts(run("people", people, "--json")) == (0, 1, 1)


def test_monthly_numbers_come_in_once_and_a_later_file_says_what_it_replaced(run: Run) -> None:
    head = "series,place,month,number\n"
    first = run("series", f"{head}suits_filed,{TOWN},2025-01,12\nsuits_filed,{TOWN},2025-99,3\n", "--json")
    assert (counts(first), first.exit_code) == ((1, 0, 1), 1)
    again = run("series", f"{head}suits_filed,{TOWN},2025-01,12\n", "--json")
    assert (counts(again), again.exit_code, figures(again)["replaced"]) == ((0, 1, 0), 0, [])
    later = run("series", f"{head}suits_filed,{TOWN},2025-01,14\n", name="later.csv")
    assert f"later.csv:2 改数 replaced suits_filed {TOWN} 2025-01: 12 → 14" in later.stdout
