"""Cases of the same matter under the same identity number or phone: where the law helps once, whoever checks sees them.
Compared are keyed digests; no number is opened. Not for lists of a person's cases in general."""

from dataclasses import dataclass
from datetime import datetime

from maplebridge.cases.rights import may_see, reads_person
from maplebridge.cases.scenes import rules_of
from maplebridge.cases.stored import StoredCase, read_stored
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.words.text import Text
from maplebridge.services.searching.queries import SQL

MANY = 20


@dataclass(frozen=True, slots=True)
class EarlierHelp:
    """Another case of the same matter: its number, since when, and how it stands or ended."""

    number: str
    opened_at: datetime
    state: Text


def list_earlier_help(actor: Actor, stored: StoredCase) -> list[EarlierHelp]:
    """Those that `actor` may know of, the newest first; none where who brought the case is sealed. One round trip."""
    case = stored.facts
    if not reads_person(actor, case):
        return []
    values = {"county": case.county, "case_id": case.id, "matter": case.matter, "many": MANY}
    others = (read_stored(document).facts for (document,) in fetch(SQL / "same_person.sql", values))
    return [
        EarlierHelp(other.number, other.opened_at, rules_of(other)[1].states[other.state].label)
        for other in others
        if may_see(actor, other) and reads_person(actor, other)
    ]
