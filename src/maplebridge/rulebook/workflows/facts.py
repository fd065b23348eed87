"""What a decision looks at and what it results in, as plain values. Not for deciding and not for storage."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from maplebridge.directory.people.rules import Actor, Duty
from maplebridge.directory.units.rules import Registry
from maplebridge.rulebook.deadlines.rules import Calendar, Mark, Reading
from maplebridge.rulebook.proofs.definition import Proof
from maplebridge.rulebook.workflows.definition import Action, Audience, Matter, Privacy, Workflow

NOBODY = "nobody"
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class ClockFacts:
    """One turn of one clock as it is stored. `noticed` is the last warning given: 0, 50, 80, 100 + escalations."""

    name: str
    turn: int
    history: tuple[Mark, ...]
    due_at: datetime
    state: str
    noticed: int = 0
    not_before: datetime | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class CallFacts:
    """A unit (or one person of it) called to a case by whistle, and whether it has signed in."""

    turn: int
    unit: str
    person: str | None
    arrive_by: datetime
    arrived_at: datetime | None = None
    missed: bool = False


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """Somebody whom a case is between. Names and numbers are words sealed at the journal row `seq`.

    Whoever brought the case is the first, unless staff found it. `actor` is under which id they act;
    `willing` is None until they have said; `signed` is whether they have signed the agreement
    as it stands; one who was put down by mistake is not `active`.
    """

    number: int
    seq: int
    side: str
    kind: str
    actor: str
    language: str = "zh"
    willing: bool | None = None
    signed: bool = False
    active: bool = True


@dataclass(frozen=True, slots=True)
class TermFacts:
    """What one party has promised another by a day: money in yuan, or an act whose words are at row `seq`, `line`.

    `creditor` is 0 when it is owed to all others. `state` is waiting, performed, missed or void (replaced by newer
    terms); `paid` is what has been performed of `yuan` so far.
    """

    number: int
    seq: int
    line: int
    debtor: int
    creditor: int
    due: date
    yuan: Decimal | None = None
    state: str = "waiting"
    paid: Decimal = ZERO

    @property
    def open(self) -> bool:
        """Whether it is still owed."""
        return self.state in ("waiting", "missed")


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """A case as the rules see it; nothing in it is personal.

    `centre` is the unit of the centre that holds the case now, `unit` its owner, `marks` what has happened to it that
    later decisions depend on, `origin_id` the case that it follows from, `last_actor` who took the
    last step, `finished_by` who handled it, `rounds` how often it was put to the resident for rating.
    """

    county: str
    id: UUID
    number: str
    version: int
    head: bytes
    rules: int
    matter: str
    category: str
    state: str
    place: str
    centre: str
    opened_at: datetime
    unit: str | None = None
    person: str | None = None
    helpers: tuple[str, ...] = ()
    language: str = "zh"
    secrecy: Privacy = "ordinary"
    circle: frozenset[str] = frozenset()
    excluded_units: frozenset[str] = frozenset()
    reporter: str | None = None
    marks: frozenset[str] = frozenset()
    last_actor: str = ""
    finished_by: str | None = None
    rounds: int = 0
    lead_id: UUID | None = None
    origin_id: UUID | None = None
    parties: tuple[PartyFacts, ...] = ()
    terms: tuple[TermFacts, ...] = ()
    clocks: tuple[ClockFacts, ...] = ()
    calls: tuple[CallFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class LeadFacts:
    """A case under which another one is to be merged; `open` while it has not been answered, `joined` if it is merged
    itself."""

    id: UUID
    number: str
    workflow: str
    category: str
    place: str
    secrecy: Privacy
    centre: str
    unit: str | None
    open: bool
    joined: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything outside the case that a decision may look at, fetched before deciding.

    `person` finds another member of staff by id, `matters` are those of the case's rules,
    `place_exists` tells codes of known places; `rating_secret_valid` is whether the secret given opens this round.
    `files` are the files on the case, by id, with their media types. `earlier` is what earlier steps said
    last, for the fields that bounds look at. `proofs` are the list of today's rules: what is
    abolished is so for cases under older rules too.
    For a merger, `lead` is the case named as lead and `voices` how many are merged under the case itself. `parts` are
    the matters of a bundle whose cases have been answered or have ended, as often as they have, and those noted to come
    to nothing. `under_way` are the matters of cases that this one has opened and that have not ended.
    """

    now: datetime
    calendar: Calendar
    registry: Registry
    person: Callable[[str], Actor | None]
    matters: Mapping[str, Matter]
    place_exists: Callable[[str], bool]
    rating_secret_valid: bool = False
    lead: LeadFacts | None = None
    voices: int = 0
    parts: tuple[str, ...] = ()
    under_way: frozenset[str] = frozenset()
    files: Mapping[str, str] = field(default_factory=dict)
    earlier: Mapping[str, Any] = field(default_factory=dict)
    proofs: Mapping[str, Proof] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Word:
    """Something people said: kept in an erasable row, with only its digest in the journal."""

    field: str
    text: str
    personal: bool
    audience: Audience


@dataclass(frozen=True, slots=True)
class ClockChange:
    """A turn of a clock after the action; `wake_at` is when the clock worker must look at it next."""

    name: str
    turn: int
    history: tuple[Mark, ...]
    reading: Reading
    noticed: int
    wake_at: datetime | None
    not_before: datetime | None = None


@dataclass(slots=True)
class Draft:
    """The result of an action while it is being worked out by the effects; nothing outside sees it change."""

    state: str
    facts: dict[str, Any]
    changes: dict[str, Any] = field(default_factory=dict)
    marks: set[str] = field(default_factory=set)
    calls: list[CallFacts] = field(default_factory=list)
    extended: tuple[str, str] | None = None
    erased: list[tuple[int, str]] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one action does to a case: its new state and desk, what to journal, and which rows follow."""

    action: str
    state_from: str
    state: str
    ended: bool
    desk_unit: str
    audience: Audience
    role: str
    acting_unit: str
    facts: Mapping[str, Any]
    words: tuple[Word, ...]
    changes: Mapping[str, Any]
    marks: frozenset[str]
    clocks: tuple[ClockChange, ...]
    calls: tuple[CallFacts, ...]
    next_due_at: datetime | None
    commutes: bool
    erased: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """One actor trying one action on one case with parsed fields; what guards judge and effects carry out."""

    workflow: Workflow
    matter: Matter
    action: Action
    case: CaseFacts
    actor: Actor
    role: str
    duty: Duty
    fields: Mapping[str, Any]
    scene: Scene
