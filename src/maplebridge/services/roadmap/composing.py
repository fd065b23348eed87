"""The ways out of a dispute that is a case: its category, days and amounts it knows, and how far it has come.

Reads only what the reader may know of the journal, and never what people wrote. Not for a dispute without a case:
reading.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from maplebridge.cases.telling import access_journal
from maplebridge.cases.viewing import CaseView
from maplebridge.directory.people.rules import Actor
from maplebridge.ground.clock.time import day_of
from maplebridge.rulebook.deadlines.queries import get_calendar
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.routes.names import CONDITIONS, STARTING_FACTS
from maplebridge.rulebook.routes.rules import Situation, list_routes
from maplebridge.rulebook.workflows.facts import CaseFacts
from maplebridge.services.roadmap.reading import write_query
from maplebridge.services.roadmap.showing import Ways, show_ways

MARKS: Mapping[str, str] = {"agreed": "agreement", "defaulted": "defaulted", "confirmed": "confirmed"}
"""Marks of a case, and what they say of the dispute."""
REFUSED = {"legal_aid": "aid_refused"}
"""What it says of the dispute when a case of that workflow was refused."""
WINDOW = "window"
AMOUNTS = ("claimed", "owed")  # the form for unpaid wages said `owed` in earlier rules; its cases keep it
YES = (True, "yes")


def tell_ways(actor: Actor, view: CaseView, now: datetime) -> Ways:
    """The same in words, with the question that the public page would be asked."""
    situation = read_case(actor, view, now)
    if situation is None:
        return Ways(())
    routes = get_current_pack(actor.county).routes
    found = list_routes(routes, situation, get_calendar(actor.county))
    return show_ways(found, routes, write_query(situation))


def read_case(actor: Actor, view: CaseView, now: datetime) -> Situation | None:
    """What the case tells this reader of its dispute; None when there are no ways for its category."""
    routes, case = get_current_pack(actor.county).routes, view.stored.facts
    if not any(route.is_for(case.category) for route in routes.values()):
        return None
    told = [entry.told.row["facts"] for entry in access_journal(actor, case.number).entries if entry.told]
    return situation_of(case, view.matter.workflow, tuple(_said(told)), day_of(now))


def situation_of(case: CaseFacts, workflow: str, said: tuple[Mapping[str, Any], ...], today: date) -> Situation:
    """What the rules need of a case; `said` are the facts of its form and of its steps, the oldest first."""
    known = {name: value for facts in said for name, value in facts.items() if value not in (None, "")}
    dates = {name: day for name in STARTING_FACTS if (day := _day(known.get(name)))}
    return Situation(
        category=case.category,
        today=today,
        dates=dates | dict(_dates_of(case)),
        conditions=frozenset(_conditions(case, workflow, known)),
        amount=_amount(case, known),
    )


def _said(told: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for facts in told:
        yield facts.get("form") or {}
        yield facts


def _conditions(case: CaseFacts, workflow: str, known: Mapping[str, Any]) -> Iterator[str]:
    yield from (name for name in CONDITIONS if known.get(name) in YES)
    yield from (condition for mark, condition in MARKS.items() if mark in case.marks)
    if workflow in REFUSED and "refused" in case.marks:
        yield REFUSED[workflow]
    lasting = [term for term in case.terms if term.state != "void"]
    if lasting and not any(term.open for term in lasting):
        yield "performed"


def _dates_of(case: CaseFacts) -> Iterator[tuple[str, date]]:
    starts = [
        mark.at for clock in case.clocks if clock.name == WINDOW for mark in clock.history if mark.kind == "start"
    ]
    if starts and "agreed" in case.marks:
        yield "agreement_effective_on", day_of(max(starts))
    due = [term.due for term in case.terms if term.state != "void"]
    if due:
        yield "performance_due_on", max(due)


def _amount(case: CaseFacts, known: Mapping[str, Any]) -> Decimal | None:
    owed = [term.yuan - term.paid for term in case.terms if term.open and term.yuan is not None]
    if owed:
        return sum(owed, Decimal(0))
    return next((amount for name in AMOUNTS if (amount := _yuan(known.get(name))) is not None), None)


def _yuan(value: Any) -> Decimal | None:
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        return None


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None
