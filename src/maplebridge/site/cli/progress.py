"""Shows long work on the terminal, on standard error so that figures on standard output stay clean."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from maplebridge.ground.words.text import Text

Step = tuple[Text, Callable[[], object]]


def show_steps(steps: Sequence[Step]) -> None:
    """Do the steps one after the other, the one in hand named beside the bar."""
    with _bar() as bar:
        task = bar.add_task("", total=len(steps))
        for name, act in steps:
            bar.update(task, description=f"{name.zh} {name.en}")
            act()
            bar.advance(task)


@contextmanager
def show_count(name: Text) -> Iterator[Callable[[int, int], None]]:
    """A bar to be told how many are done, of how many."""
    with _bar() as bar:
        task = bar.add_task(f"{name.zh} {name.en}", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _bar() -> Progress:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=Console(stderr=True), transient=True)
