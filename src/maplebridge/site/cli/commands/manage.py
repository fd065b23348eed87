"""`maplebridge manage …`: the framework's own commands (check, makemigrations, shell …)."""

import click

from maplebridge.site.cli.site import needs_site


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
@needs_site
def command(words: tuple[str, ...]) -> None:
    """运行框架自带命令。 Run one of the framework's own commands; `manage help` lists them."""
    from django.core.management import execute_from_command_line

    execute_from_command_line(["maplebridge manage", *words])
