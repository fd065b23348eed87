"""`maplebridge replay`: take past requests with their replies round the loop, each once. Not for new requests."""

import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from maplebridge.ground.words.text import Text
from maplebridge.site.cli.options import FILE, county_option, json_option
from maplebridge.site.cli.site import as_json, needs_site

SHOWN = 20
NAME = Text("回放", "Replaying")


@click.command()
@click.argument("file", type=FILE)
@county_option
@click.option("--limit", type=click.IntRange(min=1), help="Only the first records of the file.")
@json_option
@needs_site
def command(file: Path, county: str, limit: int | None, machine: bool) -> None:
    """回放历史诉求，可反复运行。 Replay a CSV of past requests: id, opened_at, title, text, reply, replied_at.

    Each becomes a case with its whole life; a second run changes nothing. What is wrong with a line is told with the
    line and the field, and stops no other.
    """
    figures = _run(file, county, limit)
    if machine:
        as_json(figures)
    else:
        _show(figures)


def _run(file: Path, county: str, limit: int | None) -> dict[str, Any]:
    from maplebridge.ground.clock.time import now
    from maplebridge.services.replaying.actions import replay
    from maplebridge.site.cli.progress import show_count

    began = time.perf_counter()
    with show_count(NAME) as progress:
        result = replay(county=county, data=file.read_bytes(), clock=now, limit=limit, progress=progress)
    return {
        "read": result.read,
        "submitted": result.submitted,
        "closed": result.closed,
        "already": result.already,
        "suggested": result.suggested,
        "rejected": [asdict(reject) for reject in result.rejected],
        "on_time_rate": round(result.on_time / result.due, 4) if result.due else None,
        "on_time_numerator": result.on_time,
        "on_time_denominator": result.due,
        "slowest": [{"id": name, "days": days} for name, days in result.slowest],
        "seconds": round(time.perf_counter() - began, 2),
    }


def _show(figures: dict[str, Any]) -> None:
    from rich.console import Console

    console = Console()
    console.print(_table_of_figures(figures))
    if figures["slowest"]:
        slowest = [(each["id"], each["days"]) for each in figures["slowest"]]
        console.print(_table("最慢 Slowest", ("编号 id", "天 days"), slowest))
    rejected = figures["rejected"]
    if rejected:
        rows = [(r["line"], r["field"], f"{r['reason']['zh']}\n{r['reason']['en']}") for r in rejected[:SHOWN]]
        left = f"，前 {SHOWN} 行 first {SHOWN}" if len(rejected) > SHOWN else ""
        heads = ("行 line", "列 field", "原因 reason")
        console.print(_table(f"未收 Rejected: {len(rejected)}{left}", heads, rows))


def _table_of_figures(figures: dict[str, Any]) -> Any:
    rate, kept, due = (figures[f"on_time_{name}"] for name in ("rate", "numerator", "denominator"))
    rows = [
        ("读入 read", figures["read"]),
        ("登记 submitted", figures["submitted"]),
        ("办结 closed", figures["closed"]),
        ("早已收入 already", figures["already"]),
        ("规则有把握 suggested", figures["suggested"]),
        ("未收 rejected", len(figures["rejected"])),
        ("按时答复 on time", "–" if rate is None else f"{rate:.2%} ({kept}/{due})"),
        ("用时（秒）seconds", figures["seconds"]),
    ]
    return _table("回放 Replay", ("", ""), rows)


def _table(title: str, heads: tuple[str, ...], rows: list[tuple[Any, ...]]) -> Any:
    from rich.table import Table

    table = Table(*heads, title=title, title_justify="left", show_header=any(heads))
    for row in rows:
        table.add_row(*map(str, row))
    return table
