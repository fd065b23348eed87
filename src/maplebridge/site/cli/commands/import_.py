"""`maplebridge import`: take in a file of cases, places, units, people or monthly numbers. Not for past requests."""

import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from maplebridge.directory.places.datum import Datum
from maplebridge.ground.words.text import Text
from maplebridge.site.cli.options import FILE, county_option, json_option
from maplebridge.site.cli.site import as_json, needs_site

KINDS = ("cases", "divisions", "grids", "groups", "party_groups", "households", "units", "people", "series")
DATUMS = tuple(datum.value for datum in Datum)
NAME = Text("导入", "Importing")


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("file", type=FILE)
@county_option
@click.option("--datum", type=click.Choice(DATUMS), default="wgs84", show_default=True, help="Of boundaries.")
@json_option
@needs_site
def command(kind: str, file: Path, county: str, datum: str, machine: bool) -> None:
    """导入事项、地点、机构、人员、月报，可反复运行。 Take in a file: good lines go in, each bad one is named (exit 1).

    Cases come as NDJSON or CSV with the fields of POST cases, registers as CSV (grids also as GeoJSON); UTF-8 or
    GB18030. Codes tell lines apart, and for cases `key`: a second run adds nothing. A month of a series is replaced by
    a later file, and said.
    """
    figures = _run(kind, file, county, Datum(datum))
    if machine:
        as_json(figures)
    else:
        _show(file, figures)
    sys.exit(bool(figures["rejected"]))


def _run(kind: str, file: Path, county: str, datum: Datum) -> dict[str, Any]:
    from maplebridge.ground.clock.time import now
    from maplebridge.site.cli.progress import show_count
    from maplebridge.site.importing.kinds import import_file

    began = time.perf_counter()
    with show_count(NAME) as progress:
        account = import_file(kind=kind, county=county, path=file, datum=datum, now=now(), progress=progress)
    return {**asdict(account), "seconds": round(time.perf_counter() - began, 2)}


def _show(file: Path, figures: dict[str, Any]) -> None:
    for lost in figures["rejected"]:
        reason = f"{lost['reason']['zh']} {lost['reason']['en']}"
        click.echo(f"{file.name}:{lost['line']} [{lost['field']}] {reason}", err=True)
    for each in figures["replaced"]:
        what = f"{each['series']} {each['place']} {each['month']}"
        click.echo(f"{file.name}:{each['line']} 改数 replaced {what}: {each['was']} → {each['now']}")
    click.echo(
        f"读 read {figures['read']}, 收 accepted {figures['accepted']}, 已有 already {figures['already']}, "
        f"退 rejected {len(figures['rejected'])}, 秒 seconds {figures['seconds']}"
    )
