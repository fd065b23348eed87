"""The shapes of statements of responsibility."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from maplebridge.doors.api.v1.shapes.cases import Code, Key, Named
from maplebridge.doors.api.v1.shapes.problems import Both, In, Out

Year = Annotated[int, Field(ge=2000, le=2100)]


class SignedOut(Out):
    """Who signed for a side, and when. `signature` is the county's over the bytes `statement`, a zero byte and
    `record`, which names the text by its digest: `<key id>:<base64>`."""

    name: str
    at: datetime
    record: str
    signature: str


class StatementLineOut(Out):
    """Two units that sign with each other. `statement` is null while nothing is drawn up; `outdated` when the lower
    unit's duties have changed since; `stands` when both have signed what is in force."""

    upper: Named | None
    lower: Named | None
    statement: UUID | None
    state: Literal["", "drawn", "upper_signed", "signed"]
    outdated: bool
    stands: bool


class TownStatementsOut(StatementLineOut):
    """A town with its villages, and how many of those have not signed what is in force."""

    gaps: int
    villages: list[StatementLineOut]


class StatementsOut(Out):
    """The tree of a year from the county down."""

    year: int
    towns: list[TownStatementsOut]


class StatementOut(Out):
    """One statement in its words, kept as it was drawn up by version `rules` of the county's rules: `document` is the
    whole of it as canonical JSON, `sha256` its digest, `whole` whether text and signatures still match. `turn` is the
    side that signs next, "" when both have or when the list has changed; `yours` whether you may."""

    id: UUID
    year: int
    upper: Named | None
    lower: Named | None
    words: Both
    rules: int
    document: str
    sha256: str
    whole: bool
    public_keys: dict[str, str]
    state: Literal["drawn", "upper_signed", "signed"]
    outdated: bool
    upper_signed: SignedOut | None
    lower_signed: SignedOut | None
    turn: Literal["", "upper", "lower"]
    yours: bool


class DrawUpIn(In):
    """The unit below which statements are drawn up, for last year and the one before, this one or the next."""

    upper: Code
    year: Year
    key: Key = ""


class DrawnOut(Out):
    """How many were drawn up; those that stand stay."""

    drawn: int
    already: bool


class SignIn(In):
    """The side that you sign for; the upper one signs first."""

    side: Literal["upper", "lower"]
    key: Key = ""
