"""The shapes of what is open to everybody: activities and publications."""

from datetime import datetime
from typing import Any

from maplebridge.doors.api.v1.shapes.cases import Named
from maplebridge.doors.api.v1.shapes.lists import Next
from maplebridge.doors.api.v1.shapes.problems import Both, Out


class ActivityOut(Out):
    """An activity. `units` hold it, the one that leads it first; `capacity` null: everybody; `figures` are those of
    its report by the names of the county's rules, as decimal text."""

    id: str
    kind: str
    title: str
    state: str
    place: Named
    address: str
    starts_at: datetime
    ends_at: datetime
    units: list[Named]
    for_whom: str
    capacity: int | None
    reason: str
    figures: dict[str, str]


class ActivitiesOut(Out):
    """Activities by when they begin."""

    activities: list[ActivityOut]


class PublicationLineOut(Out):
    """A publication in a list. `item` and `period` say which duty it meets, "" where none."""

    id: str
    title: str
    unit: Named | None
    place: Named
    item: str
    period: str
    version: int
    hand_out: bool
    published_at: datetime


class PublicationsOut(Out):
    """A page of publications, the newest first."""

    publications: list[PublicationLineOut]
    next: Next


class VersionOut(Out):
    """One version: text, or the rows of a table under its columns; `why` says what it corrected."""

    number: int
    title: str
    text: str
    columns: list[str]
    rows: list[list[Any]]
    file: str | None
    why: str
    made_at: datetime


class PublicationOut(PublicationLineOut):
    """A publication with every version, the newest first; withdrawn, it has none and says why."""

    basis: str
    item_title: Both | None
    withdrawn_at: datetime | None
    reason: str
    versions: list[VersionOut]
