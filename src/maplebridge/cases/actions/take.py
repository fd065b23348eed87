"""Takes one action on one case: the only thing that ever happens to a case after it was opened."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import IntegrityError

from maplebridge.cases.actions.sealing import becomes_sealed, seal_words
from maplebridge.cases.actions.writing import write_step
from maplebridge.cases.earlier import list_earlier
from maplebridge.cases.leads import count_voices, find_lead, list_parts_ended, list_under_way
from maplebridge.cases.queries import NO_CASE, get_case
from maplebridge.cases.rights import may_see
from maplebridge.cases.rows import Document, add_calls, add_clocks, add_event, add_key, case_columns
from maplebridge.cases.scenes import rules_of, scene_of
from maplebridge.cases.stored import StoredCase, Written
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.words.fault import Conflict, Fault, Missing, Passing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.built_in import ERASE
from maplebridge.rulebook.workflows.bundles import given_up_by
from maplebridge.rulebook.workflows.definition import FieldType, Matter, Workflow
from maplebridge.rulebook.workflows.facts import CaseFacts, Outcome, Scene
from maplebridge.rulebook.workflows.roles import find_role
from maplebridge.rulebook.workflows.rules import commutes, step

TRIES = 40
JOINS, PARTS_ENDED, NOT_AT_WORK, NOT_UNDER_WAY = "join_lead", "parts_ended", "part_not_at_work", "not_under_way"
LOOKS_AT_PARTS, LOOKS_AHEAD = frozenset({PARTS_ENDED, NOT_AT_WORK}), frozenset({NOT_AT_WORK, NOT_UNDER_WAY})
CHANGED = Text("案件已被他人更新，请查看最新状态后再操作", "somebody else has acted meanwhile: look again, then decide")
NO_FILE = Text("案件中没有这个附件，请先上传", "there is no such file on the case: send it first")
CLOCK_SKEWED = Text("服务器时钟偏差超过 5 秒，暂停写入", "the server's clock is more than 5 s off: nothing is written")
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
    that commutes looks again and retries by itself. The same `key` with the same body changes nothing twice and has the
    same answer, even if the first time took the case out of the actor's sight.
    """
    full_key = f"{actor.id}:{key}" if key else ""
    digest = body_digest({"number": number, "action": action, "fields": fields}) if key else b""
    failed_at: int | None = None
    for _ in range(TRIES):
        stored = get_case(actor.county, number, key=full_key)
        if stored.written is not None and stored.written.case_id == stored.facts.id:
            return _already(stored, stored.written, digest)
        _gate(actor, stored, action)
        if stored.facts.version == failed_at:  # nobody moved the case, and yet it could not be moved
            raise Passing("clock_skewed", CLOCK_SKEWED)
        _, workflow, matter = rules_of(stored.facts)
        if seen not in (None, stored.facts.version) and not commutes(workflow, action):
            raise _stale(stored, workflow)
        _refuse_unknown_files(stored, workflow, action, fields)
        outcome, scene = _decide(stored, workflow, matter, actor, action, fields, now)
        document = build_step(stored, actor, outcome, scene, full_key, digest)
        if becomes_sealed(stored.facts, outcome):
            document.hidden = seal_words(stored.facts)
        if _write(document, stored.facts, now):
            version = stored.facts.version + 1
            return Taken(stored.facts.number, version, version, outcome.state)
        failed_at = stored.facts.version
        if not outcome.commutes and seen is None:
            seen = stored.facts.version
    raise _stale(stored, workflow)


def _refuse_unknown_files(stored: StoredCase, workflow: Workflow, name: str, fields: Mapping[str, Any]) -> None:
    """Evidence and files are those that were put on this case, by their ids; another case's are as good as none."""
    action = workflow.actions.get(name)
    for need in action.needs if action else ():
        given = fields.get(need.name) if need.type is FieldType.FILES else None
        named = {file.strip() for file in given if isinstance(file, str)} if isinstance(given, list) else set()
        if not stored.files.keys() >= named - {""}:
            raise Fault("no_such_file", NO_FILE, field=f"fields.{need.name}")


