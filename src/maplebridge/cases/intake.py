"""What somebody brings, whatever the entrance: the one shape of a new case. Not for forms of single matters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from maplebridge.rulebook.workflows.definition import Privacy

CHANNELS = (
    "phone_page",
    "plate",
    "window",
    "hotline",
    "grid",
    "mini_programme",
    "chat_group",
    "province",
    "bulk",
    "api",
    "replay",
)
SOURCES = ("", "risk", "lawsuit", "police", "petition")


@dataclass(frozen=True, slots=True)
class Contact:
    """A person as they wish to be reached; every field personal and optional."""

    name: str = ""
    phone: str = ""
    id_number: str = ""
    address: str = ""

    def given(self) -> dict[str, str]:
        """The fields that are not empty."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return {name: value for name, value in values.items() if value}


@dataclass(frozen=True, slots=True)
class Point:
    """A position in degrees with the datum it was measured in (wgs84 or gcj02)."""

    longitude: float
    latitude: float
    datum: str = "wgs84"


@dataclass(frozen=True, slots=True)
class Intake:
    """A new case as it comes in.

    `matter` may be left out: routing then proposes one from the text. The place comes from `place` (a code), `plate`,
    `point` or, failing all, from a place named in the text. `complained_of` are units kept out. `origin` is the case
    that this one follows from: of it come `files` (ids), and `secrecy` with its `circle`, below which this one does not
    go. `key` makes the write safe to repeat. `happened_at` is set for late paper entries only.
    """

    text: str
    title: str = ""
    matter: str = ""
    channel: str = "api"
    source: str = ""
    place: str = ""
    plate: str = ""
    point: Point | None = None
    reporter: Contact = Contact()
    proxy: Contact = Contact()
    anonymous: bool = False
    language: str = "zh"
    complained_of: tuple[str, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    trips: int = 0
    key: str = ""
    happened_at: datetime | None = None
    origin: UUID | None = None
    secrecy: Privacy = "ordinary"
    circle: tuple[str, ...] = ()
