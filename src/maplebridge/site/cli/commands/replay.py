"""`maplebridge replay`: a file of past requests goes round the whole loop, each request once."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maplebridge.ground.words.text import Text
from maplebridge.site.cli.options import FILE, county_option, json_option
from maplebridge.site.cli.site import as_json, needs_site

if TYPE_CHECKING:
    from maplebridge.services.replaying.actions import Replay


@click.command()
@click.argument("file", type=FILE)
@county_option
@click.option("--limit", type=click.IntRange(1), help="Only the first records of the file.")
@json_option
@needs_site
def command(file: Path, county: str, limit: int | None, machine: bool) -> None:
    """重放历史诉求，可反复运行。 Replay past requests with their replies; running it again adds nothing."""
    from maplebridge.ground.clock.time import now
    from maplebridge.services.replaying.actions import replay
    from maplebridge.site.cli.progress import show_count

    with show_count(Text("重放", "Replaying")) as progress:
        result = replay(county=county, data=file.read_bytes(), clock=now, limit=limit, progress=progress)
    if machine:
        as_json(asdict(result))
    else:
        click.echo("\n".join(_lines(result)))


def _lines(result: "Replay") -> list[str]:
    share = f"{result.on_time / result.due:.1%}" if result.due else "—"
    return [
        f"读入 read        {result.read:>8}",
        f"登记 submitted   {result.submitted:>8}",
        f"办结 closed      {result.closed:>8}",
        f"已有 already     {result.already:>8}",
        f"自动分派 suggested {result.suggested:>6}",
        f"退回 rejected    {len(result.rejected):>8}",
        f"按时 on time     {share:>8}  ({result.on_time}/{result.due})",
        *(f"  最慢 slowest {name}: {days:.1f} d" for name, days in result.slowest),
    ]
