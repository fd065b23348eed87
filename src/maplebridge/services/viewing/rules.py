"""What a saved view holds, and whether a case belongs on it. Pure; not for reading cases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from maplebridge.cases.listing import Wanted


@dataclass(frozen=True, slots=True)
class View:
    """A saved view of one person."""

    id: UUID
    person: str
    name: str
    wanted: Wanted
    alert: bool
    seen_at: datetime
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Marks:
    """What of a case decides on which views it belongs."""

    state: str
    matter: str
    place: str
    language: str
    late: bool


def belongs(wanted: Wanted, prefixes: Sequence[str], case: Marks) -> bool:
    """Whether the case is among what is wanted; `prefixes` are those of the place wanted, empty for everywhere."""
    return (
        wanted.state in ("", case.state)
        and wanted.matter in ("", case.matter)
        and wanted.language in ("", case.language)
        and (not wanted.overdue or case.late)
        and (not prefixes or case.place.startswith(tuple(prefixes)))
    )


def read_filters(filters: Mapping[str, Any]) -> Wanted:
    """What was kept, as the inbox takes it."""
    texts = {name: str(filters.get(name) or "") for name in ("state", "matter", "place", "language")}
    return Wanted(**texts, overdue=bool(filters.get("overdue")))


def write_filters(wanted: Wanted) -> dict[str, Any]:
    """What is kept: only what narrows."""
    kept: dict[str, Any] = {name: getattr(wanted, name) for name in ("state", "matter", "place", "language", "overdue")}
    return {name: value for name, value in kept.items() if value}
