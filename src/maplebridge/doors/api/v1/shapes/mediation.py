"""The shapes of mediators and of whom parties choose."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from maplebridge.doors.api.v1.shapes.problems import Both, In, Out
from maplebridge.services.mediation.candidates import CHOSEN_AT_MOST


class MediatorOut(Out):
    """Somebody who may mediate. `here`: of the unit that has the case; `missing`: languages of parties they do not
    speak; `wished_by`: numbers of the parties that chose them; `fits`: nothing stands in the way today. Workload is
    what the rota goes by and no judgement; residents are not told it."""

    person: str
    name: str
    unit: str
    here: bool
    missing: list[str]
    conflicts: list[Both]
    away_until: date | None
    wished_by: list[int]
    open_cases: int | None
    last_given_at: datetime | None
    fits: bool


class MediatorsOut(Out):
    """Those who may mediate a case, the proposed first."""

    mediators: list[MediatorOut]


class ChoiceIn(In):
    """Whom a party would have as mediator; nobody leaves it to the mediation body."""

    people: Annotated[
        list[Annotated[str, Field(max_length=60)]], Field(max_length=CHOSEN_AT_MOST, default_factory=list)
    ]
