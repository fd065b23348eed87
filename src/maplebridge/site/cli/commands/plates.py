"""`maplebridge plates`: issue, print, revoke, replace and list door plates from the command line."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from maplebridge.ground.words.text import Text
from maplebridge.site.cli.options import county_option, json_option
from maplebridge.site.cli.site import as_json, needs_site

HOLDERS = ("household", "household_group", "grid")
LAYOUTS = ("sheets", "single")
REASONS = ("damaged", "lost", "wrong_place", "misused", "gone")
STATES = ("valid", "installed", "waiting", "revoked", "all")
BY = "cli"
ISSUING = Text("制作门牌", "Issuing plates")
PRINTING = Text("排版门牌", "Drawing plates")


@click.group()
def command() -> None:
    """门牌二维码：制作、打印、停用、更换、列出。 Door plates: issue, print, revoke, replace, list."""


@command.command()
@click.argument("place")
@county_option
@click.option("--for", "holder", type=click.Choice(HOLDERS), default="household", show_default=True)
@json_option
@needs_site
def issue(place: str, county: str, holder: str, machine: bool) -> None:
    """为一个村、镇或全县制作门牌，可反复运行。 Make the plates that are missing in a place; again makes none."""
    from maplebridge.directory.plates.actions import issue_plates
    from maplebridge.directory.plates.queries import count_plates
    from maplebridge.directory.plates.rules import Holder
    from maplebridge.ground.clock.time import now
    from maplebridge.site.cli.progress import show_count

    with show_count(ISSUING) as progress:
        made = issue_plates(
            county=county,
            within=place,
            by=BY,
            now=now(),
            holder=Holder(holder),
            report=lambda done: progress(done, done),
        )
    figures = {"made": made, "valid": count_plates(county, place)}
    if machine:
        as_json(figures)
    else:
        click.echo(f"新制 made {figures['made']}, 有效 valid {figures['valid']}")


@command.command("print")
@click.argument("place")
@county_option
@click.option("--layout", type=click.Choice(LAYOUTS), default="sheets", show_default=True)
@click.option("--to", "target", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The PDF.")
@json_option
@needs_site
def print_(place: str, county: str, layout: str, target: Path, machine: bool) -> None:
    """把有效门牌排成 PDF。 Lay the valid plates of a place out as a PDF to print."""
    from maplebridge.directory.plates.queries import count_plates, iterate_plates
    from maplebridge.services.platework.layouts import Layout
    from maplebridge.services.platework.printing import draw_plates
    from maplebridge.site.cli.progress import show_count

    many = count_plates(county, place)
    with show_count(PRINTING) as progress:
        plates = iterate_plates(county, place)
        content = draw_plates(county, plates, Layout(layout), report=lambda done: progress(done, many))
    target.write_bytes(content)
    figures = {"plates": many, "bytes": len(content), "file": str(target)}
    if machine:
        as_json(figures)
    else:
        click.echo(f"{target}: {many} 块 plates, {len(content)} 字节 bytes")


@command.command()
@click.argument("code")
@county_option
@click.option("--why", type=click.Choice(REASONS), required=True)
@click.option("--replace", is_flag=True, help="Make another one for the same door.")
@json_option
@needs_site
def revoke(code: str, county: str, why: str, replace: bool, machine: bool) -> None:
    """停用一块门牌，可同时另制一块。 Take a plate out of use, and with --replace make its successor."""
    from maplebridge.directory.plates.actions import replace_plate, revoke_plate
    from maplebridge.ground.clock.time import now

    act: dict[str, Any] = {"county": county, "code": code, "why": why, "by": BY, "now": now()}
    successor = ""
    if replace:
        successor = replace_plate(**act).code
    else:
        revoke_plate(**act)
    if machine:
        as_json({"code": code, "replaced_by": successor})
    else:
        click.echo(successor or f"已停用 revoked {code}")


@command.command("list")
@click.argument("place")
@county_option
@click.option("--state", type=click.Choice(STATES), default="valid", show_default=True)
@click.option("--many", default=500, show_default=True, type=click.IntRange(1, 100_000))
@json_option
@needs_site
def listed(place: str, county: str, state: Any, many: int, machine: bool) -> None:
    """列出一处的门牌。 List the plates of a place."""
    from maplebridge.directory.plates.queries import list_plates

    plates = list_plates(county, within=place, state=state, many=many)
    if machine:
        as_json([asdict(plate) for plate in plates])
    else:
        for plate in plates:
            mark = "已停用 revoked" if plate.revoked_at else "已安装 installed" if plate.installed_at else ""
            click.echo(f"{plate.code}  {plate.place:18}  {plate.household:21}  {mark}".rstrip())
