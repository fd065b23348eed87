"""The shapes of the file room: requests to read a file, what is granted, every opening."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from maplebridge.doors.api.v1.shapes.cases import Named
from maplebridge.doors.api.v1.shapes.lists import Next
from maplebridge.doors.api.v1.shapes.problems import Both, In, Out

Said = Annotated[str, Field(max_length=500)]


class FileAskIn(In):
    """A lawyer asks to read the file of a case."""

    number: Annotated[str, Field(max_length=30)]
    purpose: Said


class FileGrantIn(In):
    """What may be read: files by id, the course of the case, until which day (counted, 90 at most), saved or not."""

    documents: Annotated[list[Annotated[str, Field(max_length=64)]], Field(max_length=200)]
    until: date
    entries: bool = False
    may_copy: bool = False


class FileReasonIn(In):
    """Why not, or why not any more."""

    reason: Said


class FileLineOut(Out):
    """A request in a list; `open` while a grant runs."""

    id: UUID
    number: str
    state: str
    asked_at: datetime
    until: date | None
    firm: Named | None
    unit: Named | None
    open: bool


class FileLinesOut(Out):
    """Requests, the newest first."""

    requests: list[FileLineOut]
    next: Next


class FileDocumentOut(Out):
    """A file of the case."""

    id: str
    mime: str
    size: int
    added_at: datetime


class FileRequestOut(FileLineOut):
    """A request to whoever asked and whoever decides; `grantable` are the files that may be chosen, to the latter."""

    purpose: str
    reason: str
    revoke_reason: str
    entries: bool
    may_copy: bool
    documents: list[str]
    grantable: list[FileDocumentOut]


class FileEntryOut(Out):
    """One step of the case, without names."""

    seq: int
    label: Both
    unit: Named | None
    at: datetime
    words: list[str]


class FileCourseOut(Out):
    """The part of the journal that was granted."""

    entries: list[FileEntryOut]


class OpeningOut(Out):
    """One opening: `document` is a file's id or `entries`. Residents read the firm and no names."""

    firm: Named | None
    person: str | None
    document: str
    saved: bool
    at: datetime


class OpeningsOut(Out):
    """Every opening, the newest first."""

    openings: list[OpeningOut]
