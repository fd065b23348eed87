"""`maplebridge doctor`: is everything that this installation needs in order?"""

import sys

import click

from maplebridge.site.cli.site import as_json, needs_site

MARKS = {"fine": "✓", "odd": "!", "bad": "✗"}


@click.command()
@click.option("--json", "machine", is_flag=True, help="Print the findings as JSON.")
@needs_site
def command(machine: bool) -> None:
    """体检：数据库、角色、迁移、时钟、磁盘、日历、规则。 Check the installation; exit code 1 when something is bad."""
    from dataclasses import asdict

    from maplebridge.ground.clock.time import now
    from maplebridge.site import doctor

    findings = doctor.examine(now())
    if machine:
        as_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            click.echo(f"{MARKS[finding.state]} {finding.name:10} {finding.text.zh}\n  {'':10} {finding.text.en}")
    sys.exit(any(finding.state == "bad" for finding in findings))
