"""`maplebridge verify`: recompute every chain, word and day root, or check one receipt. Changes nothing."""

import base64
import binascii
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from maplebridge.ground.words.text import Text
from maplebridge.site.cli.options import FILE, json_option
from maplebridge.site.cli.site import as_json, needs_site

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
FLAWS = {
    "not_a_receipt": Text("不是回执文件", "not a receipt"),
    "milestone_changed": Text("节点被改动", "a milestone was changed"),
    "statement_differs": Text("声明与节点不符", "the statement is not about these milestones"),
    "signature_wrong": Text("签名无效", "the signature is not valid"),
    "journal_differs": Text("与现存流转记录不符", "the journal says something else now"),
    "journal_cut": Text("现存流转记录缺失", "the journal no longer has it"),
}
NO_KEY = Text("公钥应为 32 字节的 Base64", "the key must be base64 of 32 bytes")
KEY_BYTES = 32


@click.command()
@click.option("--county", help="Six digits; all counties without it.")
@click.option("--receipt", type=FILE, help="Check this receipt only.")
@click.option("--key", help="With --receipt: check against this published key (base64), not against the journal.")
@json_option
@needs_site
def command(county: str | None, receipt: Path | None, key: str | None, machine: bool) -> None:
    """核验流转记录、文字和日根。 Recompute chains, words, day roots; exit code 1 if any is not as written."""
    if receipt is not None:
        _check_receipt(receipt, key, machine)
    else:
        _verify(county, machine)


def _verify(county: str | None, machine: bool) -> None:
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


def _check_receipt(path: Path, key: str | None, machine: bool) -> None:
    import orjson

    try:
        receipt = orjson.loads(path.read_bytes())
    except ValueError:
        receipt = None
    flaw = _find_flaw(receipt, key)
    if machine:
        as_json({"whole": flaw is None, "flaw": flaw})
    elif flaw is None:
        click.echo("回执完好 The receipt is whole")
    else:
        said, at = FLAWS[flaw["kind"]], f" #{flaw['milestone']}" if flaw["milestone"] else ""
        click.echo(f"{said.zh}{at}\n{said.en}{at}")
    if flaw is not None:
        sys.exit(1)


def _find_flaw(receipt: Any, key: str | None) -> dict[str, Any] | None:
    from maplebridge.cases.receipt_check import check_here, check_offline

    flaw = check_here(receipt) if key is None else check_offline(receipt, _key(key))
    return None if flaw is None else asdict(flaw)


def _key(coded: str) -> bytes:
    try:
        key = base64.b64decode(coded, validate=True)
    except binascii.Error:
        key = b""
    if len(key) != KEY_BYTES:
        raise click.BadParameter(f"{NO_KEY.zh} / {NO_KEY.en}", param_hint="--key")
    return key


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
    console.print(f"{said} · 秒 seconds {seconds}", soft_wrap=True)
    console.print(table if result["found"] else f"{county}  {verdict}")
