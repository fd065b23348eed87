"""Turns lives into the rows of one statement, with their hash chains. Not for working lives out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from maplebridge.cases.actions.submit import fixed_columns
from maplebridge.cases.actions.take import body_digest
from maplebridge.cases.rows import Document, add_clocks, add_event, add_key, case_columns
from maplebridge.ground.numbers import case_number
from maplebridge.services.replaying.lives import Life, Step
from maplebridge.services.replaying.rules import Request


def digest_of(request: Request) -> bytes:
    """By which a request taken in again is told from another one under the same id."""
    names = ("id", "opened_at", "title", "text", "reply", "replied_at")
    return body_digest({name: getattr(request, name) for name in names})


def write_down(lives: Sequence[Life], recorded_at: datetime) -> Document:
    """The rows of all the lives, recorded at one moment."""
    document = Document()
    for life in lives:
        _add_life(document, life, recorded_at)
    return document


def renumber(life: Life) -> Life:
    """The same life under another number."""
    number = case_number.make(life.opening.case.county)
    steps = tuple(replace(step, before=replace(step.before, number=number)) for step in life.steps)
    opening = replace(life.opening, case=replace(life.opening.case, number=number))
    return replace(life, opening=opening, steps=steps)


def _add_life(document: Document, life: Life, recorded_at: datetime) -> None:
    opening = life.opening
    steps = (Step(opening.case, opening.actor, opening.scene.now, opening.outcome), *life.steps)
    head, desk = opening.case.head, ""
    for step in steps:
        before = replace(step.before, head=head)
        head = add_event(document, before, step.outcome, step.actor, step.at, recorded_at, desk)
        desk = step.outcome.desk_unit
    _add_case(document, life, steps, head, recorded_at)
    clocks = {(change.name, change.turn): change for step in steps for change in step.outcome.clocks}
    add_clocks(document, opening.case, clocks.values(), opening.scene.calendar.revision)
    add_key(document, opening.case, life.request.key, len(steps), digest_of(life.request))


def _add_case(document: Document, life: Life, steps: Sequence[Step], head: bytes, recorded_at: datetime) -> None:
    last = steps[-1]
    results = {name: value for step in steps for name, value in step.outcome.changes.items() if name == "outcome"}
    document.cases.append(
        {
            **fixed_columns(life.opening, recorded_at),
            **case_columns(last.before, last.outcome, head, last.actor, last.at),
            **results,
        }
    )
