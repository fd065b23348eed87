"""Tells a bundle what became of its parts: each once, when it is first answered or ends, and the bundle's own end when
all have, or its unit has noted that nothing comes of those that could not be opened. Not for opening parts: that is
what any action does that opens cases."""

import logging
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from maplebridge.cases.actions.take import take
from maplebridge.cases.models import Case, CaseEvent
from maplebridge.cases.queries import get_case
from maplebridge.cases.reading import JournalRow
from maplebridge.cases.scenes import rules_of
from maplebridge.cases.stored import StoredCase
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.words.fault import Fault, Passing
from maplebridge.rulebook.publishing.queries import get_pack
from maplebridge.rulebook.workflows.bundles import FAILED, NOTES, SUCCEEDED, given_up_by
from maplebridge.rulebook.workflows.definition import Action, Workflow
from maplebridge.rulebook.workflows.facts import CaseFacts
from maplebridge.services.succession.past import read_words
from maplebridge.services.succession.rules import LINKED_ROLE, linked_actor_id, told_fields

logger = logging.getLogger(__name__)
ENDS = "parts_ended"
WHOLLY, PARTLY, NOT_AT_ALL = "granted", "partly_solved", "not_granted"
OTHERWISE, STALE = "terminated", "stale"


def note_parts(county: str, rows: Sequence[JournalRow], now: datetime) -> None:
    """Takes on the bundles what the ends among `rows` mean for them; one round trip where none is a part of any."""
    ends = [row for row in rows if _is_end(county, row)]
    parts = Case.objects.of(county).filter(id__in={row.case_id for row in ends}, origin_id__isnull=False)
    origins = dict(parts.values_list("id", "origin_id")) if ends else {}
    for row in ends:
        origin = origins.get(row.case_id)
        if origin is not None:
            _note(county, row, origin, now)
    for row in rows:
        if _gives_up(county, row):
            bundle = get_case(county, row.number)
            _end_with_all(bundle, bundle, row, now)


def list_given_up(bundle: StoredCase) -> frozenset[str]:
    """The parts of which its unit has noted that nothing comes; one round trip."""
    by_hand = given_up_by(rules_of(bundle.facts)[1])
    rows = CaseEvent.objects.of(bundle.facts.county).filter(case_id=bundle.facts.id, action__in=by_hand)
    return frozenset(facts["matter"] for facts in rows.values_list("facts", flat=True))


def _gives_up(county: str, row: JournalRow) -> bool:
    pack = get_pack(county, row.rules)
    return "replayed" not in row.facts and row.action in given_up_by(pack.workflows[pack.matters[row.matter].workflow])


def _is_end(county: str, row: JournalRow) -> bool:
    if "replayed" in row.facts:
        return False
    pack = get_pack(county, row.rules)
    workflow = pack.workflows[pack.matters[row.matter].workflow]
    ended = row.state_to != row.state_from and workflow.states[row.state_to].end
    return ended or row.facts.get("outcome") is not None


def _note(county: str, row: JournalRow, origin_id: UUID, now: datetime) -> None:
    number = Case.objects.of(county).filter(id=origin_id).values_list("number", flat=True).get()
    origin = get_case(county, number)
    workflow = rules_of(origin.facts)[1]
    action = next(iter(_actions(workflow, NOTES)), None)
    if action is None or row.matter in _noted(origin, workflow):
        return
    outcome = row.facts.get("outcome") or row.state_to
    part = get_case(county, row.number)
    said = {**row.facts, "matter": row.matter, "outcome": _listed(action, outcome)}
    if not _take(part, origin, action, said, row, now):
        return
    _end_with_all(part, origin, row, now)


def _end_with_all(part: StoredCase, origin: StoredCase, row: JournalRow, now: datetime) -> None:
    """Ends the bundle in the name of `part` if something is known of all its parts."""
    workflow = rules_of(origin.facts)[1]
    noted = _noted(origin, workflow)
    if origin.row["outcome"] is None and len(noted) == len(set(_parts(origin))):
        _end(part, origin, workflow, noted, row, now)


def _take(
    part: StoredCase, origin: StoredCase, action: Action, said: Mapping[str, Any], row: JournalRow, now: datetime
) -> bool:
    """One action on the bundle in the name of its part; False where it has moved on by somebody's hand."""
    open_to_all = row.audience == "resident" and row.actor_kind != "resident"
    sealed = part.facts.secrecy == "case_sealed" and origin.facts.secrecy != "case_sealed"
    apart = is_apart(part.facts, origin.facts)
    words = {name: text for (_, name), text in read_words(part.facts, row.seq).items()}
    fields = told_fields(action, said, words if open_to_all and not (sealed or apart) else {}, origin.files)
    actor = Actor(origin.facts.county, linked_actor_id(part.facts), "clock", "")
    key = f"{action.name}:{part.facts.id}"
    try:
        take(actor=actor, number=origin.facts.number, action=action.name, fields=fields, seen=None, now=now, key=key)
    except Fault as fault:
        refuse_passing(fault)
        logger.warning("part not noted", extra={"number": origin.facts.number, "why": str(fault)})
        return False
    return True


def is_apart(case: CaseFacts, origin: CaseFacts) -> bool:
    """Whether the case keeps somebody out who may work on the one before it."""
    return not case.excluded_units <= origin.excluded_units


def refuse_passing(fault: Fault) -> None:
    """Raises what the next try will not meet: then the whole round is undone and done again."""
    if isinstance(fault, Passing):
        raise fault
    if fault.code == STALE:  # somebody acted on the case before at the same moment
        raise Passing(fault.code, fault.text) from fault


def _end(
    part: StoredCase, origin: StoredCase, workflow: Workflow, noted: Mapping[str, str], row: JournalRow, now: datetime
) -> None:
    """The first ending that the bundle's marks allow."""
    failed = sum(outcome not in SUCCEEDED for outcome in noted.values())
    outcome = WHOLLY if not failed else NOT_AT_ALL if failed == len(noted) else PARTLY
    marks = get_case(origin.facts.county, origin.facts.number).facts.marks | ({FAILED} if failed else set())
    for action in _actions(workflow, ENDS):
        if marks.issuperset(action.only_if) and not marks.intersection(action.unless):
            _take(part, origin, action, {"outcome": outcome}, row, now)
            return


def _noted(origin: StoredCase, workflow: Workflow) -> dict[str, str]:
    """The parts whose end the bundle knows, with what came of each; "" of those that its unit gave up."""
    noting = [action.name for action in workflow.actions.values() if NOTES in action.effects]
    rows = CaseEvent.objects.of(origin.facts.county).filter(case_id=origin.facts.id, action__in=noting)
    said = rows.values_list("facts", flat=True)
    return {facts["matter"]: facts.get("outcome", "") for facts in said}


def _parts(origin: StoredCase) -> Collection[str]:
    return rules_of(origin.facts)[2].parts


def _actions(workflow: Workflow, does: str) -> list[Action]:
    """The actions that cases linked with a bundle may take and that have that effect or guard."""
    every = (action for action in workflow.actions.values() if LINKED_ROLE in action.roles)
    return [action for action in every if does in (*action.effects, *action.guards)]


def _listed(action: Action, outcome: str) -> str:
    """The outcome if the bundle has a word for it, else that the part came to nothing."""
    choices = {choice.value for field in action.needs if field.name == "outcome" for choice in field.choices}
    return outcome if outcome in choices else OTHERWISE
