"""What a kind of long work is, and what does it. Not for which kinds there are: services say that, site lists them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from maplebridge.ground.jobs.results import Result
from maplebridge.ground.words.text import Text


@dataclass(frozen=True, slots=True)
class Kind:
    """A name under which long work is asked for; exactly one handler answers to it."""

    name: str


@dataclass(frozen=True, slots=True)
class Task:
    """What was asked: in which county, with which parameters, by whom, and when this run began."""

    county: str
    params: Mapping[str, Any]
    asked_by: str
    now: datetime


class Report(Protocol):
    """Says how far a job is. To be called at least every few seconds: it is also the sign of life.

    Raises CalledOff when the job was cancelled or given to another worker; let it pass.
    """

    def __call__(self, done: int, total: int = 0, message: Text | None = None) -> None:
        """`done` of `total` (0: not known), with a word on what is being done."""


@dataclass(frozen=True, slots=True)
class Handler:
    """Does one kind of work: `run` gives the file it leaves, or None. It may be run again from the start."""

    kind: Kind
    run: Callable[[Task, Report], Result | None]
