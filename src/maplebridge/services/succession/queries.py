"""Reads of cases that follow from one another. Who may see one of them is asked for each. Not for opening any."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal
from uuid import UUID

from maplebridge.cases.rights import brought, kept_out, may_see, works_on
from maplebridge.cases.rows import NEVER
from maplebridge.cases.scenes import make_access_secret, rules_of
from maplebridge.cases.stored import StoredCase, read_stored
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.sql.statements import fetch
from maplebridge.rulebook.workflows.definition import Matter, State

SQL = Path(__file__).parent / "sql"
Way = Literal["from", "on"]


@dataclass(frozen=True, slots=True)
class Link:
    """A case in a chain. `way` is where it lies seen from the one asked about: before it ("from") or after ("on");
    `secret` opens it for whoever brought both without an account, "" for others. `part` is whether it is a part of the
    bundle asked about, `unit` who has it and `due_at` by when somebody must have acted. Whoever works on a bundle
    knows how its parts stand, also those that do not open for them (`opens`)."""

    id: UUID
    number: str
    matter: Matter
    state: State
    way: Way
    secret: str = ""
    part: bool = False
    unit: str | None = None
    due_at: datetime | None = None
    opens: bool = True


def list_family(actor: Actor, case: StoredCase) -> list[Link]:
    """The case that this one follows from and those that follow from it, as far as `actor` may see them or has brought
    both; one round trip."""
    facts = case.facts
    near = _read(facts.county, [facts.origin_id] if facts.origin_id else [], [facts.id])
    links = [_link(actor, case, each) for each in near]
    return [link for link in links if link is not None]


def _read(county: str, origins: Iterable[UUID], ids: Iterable[UUID]) -> list[StoredCase]:
    values = {"county": county, "origins": list(origins), "ids": list(ids)}
    return [read_stored(text) for (text,) in fetch(SQL / "family.sql", values)]


def _link(actor: Actor, here: StoredCase, there: StoredCase) -> Link | None:
    own, part = _same_person(actor, here, there), _is_part(here, there)
    opens = own or may_see(actor, there.facts)
    plain = there.facts.secrecy == "ordinary" and not kept_out(actor, there.facts)
    if not (opens or (part and plain and works_on(actor, here.facts))):
        return None
    _, workflow, matter = rules_of(there.facts)
    due = datetime.fromisoformat(there.row["next_due_at"])
    way: Way = "from" if there.facts.id == here.facts.origin_id else "on"
    secret = make_access_secret(actor.county, there.facts.id) if own else ""
    return Link(
        there.facts.id,
        there.facts.number,
        matter,
        workflow.states[there.facts.state],
        way,
        secret,
        part=part,
        unit=there.facts.unit,
        due_at=None if due >= NEVER else due,
        opens=opens,
    )


def _is_part(here: StoredCase, there: StoredCase) -> bool:
    """Whether one is a part of the bundle that the other is."""
    return there.facts.origin_id == here.facts.id and there.facts.matter in rules_of(here.facts)[2].parts


def _same_person(actor: Actor, here: StoredCase, there: StoredCase) -> bool:
    """Whether the actor brought both by the same act, without an account: one case brought the other along."""
    both = all(each.facts.reporter == f"case:{each.facts.id}" for each in (here, there))
    return both and actor.kind == "resident" and brought(actor, here.facts)
