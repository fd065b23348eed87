"""`maplebridge units`: install a list of units, list them, retire one. Not for the people in them."""

from pathlib import Path

import click

from maplebridge.site.cli.options import FILE, county_option, json_option
from maplebridge.site.cli.site import as_json, needs_site


@click.group()
def command() -> None:
    """机构：安装、列出、停用。 Units: install, list, retire."""


@command.command()
@click.argument("file", type=FILE)
@county_option
@needs_site
def install(file: Path, county: str) -> None:
    """按 units.yaml 安装机构。 Install the units of a units.yaml for the county and each division below it."""
    from maplebridge.directory.places.queries import list_places
    from maplebridge.directory.places.rules import Level
    from maplebridge.directory.units.actions import install_pack_units
    from maplebridge.directory.units.drafts import Area

    areas = [Area(place.code, place.name) for place in list_places(county) if place.level is not Level.GRID]
    click.echo(install_pack_units(county=county, path=file, areas=areas))


@command.command("list")
@county_option
@click.option("--place", default="", help="Only units of this place code.")
@json_option
@needs_site
def listed(county: str, place: str, machine: bool) -> None:
    """列出机构。 List the units."""
    from maplebridge.directory.units.queries import get_registry

    units = [unit for unit in get_registry(county) if not place or unit.place == place]
    if machine:
        as_json([_as_figures(unit) for unit in units])
    else:
        for unit in units:
            click.echo(f"{unit.code:36}{unit.name.zh}\t{unit.name.en}{'' if unit.active else '  (停用 retired)'}")


def _as_figures(unit: object) -> dict[str, object]:
    from dataclasses import asdict

    from maplebridge.directory.units.rules import UnitFacts

    assert isinstance(unit, UnitFacts)
    return asdict(unit) | {"languages": sorted(unit.languages)}


@command.command()
@click.argument("code")
@county_option
@needs_site
def retire(code: str, county: str) -> None:
    """停用一个机构。 Take a unit out of use: no case goes to it any more."""
    from maplebridge.directory.units.actions import retire as take_out

    take_out(county=county, code=code)
