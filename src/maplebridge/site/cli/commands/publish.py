"""`maplebridge publish`: judge a pack's folder and make it a county's rules. Not for units, people or places."""

import os
import sys
from dataclasses import asdict
from pathlib import Path

import click

from maplebridge.ground.words.text import Text
from maplebridge.site.cli.options import json_option
from maplebridge.site.cli.outcome import spoken
from maplebridge.site.cli.site import as_json, load
from maplebridge.site.environment import OddSetting

NO_COUNTY = Text("请写明县的六位代码，如 --county 520524", "name the county by its six digits, as --county 520524")
FAILED = 1


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--county", help="Six digits of the county whose rules these become.")
@click.option("--by", default=lambda: os.environ.get("USER", "cli"), help="Who publishes.  [default: you]")
@click.option("--check", is_flag=True, help="Only say what is wrong; needs no database.")
@json_option
def command(folder: Path, county: str | None, by: str, check: bool, machine: bool) -> None:
    """检查并发布规则包。 Judge a pack and make it the county's rules; the same rules make no new version."""
    sys.exit(spoken(lambda: sys.exit(_check(folder) or (0 if check else _publish(folder, county, by, machine)))))


def _check(folder: Path) -> int:
    from maplebridge.rulebook.publishing.faults import PackErrors
    from maplebridge.rulebook.publishing.folder import load_folder

    try:
        pack = load_folder(folder)
    except PackErrors as errors:
        for each in errors.errors:
            click.echo(f"{each.file}:{each.line}\n  {each.text.zh}\n  {each.text.en}", err=True)
        click.echo(f"{errors.text.zh}\n{errors.text.en}", err=True)
        return FAILED
    counts = len(pack.matters), len(pack.workflows)
    words = f"检查通过：{counts[0]} 个事项，{counts[1]} 个流程 Sound: {counts[0]} matters, {counts[1]} workflows"
    click.echo(words, err=True)
    return 0


def _publish(folder: Path, county: str | None, by: str, machine: bool) -> int:
    if not county or len(county) != 6 or not county.isascii() or not county.isdigit():
        raise OddSetting("--county", NO_COUNTY)
    load()
    from maplebridge.ground.clock.time import now
    from maplebridge.rulebook.publishing.actions import publish

    done = publish(county, folder, by=by, now=now())
    if machine:
        as_json(asdict(done))
        return 0
    zh, en = ("已发布", "Published") if done.changed else ("规则没有变化，仍是", "Nothing changed, still")
    click.echo(f"{zh}第 {done.number} 版 {en} version {done.number}  {done.digest[:12]}")
    return 0
