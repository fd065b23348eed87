"""`maplebridge publish`: a folder of rules becomes the county's next version, or everything to mend is listed."""

import sys
from dataclasses import asdict
from pathlib import Path

import click

from maplebridge.site.cli.options import FOLDER, county_option, json_option
from maplebridge.site.cli.site import as_json, needs_site


@click.command()
@click.argument("pack", type=FOLDER)
@county_option
@click.option("--by", default="command line", show_default=True, help="Who publishes, for the list of versions.")
@click.option("--check", is_flag=True, help="Only look for what is to be mended; publish nothing.")
@json_option
@needs_site
def command(pack: Path, county: str, by: str, check: bool, machine: bool) -> None:
    """发布规则包。 Publish the rules in the folder PACK; the same rules again make no new version."""
    from maplebridge.ground.clock.time import now
    from maplebridge.rulebook.publishing.actions import publish
    from maplebridge.rulebook.publishing.faults import PackErrors
    from maplebridge.rulebook.publishing.folder import load_folder

    try:
        if check:
            load_folder(pack, county)
            click.echo("规则包无误。 Nothing to mend.")
            return
        published = publish(county, pack, by=by, now=now())
    except PackErrors as wrong:
        click.echo("\n".join(map(str, wrong.errors)), err=True)
        click.echo(f"{wrong.text.zh} {wrong.text.en}", err=True)
        sys.exit(1)
    if machine:
        as_json(asdict(published))
    else:
        words = "已发布 Published" if published.changed else "没有变化 Unchanged"
        click.echo(f"{words}: {county} #{published.number} {published.digest[:12]}")
