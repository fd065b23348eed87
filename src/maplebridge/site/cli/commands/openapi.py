"""`maplebridge openapi`: the API's description as a file, for the repository and for those who build against it."""

from pathlib import Path

import click

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.site.cli.site import needs_site

STALE = Text("接口说明文件已过时，请重新生成：make describe", "The file is out of step with the code; make describe")


@click.command()
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--check", is_flag=True, help="Change nothing; exit code 1 when the file is out of step.")
@needs_site
def command(target: Path, check: bool) -> None:
    """生成接口说明（OpenAPI）。 Write the API's OpenAPI description to TARGET, or check the one there."""
    from maplebridge.doors.api import schema

    if check:
        if not target.exists() or target.read_text(encoding="utf-8") != schema.describe():
            raise Fault("stale_description", STALE, field=str(target))
    else:
        click.echo(f"{target}: {'已更新 written' if schema.write(target) else '无变化 in step'}")
