"""The command `maplebridge`. Each module in `commands/` is one command, loaded when it is asked for.

Exit codes: 0 done · 1 it could not be done, or a check found something · 2 odd words or settings.
"""

import importlib
import pkgutil
import sys
from keyword import iskeyword

import click

from maplebridge.site.cli import commands
from maplebridge.site.cli.outcome import spoken


class Commands(click.Group):
    """Finds its commands in a folder, so that a new one is a new file and nothing else."""

    def list_commands(self, context: click.Context) -> list[str]:
        """The names of all modules in `commands/`; `import_` is called import."""
        return sorted(module.name.rstrip("_") for module in pkgutil.iter_modules(commands.__path__))

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The `command` of the module of that name."""
        if name not in self.list_commands(context):
            return None
        module = f"{name}_" if iskeyword(name) else name
        command: click.Command = importlib.import_module(f"{commands.__name__}.{module}").command
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="maplebridge")
def maplebridge() -> None:
    """枫桥 Maplebridge：一县一个中心，件件有编号。 One system behind a county's service centre."""


def main(words: list[str] | None = None) -> None:
    """Run one command and exit with its code."""
    sys.exit(spoken(lambda: maplebridge(words, prog_name="maplebridge")))
