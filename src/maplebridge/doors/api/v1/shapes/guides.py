"""The shapes of guides, proofs, measures and responsibilities."""

from typing import Annotated, Literal

from pydantic import Field

from maplebridge.doors.api.v1.shapes.cases import Named
from maplebridge.doors.api.v1.shapes.problems import Both, Out

Words = Annotated[str, Field(max_length=100, description="Words that people use; all without them.")]
Place = Annotated[str, Field(max_length=12, description="Where the person lives: a town or village by its code.")]
Kind = Annotated[str, Field(max_length=60, description="A kind of unit.")]
Saves = Annotated[Literal["", "trips", "papers", "days"], Field(description="What is saved.")]


class GuidePaperOut(Out):
    """A paper that is demanded: by which law, who issues it, and how the window can have it without the person."""

    label: Both
    required: bool
    basis: Both
    issuer: Both | None
    ways: list[Both]


class GuideLimitOut(Out):
    """A limit that binds the units, with its basis and how far it may be extended."""

    label: Both
    limit: Both
    basis: str
    extensions: list[Both]


class FeeOut(Out):
    """What it costs: 0 is free, null by a tariff."""

    yuan: int | None
    basis: Both
    note: Both | None


class GuideDoorOut(Out):
    """A unit to go to; `metres` from the place that was named, `open` if its hours are known."""

    unit: Named
    address: Both | None
    phone: str
    hours: list[Both]
    metres: int | None
    open: bool | None


class GuideOut(Out):
    """Everything to know before going; without `fee` the county has set none."""

    name: str
    title: Both
    rules: int
    category: Both | None
    who: Both | None
    note: Both | None
    sealed: bool
    papers: list[GuidePaperOut]
    limits: list[GuideLimitOut]
    later: list[GuideLimitOut]
    fee: FeeOut | None
    where: Both
    doors: list[GuideDoorOut]
    outlets: int


class GuideLineOut(Out):
    """A matter that has a guide, by its group of categories."""

    name: str
    title: Both
    group: Both


class GuidesOut(Out):
    """The guides that words may mean."""

    rules: int
    guides: list[GuideLineOut]


class AbolishedOut(Out):
    """Since when and by which decision it may no longer be demanded, and what is done instead."""

    since: str
    by: Both
    instead: Both


class ProofOut(Out):
    """A proof of the list; an abolished one has no basis."""

    name: str
    title: Both
    basis: Both | None
    issuer: Both | None
    ways: list[Both]
    matters: list[str]
    abolished: AbolishedOut | None


class ProofsOut(Out):
    """The list of proofs."""

    rules: int
    proofs: list[ProofOut]


class MeasureOut(Out):
    """A measure: which kind of unit took it, since when, for which matters, and how much it saves."""

    name: str
    title: Both
    kind: str
    unit: Both
    since: str
    matters: list[str]
    saves: dict[str, int]


class MeasuresOut(Out):
    """The measures; `counts` are of all of them by kind of unit."""

    rules: int
    measures: list[MeasureOut]
    counts: dict[str, int]


class ResponsibilityOut(Out):
    """A line of the list of responsibilities."""

    line: int
    duty: Literal["overall", "principal", "primary", "concrete", "assisting"]
    duty_name: Both
    kind: str
    unit: Both
    level: Literal["county", "town", "village"]
    categories: list[str]
    says: Both | None
    basis: Both


class ResponsibilitiesOut(Out):
    """The list of responsibilities."""

    rules: int
    responsibilities: list[ResponsibilityOut]
