"""The shapes of lists: inboxes, own cases, messages, suggestions, batches."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from maplebridge.doors.api.v1.shapes.cases import ActionIn, Code, Named, StateOut
from maplebridge.doors.api.v1.shapes.problems import Both, Out

Next = Annotated[str | None, Field(description="Give it as `after` for the next page; null at the end.")]


class LineOut(Out):
    """One case of a list."""

    number: str
    version: int
    title: str
    matter: Named
    category: str
    kind: str
    state: StateOut
    place: Named
    centre: str
    unit: Named | None
    person: str | None
    language: str
    secrecy: str
    marks: list[str]
    opened_at: datetime
    changed_at: datetime
    ended_at: datetime | None
    next_due_at: datetime | None
    overdue: bool


class CasesOut(Out):
    """A page of cases."""

    cases: list[LineOut]
    next: Next


class MessageOut(Out):
    """A message: `template` names its words, `params` what is filled in. `new` the first time it is shown."""

    id: str
    to: str
    template: str
    params: dict[str, Any]
    made_at: datetime
    new: bool


class MessagesOut(Out):
    """A page of messages, the newest first."""

    messages: list[MessageOut]
    next: Next


class SuggestionOut(Out):
    """Where a case may go and why. Unless `certain`, a person decides and the rest is only a hint."""

    unit: Named | None
    matter: Named | None
    category: str | None
    score: float
    certain: bool
    reasons: list[Both]


class ActionLine(ActionIn):
    """An action as a line of a batch."""

    number: Code


class AttachedOut(Out):
    """A file that was put on a case; name its `id` in a field such as `evidence` or `files`."""

    id: str
    mime: str
    size: int
