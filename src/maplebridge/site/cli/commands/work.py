"""`maplebridge work`: the readers of the journal and the jobs, until a signal ends them."""

import click

from maplebridge.site.cli.site import needs_site


@click.command()
@needs_site
def command() -> None:
    """运行后台任务。 Run the readers of the journal and the clocks' jobs until SIGTERM or Ctrl-C."""
    from maplebridge.site import worker
    from maplebridge.site.database.guarding import refuse_unfit_role

    refuse_unfit_role()
    worker.run_until_signal()
