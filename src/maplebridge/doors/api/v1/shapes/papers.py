"""The shapes of official papers."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from maplebridge.doors.api.v1.shapes.cases import Named
from maplebridge.doors.api.v1.shapes.problems import Both, Out

Digest = Annotated[str, Field(pattern="^([0-9a-f]{64})?$", description="SHA-256 of the file in hand, to compare.")]
State = Literal["valid", "revoked", "superseded"]


class PaperOut(Out):
    """One official paper."""

    number: Annotated[str, Field(description="As printed, such as 〔2026〕织调协字第0012号.")]
    code: str
    kind: str
    title: Both
    state: State
    unit: Named | None
    issued_at: datetime
    changed_at: datetime | None
    superseded_by: str | None
    sha256: str
    size: int


class PapersOut(Out):
    """The papers of a case."""

    papers: list[PaperOut]


class VerifiedOut(PaperOut):
    """What anybody may know of a paper; `same` is null when no digest was sent."""

    same: bool | None
