"""What the page of a case says of lawyers who read its file, to those who decide about that."""

from dataclasses import dataclass
from datetime import datetime

from maplebridge.cases.stored import StoredCase
from maplebridge.directory.people.rules import Actor
from maplebridge.doors.desk.fileroom.showing import state_of
from maplebridge.ground.words.text import Text
from maplebridge.services.fileroom.queries import Opening, RequestLine, list_for_case, list_openings

LATEST = 5


@dataclass(frozen=True, slots=True)
class Card:
    """Requests with their states in words, and the latest openings."""

    lines: list[tuple[RequestLine, tuple[Text, str]]]
    openings: list[Opening]


def fileroom_card(actor: Actor, case: StoredCase, now: datetime) -> Card:
    """The card; empty for all others. One round trip, two where somebody has asked."""
    lines = list_for_case(actor, case, now)
    openings = list_openings(actor, case, many=LATEST) if lines else []
    return Card([(line, state_of(line.state, open_=line.open)) for line in lines], openings)
