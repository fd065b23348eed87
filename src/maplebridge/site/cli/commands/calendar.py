"""`maplebridge calendar`: the county's table of working days. Each change lets open clocks be read anew."""

from datetime import date, datetime
from pathlib import Path

import click

from maplebridge.site.cli.options import FILE, county_option
from maplebridge.site.cli.site import needs_site

BY = "command line"
YEAR = click.IntRange(2000, 2100)


@click.group()
def command() -> None:
    """工作日表：建立、发布年度安排、增删本地日。 Working days: seed years, publish one, add and remove local days."""


def _now() -> datetime:
    from maplebridge.ground.clock.time import now

    return now()


@command.command()
@click.argument("first", type=YEAR)
@click.argument("last", type=YEAR)
@county_option
@needs_site
def seed(first: int, last: int, county: str) -> None:
    """按已知放假安排建立各年。 Fill the years FIRST to LAST with what is known; prints those changed."""
    from maplebridge.rulebook.deadlines.actions import seed_years

    for year in seed_years(county, first, last, now=_now(), by=BY):
        click.echo(year)


@command.command()
@click.argument("year", type=YEAR)
@click.argument("file", type=FILE)
@county_option
@needs_site
def publish(year: int, file: Path, county: str) -> None:
    """导入国务院公布的年度安排（CSV：day,working,name）。 Store a year's arrangement as it was published."""
    from maplebridge.rulebook.deadlines.actions import publish_csv

    click.echo(publish_csv(county, year, file.read_text(encoding="utf-8-sig"), now=_now(), by=BY))


@command.command()
@click.argument("day", type=click.DateTime(["%Y-%m-%d"]))
@click.argument("name")
@county_option
@click.option("--working", is_flag=True, help="A day on which one works, instead of a day off.")
@needs_site
def add(day: datetime, name: str, county: str, working: bool) -> None:
    """增加本地放假日或上班日（州庆、冰雪）。 Add a day of this county alone, with its name."""
    from maplebridge.rulebook.deadlines.actions import add_local_day

    add_local_day(county, _day(day), working=working, name=name, now=_now(), by=BY)


@command.command()
@click.argument("day", type=click.DateTime(["%Y-%m-%d"]))
@county_option
@needs_site
def remove(day: datetime, county: str) -> None:
    """删除本地日。 Take a local day away again."""
    from maplebridge.rulebook.deadlines.actions import remove_local_day

    remove_local_day(county, _day(day), now=_now(), by=BY)


def _day(moment: datetime) -> date:
    return moment.date()