def build_step(stored: StoredCase, actor: Actor, outcome: Outcome, scene: Scene, key: str, digest: bytes) -> Document:
    """The rows of one step on a stored case."""
    document, case, row = Document(), stored.facts, stored.row
    head = add_event(document, case, outcome, actor, scene.now, scene.now, row["desk_unit"])
    columns = case_columns(case, outcome, head, actor, scene.now)
    if outcome.ended and row["ended_at"]:
        columns["ended_at"] = row["ended_at"]
    document.cases.append(columns | _results(row, outcome))
    add_clocks(document, case, outcome.clocks, scene.calendar.revision)
    add_calls(document, case, outcome.calls, scene.now)
    basis = outcome.facts.get("basis")
    document.erased = [{"seq": seq, "field": name, "basis": basis} for seq, name in outcome.erased]
    if key:
        add_key(document, case, key, case.version + 1, digest)
    return document


def body_digest(body: object) -> bytes:
    """The digest by which a repeated request is told from another one under the same key.

    Whatever JSON can carry has one: half a surrogate or an endless number is refused later, by the field it is in.
    """
    return sha256(json.dumps(body, sort_keys=True, default=str).encode()).digest()


def _gate(actor: Actor, stored: StoredCase, action: str) -> None:
    # Whoever erases by law does not see the case: the action's own role is the gate.
    erases = action == ERASE.name and find_role(actor, stored.facts, ERASE.roles) is not None
    if not (erases or may_see(actor, stored.facts)):
        raise Missing("no_case", NO_CASE, field="number")
    if stored.written is not None:
        raise Conflict("key_reused", KEY_REUSED, field="key")


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
    scene = _with_others(stored, workflow, actor, action, fields, scene)
    try:
        return step(workflow, matter, stored.facts, action, actor, fields, scene), scene
    except Conflict as conflict:
        raise Conflict(
            conflict.code, conflict.text, field=conflict.field, extra=current_state(stored, workflow)
        ) from None


def _with_others(
    stored: StoredCase, workflow: Workflow, actor: Actor, name: str, fields: Mapping[str, Any], scene: Scene
) -> Scene:
    """A merger also looks at the case named as lead, the end of a bundle at its parts, what is passed on at what was
    opened before, an amount that has its bound in an earlier step at the journal: for these actions alone."""
    action, named = workflow.actions.get(name), fields.get("lead")
    looks_back = {need.most.of for need in action.needs if need.most and need.most.earlier} if action else set()
    if looks_back:
        scene = replace(scene, earlier=list_earlier(stored, looks_back))
    if action is not None and LOOKS_AHEAD.intersection(action.guards):
        scene = replace(scene, under_way=list_under_way(stored))
    if action is not None and LOOKS_AT_PARTS.intersection(action.guards):
        scene = replace(scene, parts=list_parts_ended(stored, given_up_by(workflow)))
    if action is None or JOINS not in action.effects or not isinstance(named, str):
        return scene
    return replace(scene, lead=find_lead(actor, named), voices=count_voices(stored))


def _results(row: Mapping[str, Any], outcome: Outcome) -> dict[str, Any]:
    names = ("kind", "outcome", "solved", "satisfaction", "title")
    results = {name: outcome.changes.get(name, row[name]) for name in names}
    if outcome.changes.get("secrecy", row["secrecy"]) == "case_sealed":
        results["title"] = ""
    return results


def _write(document: Document, case: CaseFacts, now: datetime) -> bool:
    try:
        return write_step(document, county=case.county, case_id=case.id, seen=case.version, now=now)
    except IntegrityError as broken:
        # The same key was written by another request between our read and our write: the next read finds it.
        if "case_key" not in str(broken):
            raise
        return False


def _already(stored: StoredCase, written: Written, digest: bytes) -> Taken:
    if written.digest != digest:
        raise Conflict("key_reused", KEY_REUSED, field="key")
    return Taken(stored.facts.number, written.seq, written.seq, written.state, already=True)


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
