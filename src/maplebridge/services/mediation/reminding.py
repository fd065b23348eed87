"""Tells whoever owes something by an agreement that its day is near: three days before, once. Not for what is told
after an action: the pack says that."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import orjson

from maplebridge.cases.concerned import read_parties, read_terms
from maplebridge.ground.post.actions import Draft, lay_out
from maplebridge.ground.sql.statements import fetch
from maplebridge.rulebook.publishing.queries import get_pack

SQL = Path(__file__).parent / "sql"
AHEAD = timedelta(days=3)
TEMPLATE = "term_due_soon"
TERMS = "terms"


def remind_terms_once(county: str, now: datetime) -> int:
    """Lays out the messages on terms that fall due within three days; the same ones again change nothing."""
    lay_out(county=county, drafts=list(_drafts(county, now)), now=now)
    return 0


def _drafts(county: str, now: datetime) -> Iterator[Draft]:
    rows = fetch(SQL / "due_soon.sql", {"county": county, "now": now, "until": now + AHEAD})
    for case_id, name, turn, number, rules, matter, secrecy, parties, terms in rows:
        pack = get_pack(county, rules)
        workflow = pack.workflows[pack.matters[matter].workflow]
        spec = workflow.clocks.get(name)
        if spec is None or spec.dated != TERMS:
            continue
        debtors = {term.debtor for term in read_terms(_rows(terms)) if term.number == turn and term.open}
        params = {
            "number": number,
            "rules": rules,
            "workflow": workflow.name,
            "matter": matter if secrecy == "ordinary" else "",
        }
        for party in read_parties(_rows(parties)):
            if party.active and party.number in debtors:
                recipient = f"party:{case_id}:{party.number}" if party.seq > 1 else f"case:{case_id}"
                yield Draft(f"{case_id}:term:{turn}:soon", recipient, TEMPLATE, params, case_id)


def _rows(json: Any) -> list[dict[str, Any]]:
    """A column of JSON, as text where the driver hands it over as it came."""
    found: list[dict[str, Any]] = orjson.loads(json) if isinstance(json, str) else json
    return found
