"""The shapes of cases in requests and answers, for checking what comes in and for the documents."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, Field

from maplebridge.cases.actions.opening import LONGEST_TEXT
from maplebridge.doors.api.v1.shapes.problems import Both, In, Out

Short = Annotated[str, Field(max_length=200)]
Code = Annotated[str, Field(max_length=80, pattern=r"^[0-9A-Za-z_.:-]*$")]
PlaceCode = Annotated[str, Field(pattern=r"^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12}|[0-9]{15}|[0-9]{18})?$")]
County = Annotated[str, Field(pattern=r"^([0-9]{6})?$", description="County code; needed without a token.")]
Key = Annotated[str, Field(max_length=200, description="Your own name for this write: sent again, it is done once.")]
Fields = Annotated[dict[str, Any], Field(description="Values by field name, as the matter's form or the action asks.")]


class Contact(In):
    """How to reach a person; all of it is personal and optional."""

    name: Short = ""
    phone: Short = ""
    id_number: Short = ""
    address: Short = ""


class Point(In):
    """A position in degrees: WGS-84 as browsers give it, GCJ-02 as Chinese maps do."""

    longitude: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
    latitude: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
    datum: Literal["wgs84", "gcj02"] = "wgs84"


class CaseIn(In):
    """What somebody brings. Only the text is needed: matter and place are found in it if they are not given."""

    text: Annotated[str, Field(max_length=LONGEST_TEXT)]
    county: County = ""
    title: Short = ""
    matter: Code = ""
    channel: Code = "api"
    source: Code = ""
    place: Code = ""
    plate: Code = ""
    point: Point | None = None
    reporter: Contact = Contact()
    proxy: Contact = Contact()
    anonymous: bool = False
    language: Code = "zh"
    complained_of: Annotated[tuple[Code, ...], Field(max_length=20)] = ()
    fields: Fields = Field(default_factory=dict)
    trips: Annotated[int, Field(ge=0, le=1000)] = 0
    key: Key = ""
    happened_at: AwareDatetime | None = None


class ActionIn(In):
    """One action; `version` is the case's version that you saw, without it the action is tried on whatever is there."""

    action: Code
    version: Annotated[int, Field(ge=0)] | None = None
    fields: Fields = Field(default_factory=dict)
    key: Key = ""


class StateOut(Out):
    """Where a case stands, in the reader's word for it: staff and residents have words of their own."""

    name: str
    zh: str
    en: str
    end: bool


class ReceiptOut(Out):
    """What whoever brought a case takes away; number and secret together open it (`Authorization: Case …`)."""

    number: str
    secret: str
    matter: str
    state: StateOut
    place: str
    version: int
    head: Annotated[str, Field(description="The first link of the journal's chain.")]
    next_due_at: datetime | None
    already: Annotated[bool, Field(description="The same key had brought it before.")]


class TakenOut(Out):
    """What an action left."""

    number: str
    seq: int
    version: int
    state: str
    already: bool


class RevealIn(In):
    """Why somebody has to be reached."""

    reason: Annotated[str, Field(min_length=1, max_length=2000)]


class ContactOut(Out):
    """The contact by field (`reporter.phone`), the journal row that tells of the look, and until when to show it."""

    contact: dict[str, str]
    seq: int
    until: datetime


class Named(Out):
    """A code with the names it goes by."""

    code: str
    zh: str
    en: str


class WordOut(Out):
    """Words; `text` is null when they are hidden from this reader or lawfully erased."""

    field: str
    label: Both
    text: str | None
    shown: Literal["open", "masked", "hidden", "erased"]


class SegmentOut(Out):
    """A stretch of a clock's time and why; `to` is null for a pause that lasts."""

    kind: str
    from_: Annotated[datetime, Field(alias="from")]
    to: datetime | None
    why: str
    label: Both
    basis: str


class ClockOut(Out):
    """One turn of a clock; `said` is its ledger in sentences."""

    name: str
    label: Both
    turn: int
    state: Literal["running", "paused", "stopped"]
    limit: Both
    basis: str
    protects: str
    binds: str
    started_at: datetime
    due_at: datetime
    stopped_at: datetime | None
    met: bool | None
    provisional: bool
    segments: list[SegmentOut]
    said: list[Both]


class CallOut(Out):
    """A unit called to the case, and whether it signed in."""

    unit: Named
    called_at: datetime
    arrive_by: datetime
    arrived_at: datetime | None
    missed: bool


class FileOut(Out):
    """A file on a case, by the SHA-256 of its content."""

    id: str
    mime: str
    size: int
    audience: Literal["resident", "staff", "circle"]
    added_at: datetime


class PromiseOut(Out):
    """By when the resident is promised what."""

    at: datetime
    clock: str
    label: Both
    provisional: bool


class RatingOut(Out):
    """The resident's word on the case; null where none was given."""

    solved: str | None
    satisfaction: str | None


class StaffOut(Out):
    """What only staff see of a case."""

    person: str | None
    desk: str
    source: str
    by_proxy: bool
    trips: int
    longitude: float | None
    latitude: float | None
    datum: str
    excluded_units: list[str] | None
    circle: list[str] | None


class CaseOut(Out):
    """A case as this reader is shown it."""

    number: str
    version: int
    rules: int
    matter: Named
    category: Named
    kind: str
    state: StateOut
    title: str | None
    text: WordOut | None
    words: list[WordOut]
    place: Named
    centre: Named
    unit: Named | None
    helpers: list[Named]
    channel: str
    language: str
    secrecy: str
    marks: list[str]
    outcome: str | None
    rating: Annotated[RatingOut | None, Field(description="Null for whoever may not read ratings.")]
    opened_at: datetime
    changed_at: datetime
    ended_at: datetime | None
    next_due_at: datetime | None
    overdue: bool
    promised: PromiseOut | None
    provisional: Annotated[bool, Field(description="Days off of a year that counts are not published yet.")]
    clocks: list[ClockOut]
    calls: list[CallOut]
    files: list[FileOut]
    staff: StaffOut | None


class ChoiceOut(Out):
    """One answer of a choice field."""

    value: str
    zh: str
    en: str


class FieldOut(Out):
    """A field to fill in. `value` is given where the answer is known, such as the secret of a rating."""

    name: str
    type: str
    label: Both
    required: bool
    choices: list[ChoiceOut]
    longest: int
    personal: bool
    purpose: Both | None
    value: str | None


class OfferedOut(Out):
    """An action that is open to the reader now."""

    name: str
    label: Both
    to: str | None
    fields: list[FieldOut]
    commutes: bool


class OffersOut(Out):
    """The actions open to the reader, with the version to name when taking one."""

    version: int
    actions: list[OfferedOut]
