"""Keeps the API's description in the repository in step with the code. Not for serving it: the site does that itself.

Run as a module it writes docs/openapi.json; with --check it only says, by exit code 1, that it would change.
"""

import os
from pathlib import Path

import click
import django

TARGET = Path("docs/openapi.json")


@click.command()
@click.option("--check", is_flag=True, help="Change nothing; exit code 1 when the file is out of step.")
def main(check: bool) -> None:
    """Write the OpenAPI description, or check it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maplebridge.site.settings")
    django.setup()
    from maplebridge.doors.api import schema

    if not check:
        click.echo(f"{TARGET}: {'written' if schema.write(TARGET) else 'in step'}")
    elif not TARGET.exists() or TARGET.read_text(encoding="utf-8") != schema.describe():
        raise click.ClickException(f"{TARGET} is out of step; write it anew: make describe")


if __name__ == "__main__":
    main()
