"""`maplebridge places`: import the registers of places, look places up. Not for editing single places."""

import sys
from dataclasses import asdict
from pathlib import Path

import click

from maplebridge.directory.places.datum import Datum
from maplebridge.site.cli.options import FILE, county_option, json_option
from maplebridge.site.cli.site import as_json, needs_site

REGISTERS = ("divisions", "grids", "groups", "party_groups", "households")


@click.group()
def command() -> None:
    """区划、网格、联户组、党小组、住户。 Registers of places: import, count, look up."""


@command.command("import")
@click.argument("register", type=click.Choice(REGISTERS))
@click.argument("file", type=FILE)
@county_option
@click.option("--datum", type=click.Choice([datum.value for datum in Datum]), default="wgs84", show_default=True)
@json_option
@needs_site
def take_in(register: str, file: Path, county: str, datum: str, machine: bool) -> None:
    """导入登记表（CSV 或 GeoJSON）。 Import a register: good lines go in, bad ones are named (exit 1)."""
    from maplebridge.directory.places.actions import import_places
    from maplebridge.ground.clock.time import now

    report = import_places(county, file, register, now=now(), datum=Datum(datum))
    if machine:
        as_json(asdict(report))
    else:
        for lost in report.rejected:
            click.echo(f"{file.name}:{lost.line} [{lost.field}] {lost.reason.zh} {lost.reason.en}", err=True)
        words = f"读 read {report.read}, 收 taken {report.accepted}, 变 changed {report.changed}"
        click.echo(f"{words}, 退 rejected {len(report.rejected)}")
    sys.exit(bool(report.rejected))


@command.command()
@county_option
@click.option("--within", default="", help="Only below this place code.")
@json_option
@needs_site
def count(county: str, within: str, machine: bool) -> None:
    """各登记表数量。 How many places there are in each register."""
    from maplebridge.directory.places.queries import count_places

    figures = asdict(count_places(county, within))
    if machine:
        as_json(figures)
    else:
        for name, number in figures.items():
            click.echo(f"{name:20}{number:>10}")


@command.command()
@click.argument("code")
@county_option
@json_option
@needs_site
def show(code: str, county: str, machine: bool) -> None:
    """查看一处地点。 One place and what lies directly within it."""
    from maplebridge.directory.places.queries import get_place, list_children
    from maplebridge.directory.places.rules import Level

    place = get_place(county, code)
    children = () if place.level is Level.HOUSEHOLD_GROUP else list_children(county, code)
    if machine:
        as_json({**asdict(place), "within": [asdict(child) for child in children]})
    else:
        click.echo(f"{place.code} {place.name} ({place.level.value})")
        for child in children:
            click.echo(f"  {child.code} {child.name}")


@command.command()
@click.argument("longitude", type=float)
@click.argument("latitude", type=float)
@county_option
@needs_site
def locate(longitude: float, latitude: float, county: str) -> None:
    """按 WGS-84 经纬度查网格。 The grid at a point in WGS-84; exit code 1 outside all of them."""
    from maplebridge.directory.places.queries import get_place
    from maplebridge.directory.places.queries import locate as find

    code = find(county, longitude, latitude)
    if code is None:
        click.echo("不在任何网格内。 Outside every grid.", err=True)
        sys.exit(1)
    click.echo(f"{code} {get_place(county, code).name}")
