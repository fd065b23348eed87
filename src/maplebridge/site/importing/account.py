"""The figures of one import, the same for every kind of file. Not for how lines are read."""

from dataclasses import dataclass, field

from maplebridge.directory.places.importing.report import Rejection, Report
from maplebridge.services.series.importing import Replaced, SeriesReport


@dataclass(slots=True)
class Account:
    """What became of a file's lines: each of those read was accepted, stood there already, or was rejected.

    `replaced` are those of the accepted whose number took the place of another.
    """

    kind: str
    read: int = 0
    accepted: int = 0
    already: int = 0
    rejected: list[Rejection] = field(default_factory=list)
    replaced: list[Replaced] = field(default_factory=list)


def account_of(report: Report) -> Account:
    """The figures of a register's import: `accepted` are the lines that brought something new."""
    fresh = report.accepted - report.already
    return Account(report.kind, report.read, fresh, report.already, list(report.rejected))


def account_of_series(report: SeriesReport) -> Account:
    """The figures of an import of monthly numbers: a replaced one is accepted, too."""
    account = Account("series", report.read, report.fresh + len(report.replaced), report.already)
    account.rejected, account.replaced = list(report.rejected), list(report.replaced)
    return account
