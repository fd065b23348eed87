"""Shows how far counted work has come, on standard error. Not for a list of steps: that is progress.py."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from maplebridge.ground.words.text import Text


@contextmanager
def counting(name: Text) -> Iterator[Callable[[int, int], None]]:
    """A bar; call what you are given with (done, of how many)."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(f"{name.zh} {name.en}", total=None)
        yield lambda done, of: progress.update(task, completed=done, total=of)
