"""`maplebridge places`: count and look up places. Not for taking in their registers: import."""

import sys
from dataclasses import asdict

import click

from maplebridge.site.cli.options import county_option, json_option
from maplebridge.site.cli.site import as_json, needs_site


@click.group()
def command() -> None:
    """区划、网格、联户组、党小组、住户。 Registers of places: count, look up."""


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
