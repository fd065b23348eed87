"""The figures of one import, the same for every kind of file. Not for how lines are read."""

from dataclasses import dataclass, field

from maplebridge.directory.places.importing.report import Rejection, Report


@dataclass(slots=True)
class Account:
    """What became of a file's lines: each of those read was accepted, stood there already, or was rejected."""

    kind: str
    read: int = 0
    accepted: int = 0
    already: int = 0
    rejected: list[Rejection] = field(default_factory=list)


def account_of(report: Report) -> Account:
    """The figures of a register's import: `accepted` are the lines that brought something new."""
    fresh = report.accepted - report.already
    return Account(report.kind, report.read, fresh, report.already, list(report.rejected))
