"""Shows long work on the terminal, on standard error so that figures on standard output stay clean."""

from collections.abc import Callable, Sequence

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from maplebridge.ground.words.text import Text

Step = tuple[Text, Callable[[], object]]


def show_steps(steps: Sequence[Step]) -> None:
    """Do the steps one after the other, the one in hand named beside the bar."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=len(steps))
        for name, act in steps:
            progress.update(task, description=f"{name.zh} {name.en}")
            act()
            progress.advance(task)
