"""`maplebridge tokens`: issue, list and revoke access tokens of the API."""

from dataclasses import asdict

import click

from maplebridge.directory.people.rules import SCOPES
from maplebridge.site.cli.options import county_option, json_option
from maplebridge.site.cli.site import as_json, needs_site


@click.group()
def command() -> None:
    """接口令牌：签发、列出、吊销。 Access tokens of the API: issue, list, revoke."""


@command.command()
@click.argument("person")
@county_option
@click.option("--name", required=True, help="What the token is for.")
@click.option("--scope", "scopes", multiple=True, required=True, type=click.Choice(sorted(SCOPES)))
@click.option("--days", default=90, show_default=True, type=click.IntRange(1, 366))
@needs_site
def issue(person: str, county: str, name: str, scopes: tuple[str, ...], days: int) -> None:
    """签发令牌，只显示这一次。 Issue a token for the person of that code; it is shown only this once."""
    from maplebridge.directory.people.actions import issue_token
    from maplebridge.directory.people.listing import get_person_id
    from maplebridge.ground.clock.time import now

    holder = get_person_id(county, person)
    click.echo(issue_token(county=county, person_id=holder, name=name, scopes=scopes, days=days, now=now()))


@command.command("list")
@county_option
@json_option
@needs_site
def listed(county: str, machine: bool) -> None:
    """列出令牌，不含其内容。 List tokens without their text; the number revokes one."""
    from maplebridge.directory.people.listing import list_tokens

    lines = list(list_tokens(county))
    if machine:
        as_json([asdict(line) for line in lines])
    else:
        for line in lines:
            state = "已吊销 revoked" if line.revoked_at else f"至 until {line.expires_at:%Y-%m-%d}"
            click.echo(f"{line.number}  {line.person:20}{','.join(line.scopes):16}{state}  {line.name}")


@command.command()
@click.argument("number")
@county_option
@needs_site
def revoke(number: str, county: str) -> None:
    """吊销令牌。 Revoke the token of that number; it ends within five seconds."""
    from maplebridge.directory.people.actions import revoke_token
    from maplebridge.ground.clock.time import now

    revoke_token(county=county, number=number, now=now())
