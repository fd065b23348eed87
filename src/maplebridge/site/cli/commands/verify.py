"""`maplebridge verify`: recompute every chain, word and day root, or check one receipt. Changes nothing."""

import sys
import time
from dataclasses import asdict
from typing import Any

import click

from maplebridge.ground.words.text import Text
from maplebridge.site.cli.outcome import spoken
from maplebridge.site.cli.site import as_json, load

SHOWN = 50
NAME = Text("核验", "Verifying")
KINDS = {
    "changed": Text("被改动", "changed"),
    "missing": Text("缺失", "missing"),
    "out_of_order": Text("次序被调换", "out of order"),
    "tail_cut": Text("末尾被截去", "tail cut off"),
    "head_differs": Text("与案件记录的链首摘要不符", "not the head that the case remembers"),
    "state_differs": Text("案件状态与流转记录不符", "the case stands in another state than its journal says"),
    "word_changed": Text("文字被改动", "word changed"),
    "word_missing": Text("文字缺失且无删除记录", "word gone without a tombstone"),
    "word_added": Text("文字系事后添加", "word added that the journal does not know"),
    "root_differs": Text("当日记录与日根不符", "the day's rows are not those under its root"),
    "root_unsigned": Text("日根签名无效", "the day root's signature is not valid"),
    "root_missing": Text("缺少日根", "day root missing"),
}


@click.command()
@click.option("--county", help="Six digits; all counties without it.")
@click.option("--json", "machine", is_flag=True, help="Print the findings as JSON.")
def command(county: str | None, machine: bool) -> None:
    """核验流转记录、文字和日根。 Recompute chains, words, day roots; exit code 1 if any is not as written."""
    sys.exit(spoken(lambda: _verify(county, machine)))


def _verify(county: str | None, machine: bool) -> None:
    load()
    began = time.perf_counter()
    results = {each: _look_at(each) for each in _counties(county)}
    seconds = round(time.perf_counter() - began, 2)
    whole = all(result["found"] == 0 for result in results.values())
    if machine:
        as_json({"whole": whole, "counties": results, "seconds": seconds})
    else:
        for name, result in results.items():
            _show(name, result, seconds)
    if not whole:
        sys.exit(1)


def _counties(county: str | None) -> list[str]:
    from maplebridge.rulebook.publishing.queries import list_counties

    return [county] if county else list(list_counties())


def _look_at(county: str) -> dict[str, Any]:
    from maplebridge.cases.verifying import verify_county
    from maplebridge.site.cli.progress import show_count

    with show_count(NAME) as progress:
        return asdict(verify_county(county, progress=progress))


def _show(county: str, result: dict[str, Any], seconds: float) -> None:
    from rich.console import Console
    from rich.table import Table

    counted = {
        "案件 cases": "cases",
        "记录 rows": "rows",
        "文字 words": "words",
        "已删 erased": "erased",
        "日根 days": "days",
    }
    said = " · ".join(f"{label} {result[name]}" for label, name in counted.items())
    verdict = "完好 whole" if not result["found"] else f"有 {result['found']} 处不符 {result['found']} findings"
    table = Table("案件 case", "行 row", "项 field", "问题 what", title=f"{county}  {verdict}", title_justify="left")
    for each in result["findings"][:SHOWN]:
        kind = KINDS[each["kind"]]
        where = each["number"] or str(each["day"])
        table.add_row(where, str(each["seq"] or ""), each["field"], f"{kind.zh}\n{kind.en}")
    console = Console()
    console.print(f"{said} · 秒 seconds {seconds}")
    console.print(table if result["found"] else f"{county}  {verdict}")
