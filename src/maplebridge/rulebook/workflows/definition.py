"""A workflow as a pack defines it, in plain frozen values. Not for deciding: that is rules.py."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.spec import ClockSpec, OfficeHours
from maplebridge.rulebook.workflows.guide import Guide

ANY_OPEN = "any_open"
ANYWHERE = "any"
Desk = Literal["centre", "county_centre", "lead_unit", "resident", "nobody"]
Audience = Literal["resident", "staff", "circle"]
Privacy = Literal["ordinary", "identity_sealed", "case_sealed"]
STRICTNESS: tuple[Privacy, ...] = ("ordinary", "identity_sealed", "case_sealed")
"""Degrees of secrecy, the least first."""
Level = Literal["village", "town", "county"]


def stricter(one: Privacy, other: Privacy) -> Privacy:
    """The more secret of two."""
    return max(one, other, key=STRICTNESS.index)


class FieldType(StrEnum):
    """Types that a form or an action can ask for; the closed list of the house."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    INTEGER = "integer"
    DECIMAL = "decimal"
    YUAN = "yuan"
    DATE = "date"
    MOMENT = "moment"
    PHONE = "phone"
    ID_NUMBER = "id_number"
    PERSON_NAME = "person_name"
    ADDRESS = "address"
    UNIT = "unit"
    UNITS = "units"
    PERSON = "person"
    PLACE = "place"
    MATTER = "matter"
    PAPERS = "papers"
    FILES = "files"
    PARTY = "party"
    TERM = "term"
    TERMS = "terms"
    SECRET = "secret"  # noqa: S105 - the name of a field type


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a choice field."""

    value: str
    label: Text


@dataclass(frozen=True, slots=True)
class Bound:
    """The most that a number may be: `times` itself, or so many times what the field `of` says: of the same action, or
    (`earlier`) as it was last said at an earlier step of the case."""

    times: int
    of: str = ""
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One typed field of a form or of an action.

    `words` keeps the value in erasable rows and only its digest in the journal; `personal` also encrypts it.
    `seen_by` lists the audiences that may read it. `purpose` says why it is asked, for a personal field. A number with
    `sum` is what those fields of the same action add up to.
    """

    name: str
    type: FieldType
    label: Text
    required: bool = True
    choices: tuple[Choice, ...] = ()
    words: bool = False
    personal: bool = False
    seen_by: tuple[Audience, ...] = ("resident", "staff")
    longest: int = 2000
    purpose: Text | None = None
    most: Bound | None = None
    sum: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """A state: the staff's word, the resident's word, and on whose desk a case in it lies."""

    name: str
    label: Text
    public: Text
    desk: Desk
    end: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """An action: where from, where to (a state, by the value of a field, or unchanged), who, on what conditions.

    `gives` is the kind of unit that has the case after it, `opens` the matters of which one is opened as a case that
    follows from this one, `tells` the action then taken on the case that this one follows from, `issues` the templates
    of the papers that are made out after it. It is open only if the case has all marks of `only_if` and none of
    `unless`; it takes those of `clears` off.
    """

    name: str
    label: Text
    roles: tuple[str, ...]
    from_states: tuple[str, ...]
    to: str | None = None
    to_by: tuple[str, Mapping[str, str]] | None = None
    needs: tuple[Field, ...] = ()
    guards: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    commutes: bool = False
    audience: Audience = "resident"
    gives: str = ""
    opens: tuple[str, ...] = ()
    tells: str = ""
    issues: tuple[str, ...] = ()
    only_if: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    clears: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Workflow:
    """One process: its states, actions and clocks."""

    name: str
    title: Text
    start: str
    states: Mapping[str, State]
    actions: Mapping[str, Action]
    clocks: Mapping[str, ClockSpec]
    office_hours: OfficeHours


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that a matter demands: a proof of the pack's list, with the legal basis for demanding it here."""

    name: str
    label: Text
    basis: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Recheck:
    """Of the cases closed, `share` per cent are drawn by chance and looked at again by a unit of the kind `by`."""

    share: int
    by: str


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter: what people call it, what its form asks, which workflow and clocks it has, who leads.

    `limits` replaces the limit and basis of the workflow's clocks of the same name (the matter's own law). `lead` is
    the kind of unit that has its cases from the beginning; without it the centre dispatches them. `parts` are the
    matters of a bundle, of which each is opened as a case of its own under the number of this one. Its cases
    begin with `marks`, by which a process is stricter for this matter than for others.
    """

    name: str
    title: Text
    category: str
    workflow: str
    kind: str
    response: str
    says: tuple[str, ...] = ()
    form: tuple[Field, ...] = ()
    papers: tuple[Paper, ...] = ()
    evidence: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    privacy: Privacy = "ordinary"
    level: Level = "town"
    limits: Mapping[str, ClockSpec] = field(default_factory=dict)
    lead: str = ""
    recheck: Recheck | None = None
    parts: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    guide: Guide | None = None
