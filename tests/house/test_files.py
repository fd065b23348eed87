"""Every file: short, with a word on what it is for, a name that says something, and no clock of its own."""

import ast
import re
from pathlib import Path

import pytest
from tests.house import walk

LONGEST = 400
EMPTY_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "base",
    "manager",
    "managers",
    "tools",
    "stuff",
}
MAY_READ_THE_CLOCK = (
    "src/maplebridge/site/",
    "src/maplebridge/doors/",
    "src/maplebridge/ground/clock/time.py",
)
CLOCK_READS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("timezone", "now"),
    ("timezone", "localtime"),
    ("time", "time"),
    ("time", "now"),
}
SQL_CLOCK = re.compile(r"\b(?:now|clock_timestamp|statement_timestamp)\s*\(|\bcurrent_(?:date|time|timestamp)\b", re.I)
SKEW_GUARD = "BETWEEN statement_timestamp() - interval '5 s' AND statement_timestamp() + interval '5 s'"
"""Refuses a writer whose clock is wrong."""
LEFT_OVER = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
ELSEWHERE = re.compile("|".join(["registry" + r"\.npm", "py" + r"pi\.", "npm" + "mirror", "python" + "hosted"]))


def too_long(text: str) -> bool:
    """More lines than a reader takes in at one sitting."""
    return len(text.splitlines()) > LONGEST


def has_no_docstring(text: str) -> bool:
    """Code without a word on what it is for; an empty file needs none."""
    return bool(text.strip()) and ast.get_docstring(ast.parse(text)) is None


def clock_reads(text: str) -> list[str]:
    """Calls that ask the wall clock, and the names `now` under which they are imported."""
    tree = ast.parse(text)
    bare = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "maplebridge.ground.clock.time"
        for alias in node.names
        if alias.name == "now"
    }
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [ast.unparse(call.func) for call in calls if _asks_the_clock(call.func, bare)]


def _asks_the_clock(func: ast.expr, bare: set[str]) -> bool:
    if isinstance(func, ast.Name):
        return func.id in bare
    if not isinstance(func, ast.Attribute):
        return False
    owner = func.value
    name = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
    return (name, func.attr) in CLOCK_READS


def says_nothing(path: Path) -> bool:
    """A module or folder name under which anything might lie."""
    return bool(EMPTY_NAMES & {part.removesuffix(".py").lstrip("_").lower() for part in path.parts})


def _may_read_the_clock(path: Path) -> bool:
    where = walk.short(path)
    return where.startswith(MAY_READ_THE_CLOCK) or path.stem == "jobs" or "jobs" in path.parent.parts


def written(*endings: str) -> list[tuple[str, str]]:
    return [(walk.short(path), path.read_text(encoding="utf-8")) for path in walk.text_files(*endings)]


def test_files_are_short() -> None:
    assert [name for name, text in written(".py", ".sql", ".html") if too_long(text)] == []


def test_modules_say_what_they_are_for() -> None:
    files = [path for path in walk.python_files() if "migrations" not in path.parts]
    assert [walk.short(path) for path in files if has_no_docstring(path.read_text(encoding="utf-8"))] == []


def test_nobody_below_doors_and_jobs_reads_the_clock() -> None:
    files = [path for path in walk.python_files() if not _may_read_the_clock(path)]
    reads = {walk.short(path): clock_reads(path.read_text(encoding="utf-8")) for path in files}
    assert {name: found for name, found in reads.items() if found} == {}


def test_no_statement_asks_the_database_for_the_time() -> None:
    def code_of(text: str) -> str:
        return re.sub(r"--.*", "", text).replace(SKEW_GUARD, "")

    assert [name for name, text in written(".sql") if SQL_CLOCK.search(code_of(text))] == []


def test_names_say_something() -> None:
    assert [walk.short(path) for path in walk.python_files() if says_nothing(path.relative_to(walk.SOURCE))] == []


@pytest.mark.parametrize("pattern", [LEFT_OVER, ELSEWHERE], ids=["left over", "addresses of registries"])
def test_nothing_is_left_over_and_no_registry_is_named(pattern: re.Pattern[str]) -> None:
    files = written(".py", ".sql", ".html", ".md", ".toml", ".yaml", ".yml", ".json", ".js", ".css", ".sh", ".txt")
    assert [name for name, text in files if pattern.search(text)] == []


def test_bad_examples_are_found() -> None:
    assert too_long("x = 1\n" * (LONGEST + 1))
    assert has_no_docstring("x = 1\n")
    assert says_nothing(Path("cases/utils.py"))
    assert says_nothing(Path("cases/common/texts.py"))
    assert SQL_CLOCK.search("SELECT now()")
    assert LEFT_OVER.search("# TO" + "DO later")
    assert ELSEWHERE.search("https://registry" + ".npmjs.org/x")


def test_good_examples_pass() -> None:
    assert not too_long("x = 1\n" * LONGEST)
    assert not has_no_docstring("")
    assert not has_no_docstring('"""What it is for."""\nx = 1\n')
    assert not says_nothing(Path("cases/journal.py"))
    assert not SQL_CLOCK.search("SELECT due_at, known, now_due")


@pytest.mark.parametrize(
    "line",
    [
        "import datetime\ndatetime.datetime.now()",
        "from django.utils import timezone\ntimezone.now()",
        "from maplebridge.ground.clock.time import now\nnow()",
        "from maplebridge.ground.clock import time\ntime.now()",
        "import time\ntime.time()",
    ],
)
def test_every_way_of_reading_the_clock_is_found(line: str) -> None:
    assert clock_reads(line) != []


def test_a_moment_handed_over_is_no_clock_read() -> None:
    assert clock_reads("import time\ndef due(now):\n    return now.date(), time.monotonic()") == []


def code_in_package_files() -> list[str]:
    """`__init__.py` files with more than a docstring and the version."""
    return [
        walk.short(path)
        for path in walk.python_files()
        if path.name == "__init__.py" and any(not _is_plain(node) for node in walk.tree_of(path).body)
    ]


def _is_plain(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr | ast.Assign) and isinstance(node.value, ast.Constant)


def test_packages_are_entered_through_their_modules() -> None:
    assert code_in_package_files() == []


WAITS = {"sleep", "perf_counter", "process_time"}


def waits(text: str) -> list[str]:
    """Calls by which a test waits or times itself."""
    calls = [node.func for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    return [ast.unparse(func) for func in calls if getattr(func, "attr", getattr(func, "id", "")) in WAITS]


def test_no_test_sleeps_or_times_itself() -> None:
    files = {
        walk.short(path): waits(path.read_text(encoding="utf-8")) for path in walk.python_files(of=walk.ROOT / "tests")
    }
    assert {name: found for name, found in files.items() if found} == {}


def test_a_test_that_waits_is_found() -> None:
    assert waits("import time\ntime.sleep(1)") == ["time.sleep"]
    assert waits("from time import perf_counter\nperf_counter()") == ["perf_counter"]
    assert waits("event.wait(5)") == []
