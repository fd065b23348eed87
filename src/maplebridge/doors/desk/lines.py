"""Cases as rows of the desk's tables: words instead of codes. Not for which cases are listed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from maplebridge.cases.listing import CaseLine, labels_of
from maplebridge.doors.desk.naming import CHANNELS, LANGUAGES, NO_TITLE, SEALED_TITLE, badges_of, name_of
from maplebridge.ground.words.text import Text
from maplebridge.services.viewing.besides import Beside, list_besides

FRESH = frozenset({"received", "reported", "found", "dispatched", "checking", "disputed", "proposed"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `colour` is that of the state's badge."""

    line: CaseLine
    title: Text | str
    matter: Text
    category: Text
    channel: Text
    state: Text
    colour: str
    badges: tuple[tuple[Text, str], ...]
    language: Text | None
    person: str
    late: bool

    @property
    def number(self) -> str:
        """The case's number."""
        return self.line.number


def rows_of(county: str, lines: Sequence[CaseLine], now: datetime) -> list[Row]:
    """The rows of one page; one round trip."""
    besides = list_besides(county, lines)
    return [_row(county, line, besides.get(line.id, Beside("", "")), now) for line in lines]


def _row(county: str, line: CaseLine, beside: Beside, now: datetime) -> Row:
    pack, matter, state = labels_of(county, line)
    category = pack.categories.get(line.category)
    sealed, late = line.secrecy == "case_sealed", line.due_at is not None and line.due_at < now
    marks = [mark for mark in line.marks if not (late and mark == "overdue")]
    return Row(
        line=line,
        title=SEALED_TITLE if sealed else line.title or NO_TITLE,
        matter=matter.title,
        category=category.name if category else Text(line.category, line.category),
        channel=name_of(CHANNELS, beside.channel),
        state=state.label,
        colour=colour_of(line.state, ended=state.end),
        badges=tuple(badges_of(marks, line.secrecy)),
        language=None if line.language == "zh" else name_of(LANGUAGES, line.language),
        person=beside.person,
        late=late,
    )


def colour_of(state: str, *, ended: bool) -> str:
    """The colour of a state's badge: what waits for somebody's first step stands out."""
    if ended:
        return "green"
    return "blue" if state in FRESH else "grey"
