"""Takes one action on one case: the only thing that ever happens to a case after it was opened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

import orjson
from django.db import IntegrityError

from maplebridge.cases.actions.sealing import becomes_sealed, seal_words
from maplebridge.cases.actions.writing import write_step
from maplebridge.cases.queries import NO_CASE, access_case, get_case
from maplebridge.cases.rights import may_see
from maplebridge.cases.rows import Document, add_calls, add_clocks, add_event, add_key, case_columns
from maplebridge.cases.scenes import rules_of, scene_of
from maplebridge.cases.stored import StoredCase
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.words.fault import Conflict, Fault, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import FieldType, Matter, Workflow
from maplebridge.rulebook.workflows.facts import CaseFacts, Outcome, Scene
from maplebridge.rulebook.workflows.roles import find_role
from maplebridge.rulebook.workflows.rules import ERASE, commutes, step

TRIES = 40
CHANGED = Text("案件已被他人更新，请查看最新状态后再操作", "somebody else has acted meanwhile: look again, then decide")
NO_FILE = Text("案件中没有这个附件，请先上传", "there is no such file on the case: send it first")
KEY_REUSED = Text("同一幂等键已用于不同内容", "that key has been used for another request")


@dataclass(frozen=True, slots=True)
class Taken:
    """What an action left: the journal row, the case's version and state; `already` if the key was known before."""

    number: str
    seq: int
    version: int
    state: str
    already: bool = False


def take(
    *,
    actor: Actor,
    number: str,
    action: str,
    fields: Mapping[str, Any],
    seen: int | None,
    now: datetime,
    key: str = "",
) -> Taken:
    """Takes `action` on the case `number` as `actor`, who saw version `seen`.

    Two round trips, one commit. Raises Conflict with the current state when the case has moved on since; an action
    that commutes looks again and retries by itself. The same `key` with the same body changes nothing twice.
    """
    full_key = f"{actor.id}:{key}" if key else ""
    digest = body_digest({"number": number, "action": action, "fields": fields})
    for _ in range(TRIES):
        stored = _look(actor, number, action, full_key)
        if stored.written is not None:
            return _already(stored, digest)
        _, workflow, matter = rules_of(stored.facts)
        if seen not in (None, stored.facts.version) and not commutes(workflow, action):
            raise _stale(stored, workflow)
        outcome, scene = _decide(stored, workflow, matter, actor, action, fields, now)
        _refuse_unknown_files(stored, workflow, action, fields)
        document = build_step(stored, actor, outcome, scene, full_key, digest)
        if becomes_sealed(stored.facts, outcome):
            document.hidden = seal_words(stored.facts)
        if _write(document, stored.facts, now):
            version = stored.facts.version + 1
            return Taken(stored.facts.number, version, version, outcome.state)
        if not outcome.commutes and seen is None:
            seen = stored.facts.version
    raise _stale(stored, workflow)


def _refuse_unknown_files(stored: StoredCase, workflow: Workflow, name: str, fields: Mapping[str, Any]) -> None:
    """Evidence and files are those that were put on this case, by their ids; another case's are as good as none."""
    action = workflow.actions.get(name)
    for need in action.needs if action else ():
        given = fields.get(need.name) if need.type is FieldType.FILES else None
        if given and not stored.files.issuperset(file.strip() for file in given):
            raise Fault("no_such_file", NO_FILE, field=f"fields.{need.name}")


def build_step(stored: StoredCase, actor: Actor, outcome: Outcome, scene: Scene, key: str, digest: bytes) -> Document:
    """The rows of one step on a stored case."""
    document, case, row = Document(), stored.facts, stored.row
    head = add_event(document, case, outcome, actor, scene.now, scene.now, row["desk_unit"])
    columns = case_columns(case, outcome, head, actor, scene.now)
    if outcome.ended and row["ended_at"]:
        columns["ended_at"] = row["ended_at"]
    document.cases.append({**row, **columns, **_results(row, outcome)})
    add_clocks(document, case, outcome.clocks, scene.calendar.revision)
    add_calls(document, case, outcome.calls, scene.now)
    basis = outcome.facts.get("basis")
    document.erased = [{"seq": seq, "field": name, "basis": basis} for seq, name in outcome.erased]
    if key:
        add_key(document, case, key, case.version + 1, digest)
    return document


def body_digest(body: object) -> bytes:
    """The digest by which a repeated request is told from another one under the same key."""
    return sha256(orjson.dumps(body, option=orjson.OPT_SORT_KEYS, default=str)).digest()


def _look(actor: Actor, number: str, action: str, key: str) -> StoredCase:
    # Whoever erases by law does not see the case: the action's own role is the gate.
    if action != ERASE.name:
        return access_case(actor, number, key=key)
    stored = get_case(actor.county, number, key=key)
    if find_role(actor, stored.facts, ERASE.roles) is None and not may_see(actor, stored.facts):
        raise Missing("no_case", NO_CASE, field="number")
    return stored


def _decide(
    stored: StoredCase,
    workflow: Workflow,
    matter: Matter,
    actor: Actor,
    action: str,
    fields: Mapping[str, Any],
    now: datetime,
) -> tuple[Outcome, Scene]:
    secret = fields.get("rating_secret")
    scene = scene_of(stored, now, secret if isinstance(secret, str) else "")
    try:
        return step(workflow, matter, stored.facts, action, actor, fields, scene), scene
    except Conflict as conflict:
        raise Conflict(
            conflict.code, conflict.text, field=conflict.field, extra=current_state(stored, workflow)
        ) from None


def _results(row: Mapping[str, Any], outcome: Outcome) -> dict[str, Any]:
    names = ("kind", "outcome", "solved", "satisfaction", "title")
    results = {name: outcome.changes.get(name, row[name]) for name in names}
    if outcome.changes.get("secrecy", row["secrecy"]) == "case_sealed":
        results["title"] = ""
    return results


def _write(document: Document, case: CaseFacts, now: datetime) -> bool:
    try:
        return write_step(document, county=case.county, case_id=case.id, seen=case.version, now=now)
    except IntegrityError:
        # The same key was written by another request between our read and our write: the next read finds it.
        return False


def _already(stored: StoredCase, digest: bytes) -> Taken:
    written = stored.written
    if written is None or written.digest != digest or written.case_id != stored.facts.id:
        raise Conflict("key_reused", KEY_REUSED, field="key")
    case = stored.facts
    return Taken(case.number, written.seq, case.version, case.state, already=True)


def current_state(stored: StoredCase, workflow: Workflow) -> dict[str, Any]:
    """What an actor needs to see after a conflict: version and state of the case as it stands."""
    state = workflow.states[stored.facts.state]
    return {
        "version": stored.facts.version,
        "state": state.name,
        "state_label": {"zh": state.label.zh, "en": state.label.en},
    }


def _stale(stored: StoredCase, workflow: Workflow) -> Fault:
    return Conflict("stale", CHANGED, field="version", extra=current_state(stored, workflow))
