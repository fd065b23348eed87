"""Makes the site ready for a command: settings found, demo database awake, Django loaded. Not for web processes."""

import functools
import os
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import click

from maplebridge.site.demo import waking
from maplebridge.site.running.crew import SETTINGS

Words = ParamSpec("Words")
Answer = TypeVar("Answer")


def load() -> None:
    """Load settings and rooms. Where nothing names a database, the demo's settings are used and its database woken."""
    import django

    if not {"DATABASE_URL", "DATABASE_URL_FILE", "DJANGO_SETTINGS_MODULE"} & os.environ.keys():
        waking.borrow_demo(click.get_current_context())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()


def needs_site(command: Callable[Words, Answer]) -> Callable[Words, Answer]:
    """Below click's decorators: load the site before the command runs."""

    @functools.wraps(command)
    def loaded(*words: Words.args, **options: Words.kwargs) -> Answer:
        load()
        return command(*words, **options)

    return loaded


def as_json(figures: Any) -> None:
    """Print figures for machines: one JSON value on standard output."""
    import orjson

    click.echo(orjson.dumps(figures, default=str, option=orjson.OPT_INDENT_2).decode())
