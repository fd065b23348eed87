"""`maplebridge serve`: pages, API and live feed, watched over until a signal ends them."""

import sys

import click

from maplebridge.site.cli.outcome import spoken
from maplebridge.site.cli.site import load
from maplebridge.site.running import programs
from maplebridge.site.running.aside import run_aside
from maplebridge.site.running.crew import Crew


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, envvar="PORT", type=click.IntRange(1, 65534))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Web processes.")
@click.option("--threads", default=4, show_default=True, type=click.IntRange(1, 64), help="Threads in each.")
@click.pass_context
def command(context: click.Context, host: str, port: int, workers: int, threads: int) -> None:
    """启动网站与实时推送（端口 +1）。 Serve pages and API on PORT and the live feed on PORT+1."""
    code = run_aside(lambda: spoken(_refuse_unfit_role))
    if code:
        sys.exit(code)
    hands = {"web": programs.web(host, port, workers=workers, threads=threads)}
    if programs.has_feed():
        hands["feed"] = programs.feed(host, port + 1)
    sys.exit(Crew(hands).run())


def _refuse_unfit_role() -> None:
    load()
    from maplebridge.site.database.guarding import refuse_unfit_role

    refuse_unfit_role()
