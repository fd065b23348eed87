"""`maplebridge teams`: install a list of teams and stations, list them, name what is missing. Not for their cases."""

from pathlib import Path

import click

from maplebridge.site.cli.options import FILE, county_option, json_option
from maplebridge.site.cli.site import as_json, needs_site


@click.group()
def command() -> None:
    """队伍和站点：安装、列出、查缺口。 Teams and stations: install, list, name the gaps."""


@command.command()
@click.argument("file", type=FILE)
@county_option
@needs_site
def install(file: Path, county: str) -> None:
    """按 teams.yaml 安装队伍。 Install the teams of a teams.yaml, after units and people are in; how many."""
    from maplebridge.directory.teams.actions import install_pack_teams
    from maplebridge.ground.clock.time import now

    click.echo(install_pack_teams(county=county, path=file, now=now()))


@command.command("list")
@county_option
@click.option("--place", default="", help="Only teams that cover this place code.")
@json_option
@needs_site
def listed(county: str, place: str, machine: bool) -> None:
    """列出队伍。 List the teams."""
    from maplebridge.directory.teams.queries import get_teams

    teams = get_teams(county)
    found = teams.of_place(place) if place else tuple(teams)
    if machine:
        as_json([{"code": team.code, "kind": team.kind, "covers": list(team.covers)} for team in found])
    else:
        for team in found:
            click.echo(f"{team.code:44}{team.name.zh}\t{team.name.en}{'' if team.active else '  (停用 retired)'}")


@command.command()
@county_option
@json_option
@needs_site
def gaps(county: str, machine: bool) -> None:
    """列出全部缺口；有缺口时退出码为 1。 Every gap; exit code 1 if there is one."""
    from dataclasses import asdict

    from maplebridge.ground.clock.time import now
    from maplebridge.services.stations.queries import list_gaps

    found = list_gaps(county, now())
    if machine:
        as_json([asdict(gap) | {"day": gap.day.isoformat() if gap.day else None} for gap in found])
    else:
        for gap in found:
            click.echo("\t".join(filter(None, (gap.place, gap.gap, gap.kind, gap.team, gap.what, str(gap.day or "")))))
    if found:
        raise SystemExit(1)
