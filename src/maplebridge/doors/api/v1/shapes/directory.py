"""The shapes of places, units and matters."""

from datetime import date

from maplebridge.doors.api.v1.shapes.cases import FieldOut, Named
from maplebridge.doors.api.v1.shapes.lists import Next
from maplebridge.doors.api.v1.shapes.problems import Both, Out


class PlaceOut(Out):
    """A place; `valid_to` is its last day, `replaced_by` the place that took it over."""

    code: str
    name: str
    level: str
    parent: str
    valid_from: date | None
    valid_to: date | None
    replaced_by: str


class PlacesOut(Out):
    """A page of places by code."""

    places: list[PlaceOut]
    next: Next


class DutyOut(Out):
    """A role in a unit for a place."""

    role: str
    unit: Named | None
    place: str


class ResponsibleOut(Out):
    """Somebody who answers for a place."""

    person: str
    name: str
    duties: list[DutyOut]
    languages: list[str]


class ResponsiblesOut(Out):
    """Those who answer for a place today, the nearest first."""

    people: list[ResponsibleOut]


class UnitOut(Out):
    """A centre, department, institution or mediation body."""

    code: str
    kind: str
    level: str
    name: Both
    place: str
    languages: list[str]
    active: bool
    parent: str


class UnitsOut(Out):
    """A page of units by code."""

    units: list[UnitOut]
    next: Next


class MatterLineOut(Out):
    """A matter as it stands in a list."""

    name: str
    title: Both
    category: Named
    kind: str
    level: str
    response: str
    says: list[str]


class MattersOut(Out):
    """All matters of a county, with the version of the rules they come from."""

    rules: int
    matters: list[MatterLineOut]


class PaperOut(Out):
    """A paper to bring, with the legal basis for demanding it."""

    name: str
    label: Both
    required: bool
    basis: str


class ExtensionOut(Out):
    """How a clock may be extended, and by whom."""

    name: str
    mode: str
    limit: Both
    approver: str


class LimitOut(Out):
    """A clock of a matter: how long, from which actions until which, on what basis."""

    name: str
    label: Both
    limit: Both
    starts: list[str]
    stops: list[str]
    pauses: dict[str, list[str]]
    extensions: list[ExtensionOut]
    protects: str
    binds: str
    basis: str


class MatterOut(MatterLineOut):
    """A matter with its form, its papers and its clocks."""

    rules: int
    workflow: str
    privacy: str
    form: list[FieldOut]
    papers: list[PaperOut]
    evidence: dict[str, list[str]]
    clocks: list[LimitOut]
