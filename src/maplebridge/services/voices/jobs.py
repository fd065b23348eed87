"""Lets merged cases follow their lead: answered with it, or standing by themselves again when it will not be answered.
Asks the tables, as the clockwork does, so nothing is missed whatever came first. Not for merging."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from maplebridge.cases.actions.take import take
from maplebridge.cases.queries import get_case
from maplebridge.cases.scenes import rules_of
from maplebridge.cases.stored import StoredCase
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.words.fault import Fault
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.workflows.roles import lead_actor_id
from maplebridge.services.voices.rules import Fate, fate_of

SQL = Path(__file__).parent / "sql"
AT_ONCE = 200
ROLE = "lead_case"
ANSWER, RELEASE = "answer_as_lead", "release"


def follow_leads_once(county: str, now: datetime) -> int:
    """Moves the merged cases whose lead is answered or gone; returns how many. Call again while it is not 0."""
    done, values = 0, {"county": county, "states": _merged_states(county), "many": AT_ONCE}
    for number, lead_id, lead_number in fetch(SQL / "waiting.sql", values):
        done += _follow(county, number, lead_id, lead_number, now)
    return done


def _merged_states(county: str) -> list[str]:
    """The states in which a case waits for its lead."""
    workflows = get_current_pack(county).workflows.values()
    actions = (action for workflow in workflows for action in workflow.actions.values() if ROLE in action.roles)
    return sorted({state for action in actions for state in action.from_states})


def _follow(county: str, number: str, lead_id: UUID, lead_number: str, now: datetime) -> bool:
    voice, lead = get_case(county, number), get_case(county, lead_number)
    _, workflow, _ = rules_of(lead.facts)
    fate = fate_of(workflow, lead.facts, lead.row["outcome"], voice.facts)
    if fate is Fate.WAITS:
        return False
    fields = _answer(county, lead) if fate is Fate.ANSWERED else {}
    action = ANSWER if fate is Fate.ANSWERED else RELEASE
    actor = Actor(county, lead_actor_id(lead_id), "clock", "")
    try:
        take(actor=actor, number=number, action=action, fields=fields, seen=voice.facts.version, now=now)
    except Fault:  # somebody split it off meanwhile: the next round sees how it stands
        return False
    return True


def _answer(county: str, lead: StoredCase) -> dict[str, str]:
    found = fetch(SQL / "result.sql", {"county": county, "case_id": lead.facts.id})
    result = found[0][0] if found and found[0][0] else "同类诉求已一并办理。"
    return {"result": result, "outcome": lead.row["outcome"], "unit": lead.facts.unit or lead.facts.centre}
