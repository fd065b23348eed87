"""`maplebridge recheck`: work the lots of a case out again and compare them with what was recorded. Changes nothing."""

import sys
from dataclasses import asdict

import click

from maplebridge.site.cli.options import county_option, json_option
from maplebridge.site.cli.site import as_json, needs_site


@click.command()
@click.argument("number")
@county_option
@json_option
@needs_site
def command(number: str, county: str, machine: bool) -> None:
    """重算一个案件的抽查签。 Draw the lots of a case again; exit code 1 if any is not as recorded."""
    from maplebridge.cases.queries import get_case
    from maplebridge.services.rechecking.queries import explain_draws

    lots = explain_draws(county, get_case(county, number).facts.id)
    if machine:
        as_json([{**asdict(lot), "why": lot.why.en} for lot in lots])
    else:
        for lot in lots:
            drawn = "抽中 drawn" if lot.drawn else "未抽中 not drawn"
            fair = "相符 as recorded" if lot.genuine and lot.as_recorded else "不符 NOT AS RECORDED"
            done = f"{lot.unit or lot.why.zh}\t{lot.found}" if lot.drawn else ""
            click.echo(f"{lot.seq}\t{lot.number:.4f} / {lot.share}\t{drawn}\t{fair}\t{done}".rstrip())
    sys.exit(0 if all(lot.genuine and lot.as_recorded for lot in lots) else 1)
