"""A mediation as its journal tells it to one reader: the sessions, the agreement, its terms, the way to the court, the
follow-ups. What the reader may not know the journal has left out already. Not for names of parties: people."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from maplebridge.cases.clock_sights import ClockSight
from maplebridge.cases.telling import EntryTold, JournalTold, Told
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import Action, Workflow
from maplebridge.rulebook.workflows.facts import CaseFacts, TermFacts

PLANS, HOLDS, CANCELS, VOIDS = "plan_session", "hold_session", "cancel_session", "redraft"
FOLLOWS = {"follow_up": 7, "follow_up_month": 30}
STEPS = {"remind_20": 20, "remind_25": 25, "remind_28": 28, "pass_window": 30}
"""What the clocks of judicial confirmation do when they end, and on which day after the agreement takes effect."""


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting, planned, held or called off; `words` are what was written of it, by field."""

    state: str
    at: datetime | None
    form: Text | None
    words: Mapping[str, str]
    parties: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """What was promised: `what` in words, `left` the money still owed; `since` the day it was missed or performed."""

    number: int
    debtor: int
    creditor: int
    what: str
    due: date
    state: str
    yuan: Decimal | None
    paid: Decimal

    @property
    def left(self) -> Decimal | None:
        """The money still owed."""
        return None if self.yuan is None else self.yuan - self.paid


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed: facts, responsibility and method in words; `effective_at` once it is in force."""

    words: Mapping[str, str]
    terms: tuple[Term, ...]
    drafted_at: datetime
    effective_at: datetime | None
    oral: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A day on the way to judicial confirmation: `day` after the agreement took effect; `state` is ahead, done (the
    reminder went out, the window closed) or off (not needed any more)."""

    day: int
    at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question how things go: when it is due, and when and with what answer it was done."""

    day: int
    due_at: datetime | None
    done_at: datetime | None
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    """All that a page of a mediation shows besides people."""

    sessions: tuple[Session, ...]
    agreement: Agreement | None
    old_terms: tuple[Term, ...]
    steps: tuple[Step, ...]
    follow_ups: tuple[FollowUp, ...]


def tell_story(journal: JournalTold, clocks: Sequence[ClockSight]) -> Story:
    """The mediation as the journal's reader knows it."""
    case, workflow = journal.stored.facts, journal.workflow
    told = [(entry, entry.told) for entry in journal.entries if entry.told is not None]
    terms = _terms(case, told)
    agreement = _agreement(workflow, told, terms)
    return Story(
        sessions=_sessions(workflow, told),
        agreement=agreement,
        old_terms=tuple(term for term in terms if term.state == "void"),
        steps=_steps(workflow, clocks),
        follow_ups=_follow_ups(workflow, told, clocks),
    )


Entries = Sequence[tuple[EntryTold, Told]]


def _sessions(workflow: Workflow, told: Entries) -> tuple[Session, ...]:
    found: list[Session] = []
    for _, each in told:
        name, action = each.row["action"], workflow.actions.get(each.row["action"])
        open_ = next((place for place, one in reversed(list(enumerate(found))) if one.state == "planned"), None)
        if name == PLANS and action:
            found.append(_session("planned", each, action))
        elif name == HOLDS and action:
            _hold(found, open_, _session("held", each, action))
        elif name == CANCELS and open_ is not None:
            found[open_] = replace(found[open_], state="cancelled")
    return tuple(found)


def _hold(found: list[Session], open_: int | None, held: Session) -> None:
    """What was planned has been held; what was not planned is added."""
    if open_ is None:
        found.append(held)
    else:
        found[open_] = replace(held, words={**found[open_].words, **held.words})


def _session(state: str, each: Told, action: Action) -> Session:
    facts = each.row["facts"]
    planned_at = facts.get("session_at")
    at = datetime.fromisoformat(planned_at) if planned_at else datetime.fromisoformat(each.row["happened_at"])
    return Session(state, at, _choice(action, "session_form", facts), _words(each), _parties(facts))


def _parties(facts: Mapping[str, Any]) -> tuple[int, ...]:
    party = facts.get("party")
    return (int(party),) if party else ()


def _choice(action: Action, name: str, facts: Mapping[str, Any]) -> Text | None:
    choices = (choice for field in action.needs if field.name == name for choice in field.choices)
    return next((choice.label for choice in choices if choice.value == facts.get(name)), None)


def _words(each: Told) -> dict[str, str]:
    return {word.field: word.text for word in each.words if word.text}


def _terms(case: CaseFacts, told: Entries) -> tuple[Term, ...]:
    words = {each.row["seq"]: _words(each) for _, each in told}
    return tuple(_term(term, words.get(term.seq, {})) for term in case.terms)


def _term(term: TermFacts, words: Mapping[str, str]) -> Term:
    what = words.get(f"terms.{term.line}", "")
    return Term(term.number, term.debtor, term.creditor, what, term.due, term.state, term.yuan, term.paid)


def _agreement(workflow: Workflow, told: Entries, terms: Iterable[Term]) -> Agreement | None:
    live = tuple(term for term in terms if term.state != "void")
    drafts = [each for _, each in told if _has(workflow, each, "set_terms")]
    if not live or not drafts:
        return None
    draft = drafts[-1]
    later = [each for _, each in told if each.row["seq"] >= draft.row["seq"] and _starts_window(workflow, each)]
    effective = datetime.fromisoformat(later[0].row["happened_at"]) if later else None
    oral = bool(later) and later[0] is draft
    drafted = datetime.fromisoformat(draft.row["happened_at"])
    return Agreement(_words(draft), live, drafted, effective, oral)


def _has(workflow: Workflow, each: Told, effect: str) -> bool:
    action = workflow.actions.get(each.row["action"])
    return action is not None and effect in action.effects


def _starts_window(workflow: Workflow, each: Told) -> bool:
    """Whether the agreement takes effect by this: from here the terms fall due."""
    return any(each.row["action"] in spec.starts for spec in workflow.clocks.values() if spec.dated == "terms")


def _steps(workflow: Workflow, clocks: Sequence[ClockSight]) -> tuple[Step, ...]:
    newest = {clock.name: clock for clock in clocks if _ends_in(workflow, clock) in STEPS}
    steps = [_step(STEPS[_ends_in(workflow, clock)], clock) for clock in newest.values()]
    return tuple(sorted(steps, key=lambda step: step.day))


def _ends_in(workflow: Workflow, clock: ClockSight) -> str:
    spec = workflow.clocks.get(clock.name)
    return (spec.on_end if spec else "") or ""


def _step(day: int, clock: ClockSight) -> Step:
    if clock.stopped_at is None:
        return Step(day, clock.due_at, "ahead")
    return Step(day, clock.due_at, "done" if clock.stopped_at >= clock.due_at else "off")


def _follow_ups(workflow: Workflow, told: Entries, clocks: Sequence[ClockSight]) -> tuple[FollowUp, ...]:
    found = []
    for name, day in FOLLOWS.items():
        stopped_by = {spec.name for spec in workflow.clocks.values() if name in spec.stops and not spec.dated}
        own = [
            clock for clock in clocks if clock.name in stopped_by and workflow.clocks[clock.name].limit.amount == day
        ]
        done = [each for _, each in told if each.row["action"] == name]
        if own or done:
            at = datetime.fromisoformat(done[-1].row["happened_at"]) if done else None
            text = _words(done[-1]).get("text", "") if done else ""
            found.append(FollowUp(day, own[-1].due_at if own else None, at, text))
    return tuple(found)
