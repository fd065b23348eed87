"""Tells the life of an invented case through the real rules, step by step at past moments, and writes it whole.
For the demo and for tests of figures; not for real cases, which are written step by step."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from maplebridge.cases.actions.opening import work_out
from maplebridge.cases.actions.submit import fixed_columns
from maplebridge.cases.actions.take import body_digest
from maplebridge.cases.actions.writing import write_new
from maplebridge.cases.advancing import advance
from maplebridge.cases.intake import Intake
from maplebridge.cases.rows import Document, add_clocks, add_event, add_key, case_columns
from maplebridge.directory.people.queries import get_actor
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.files.actions import StoredFile
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.workflows.facts import CaseFacts, Outcome
from maplebridge.rulebook.workflows.rules import step

REPLAYED = {"replayed": True}
RESULTS = ("kind", "outcome", "solved", "satisfaction")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the case before it, who took it when, and what came of it."""

    before: CaseFacts
    actor: Actor
    at: datetime
    outcome: Outcome


class Tale:
    """A case from its first step on, in memory. `key` of the intake makes it be written once."""

    def __init__(self, pack: Pack, intake: Intake, sender: Actor | None, now: datetime) -> None:
        self.opening = opening = work_out(pack.county, pack, intake, sender, now)
        self.key, self.workflow = intake.key, pack.workflows[opening.matter.workflow]
        first = replace(opening.outcome, facts={**opening.outcome.facts, **REPLAYED})
        self.steps = [Step(opening.case, opening.actor, opening.scene.now, first)]
        self.case = advance(opening.case, first, b"", opening.actor)
        self.files: list[tuple[StoredFile, Actor, datetime]] = []
        self._told_at = now

    @property
    def id(self) -> UUID:
        """The id of the case."""
        return self.case.id

    @property
    def resident(self) -> Actor:
        """Whoever brought it, as the holder of its link."""
        return Actor(self.case.county, f"case:{self.case.id}", "resident", "")

    def due_at(self, clock: str) -> datetime:
        """When a running clock ends."""
        return min(each.due_at for each in self.case.clocks if each.name == clock and each.state == "running")

    def take(self, name: str, actor: Actor, at: datetime, **fields: Any) -> None:
        """One more step. Raises Fault as the rules do."""
        files = {file.sha256: file.mime for file, _, _ in self.files}
        earlier = {name: said for each in self.steps for name, said in each.outcome.facts.items()}
        scene = replace(
            self.opening.scene, now=at, rating_secret_valid=True, files=files, person=self._person, earlier=earlier
        )
        outcome = step(self.workflow, self.opening.matter, self.case, name, actor, fields, scene)
        outcome = replace(outcome, facts={**outcome.facts, **REPLAYED})
        self.steps.append(Step(self.case, actor, at, outcome))
        self.case = advance(self.case, outcome, b"", actor)

    def _person(self, id: str) -> Actor | None:
        """Somebody with the duties of today: an invented past has nobody else."""
        return get_actor(self.case.county, id, self._told_at)

    def rate(self, at: datetime, solved: str, satisfaction: str, text: str = "") -> None:
        """The resident's word on it."""
        said = {"solved": solved, "satisfaction": satisfaction, "rating_secret": "-"} | ({"text": text} if text else {})
        self.take("rate", self.resident, at, **said)


def write(tales: Sequence[Tale], recorded_at: datetime) -> list[Tale]:
    """Writes the tales in one statement; returns those that had not been told before."""
    document = Document()
    for tale in tales:
        _add(document, tale, recorded_at)
    fresh = write_new(document, recorded_at) if tales else set()
    return [tale for tale in tales if tale.id in fresh]


def _add(document: Document, tale: Tale, recorded_at: datetime) -> None:
    opening = tale.opening
    head, desk, ended_at = opening.case.head, "", None
    for each in tale.steps:
        before = replace(each.before, head=head)
        head = add_event(document, before, each.outcome, each.actor, each.at, recorded_at, desk)
        desk = each.outcome.desk_unit
        ended_at = (ended_at or each.at.isoformat()) if each.outcome.ended else None
    last = tale.steps[-1]
    results = {n: v for each in tale.steps for n, v in each.outcome.changes.items() if n in RESULTS}
    columns = case_columns(last.before, last.outcome, head, last.actor, last.at)
    document.cases.append({**fixed_columns(opening, recorded_at), **columns, **results, "ended_at": ended_at})
    clocks = {(change.name, change.turn): change for each in tale.steps for change in each.outcome.clocks}
    add_clocks(document, opening.case, clocks.values(), opening.scene.calendar.revision)
    add_key(document, opening.case, tale.key, len(tale.steps), body_digest({"key": tale.key}))
    for file, actor, at in tale.files:
        document.files.append(_file_row(tale.case, file, actor, at))


def _file_row(case: CaseFacts, file: StoredFile, actor: Actor, at: datetime) -> dict[str, Any]:
    return {
        "county": case.county,
        "case_id": str(case.id),
        "sha256": file.sha256,
        "seq": None,
        "mime": file.mime,
        "size": file.size,
        "audience": "resident",
        "added_by": actor.id,
        "added_at": at.isoformat(),
    }
