"""Options that many commands share, so that they are called the same everywhere."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
Command = Callable[..., Any]


def six_digits(context: click.Context, option: click.Parameter, value: str) -> str:
    """The county's code, or click's complaint."""
    if not (len(value) == 6 and value.isascii() and value.isdigit()):
        raise click.BadParameter("应为六位县级代码 / a county's code has six digits", context, option)
    return value


def county_option(command: Command) -> Command:
    """`--county 520524`, or the setting COUNTY."""
    words = "County code, six digits."
    return click.option("--county", required=True, envvar="COUNTY", callback=six_digits, help=words)(command)


def json_option(command: Command) -> Command:
    """`--json`: figures for machines, as the argument `machine`."""
    return click.option("--json", "machine", is_flag=True, help="Print figures as JSON.")(command)
