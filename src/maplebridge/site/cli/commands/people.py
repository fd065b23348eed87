"""`maplebridge people`: take in people of a pack, list them, let one act no more. Not for their tokens."""

from dataclasses import asdict
from pathlib import Path

import click

from maplebridge.site.cli.options import FILE, county_option, json_option
from maplebridge.site.cli.site import as_json, needs_site


@click.group()
def command() -> None:
    """人员：导入、列出、停用。 People: take in, list, deactivate."""


@command.command()
@click.argument("file", type=FILE)
@county_option
@needs_site
def populate(file: Path, county: str) -> None:
    """按 people.yaml 建立人员。 Add the people of a people.yaml, after places and units are in; how many."""
    from maplebridge.directory.people.populating import populate as add
    from maplebridge.ground.clock.time import now

    click.echo(add(county=county, path=file, now=now()))


@command.command("list")
@county_option
@click.option("--after", default="", help="Begin after this code.")
@click.option("--many", default=50, show_default=True, type=click.IntRange(1, 5000))
@json_option
@needs_site
def listed(county: str, after: str, many: int, machine: bool) -> None:
    """分页列出人员，不含电话和证件号。 A page of people by code, without phones and ID numbers."""
    from maplebridge.directory.people.listing import list_people

    page = list_people(county, after=after, many=many)
    if machine:
        as_json([asdict(person) for person in page])
    else:
        for person in page:
            click.echo(f"{person.code:44}{person.name}\t{person.kind}{'' if person.active else '  (停用 inactive)'}")


@command.command()
@click.argument("code")
@county_option
@needs_site
def deactivate(code: str, county: str) -> None:
    """停用一个人及其令牌。 Let a person, and their tokens, act no more."""
    from maplebridge.directory.people.actions import deactivate as close
    from maplebridge.directory.people.listing import get_person_id
    from maplebridge.ground.clock.time import day_of, now

    close(county=county, person_id=get_person_id(county, code), day=day_of(now()))
