"""Notes which members of staff have looked at a case, and tells the resident. Not for what they saw: the rights say."""

from dataclasses import dataclass
from datetime import datetime

from maplebridge.cases.queries import SQL
from maplebridge.cases.rights import brought
from maplebridge.cases.stored import StoredCase
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.sql.statements import fetch, run

NOBODYS = ("", "")


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody of `unit` has looked, in `role`, first at `at` in that hour."""

    unit: str
    role: str
    at: datetime


def note_read(actor: Actor, case: StoredCase, now: datetime) -> None:
    """Notes that a member of staff looks at a case: one row for each person and hour; one round trip."""
    if actor.kind != "staff":
        return
    unit, role = _as_what(actor, case)
    values = {
        "county": actor.county,
        "case_id": case.facts.id,
        "person": actor.id,
        "hour": now.replace(minute=0, second=0, microsecond=0),
        "unit": unit,
        "role": role,
        "at": now,
    }
    run(SQL / "note_read.sql", values)


def list_looks(actor: Actor, case: StoredCase, *, many: int = 100) -> list[Look]:
    """Who has looked, the newest first: for whoever brought the case, and for auditors. Empty for others."""
    auditor = any(duty.role == "auditor" for duty in actor.duties)
    if not (auditor or (actor.kind != "staff" and brought(actor, case.facts))):
        return []
    values = {"county": actor.county, "case_id": case.facts.id, "many": many}
    return [Look(*row) for row in fetch(SQL / "looks.sql", values)]


def _as_what(actor: Actor, case: StoredCase) -> tuple[str, str]:
    """The duty that lets somebody look: one in a unit that has to do with the case, else one over its place."""
    facts = case.facts
    working = {facts.unit, facts.centre, *facts.helpers}
    for duty in actor.duties:
        if duty.unit in working:
            return duty.unit, duty.role
    over = (duty for duty in actor.duties if facts.place.startswith(duty.place))
    return next(((duty.unit, duty.role) for duty in over), NOBODYS)
