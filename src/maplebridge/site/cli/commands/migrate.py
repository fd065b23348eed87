"""`maplebridge migrate`: tables up to date, rights granted. Needs DATABASE_OWNER_URL."""

import click

from maplebridge.site.cli.site import needs_site


@click.command()
@click.option("-q", "--quiet", is_flag=True, help="Say nothing when all goes well.")
@needs_site
def command(quiet: bool) -> None:
    """升级数据库表并授权。 Bring the tables up to date as their owner, then grant the application its rights."""
    from maplebridge.site.database import migrating

    migrating.migrate(verbosity=0 if quiet else 1)
