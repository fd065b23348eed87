"""Works out a whole life of a past request in memory, step by step through the rules in force. Nothing is written.

The file tells when a request came and when it was answered. Dispatch, signing and first contact are put at the moment
of the request and marked `assumed`; the reply, its check and the end of the rating time stand where they must.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from maplebridge.cases.actions.opening import Opening, work_out
from maplebridge.cases.advancing import advance
from maplebridge.cases.intake import Intake
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.rules import Registry
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.workflows.definition import Workflow
from maplebridge.rulebook.workflows.facts import CaseFacts, Outcome
from maplebridge.rulebook.workflows.rules import step
from maplebridge.services.replaying.cast import Cast
from maplebridge.services.replaying.routing import Route, find_route
from maplebridge.services.replaying.rules import Request

REPLAYED = {"replayed": True}
ASSUMED = {"replayed": True, "assumed": True}
RATING_CLOCK = "rate"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the case before it, who took it when, and what came of it."""

    before: CaseFacts
    actor: Actor
    at: datetime
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Life:
    """A case from its first step to its last. Heads are not known yet: they depend on when it is recorded."""

    request: Request
    opening: Opening
    route: Route
    steps: tuple[Step, ...]
    ended: bool


class _Telling:
    """A life while it is being told."""

    def __init__(self, opening: Opening, workflow: Workflow) -> None:
        self.opening, self.workflow = opening, workflow
        self.case = advance(opening.case, opening.outcome, b"", opening.actor)
        self.steps: list[Step] = []

    def take(
        self, name: str, actor: Actor, at: datetime, fields: Mapping[str, Any], facts: Mapping[str, Any] = REPLAYED
    ) -> None:
        scene = replace(self.opening.scene, now=at)
        outcome = step(self.workflow, self.opening.matter, self.case, name, actor, fields, scene)
        outcome = replace(outcome, facts={**outcome.facts, **facts})
        self.steps.append(Step(self.case, actor, at, outcome))
        self.case = advance(self.case, outcome, b"", actor)


def live(pack: Pack, registry: Registry, cast: Cast, request: Request, now: datetime) -> Life:
    """The life of `request` as the rules in force would have led it. Raises Fault naming what stands in the way."""
    route = find_route(pack, registry, request)
    opening = _open(pack, route, request, now)
    telling = _Telling(opening, pack.workflows[opening.matter.workflow])
    _reach_handler(telling, cast, route, request)
    _answer(telling, cast, route, request)
    ended = _lapse(telling, cast, now)
    return Life(request, opening, route, tuple(telling.steps), ended)


def _open(pack: Pack, route: Route, request: Request, now: datetime) -> Opening:
    intake = Intake(
        text=request.text,
        title=request.title,
        matter=route.matter,
        channel="replay",
        place=pack.county,
        anonymous=True,
        key=request.key,
        happened_at=request.opened_at,
    )
    opening = work_out(pack.county, pack, intake, None, now)
    facts = {**opening.outcome.facts, **REPLAYED, "category": route.category}
    columns = dict(opening.columns)
    case = replace(opening.case, category=route.category, secrecy=route.secrecy)
    if route.secrecy == "case_sealed":
        case, columns["title"] = replace(case, circle=frozenset({case.centre})), ""
    return replace(opening, case=case, outcome=replace(opening.outcome, facts=facts), columns=columns)


def _reach_handler(telling: _Telling, cast: Cast, route: Route, request: Request) -> None:
    at, handler = request.opened_at, cast.handler(route.unit)
    exception = {"exception": route.exception} if route.exception else {}
    telling.take("dispatch", cast.dispatcher(), at, {"unit": route.unit, **exception}, ASSUMED)
    telling.take("sign", handler, at, {}, ASSUMED)
    telling.take("contact", handler, at, {"how": "message"}, ASSUMED)


def _answer(telling: _Telling, cast: Cast, route: Route, request: Request) -> None:
    reply = {"result": request.reply, "outcome": "explained"}
    telling.take("finish", cast.handler(route.unit), request.replied_at, reply)
    telling.take("approve", cast.checker(), request.replied_at, {})


def _lapse(telling: _Telling, cast: Cast, now: datetime) -> bool:
    """Ends the life when the time for rating is over; one that runs still is left to the clock."""
    due = [clock.due_at for clock in telling.case.clocks if clock.name == RATING_CLOCK and clock.state == "running"]
    if not due or min(due) > now - timedelta(seconds=1):
        return False
    telling.take("lapse", cast.clock, min(due), {})
    return True
