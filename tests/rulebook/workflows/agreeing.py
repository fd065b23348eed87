"""A process between parties, small enough to see whole: parties come, agree on terms, sign and perform."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from maplebridge.cases.advancing import advance
from maplebridge.directory.people.rules import Actor, Duty
from maplebridge.directory.units.rules import Registry, UnitFacts
from maplebridge.ground.clock.time import SHANGHAI
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.calendar import Calendar
from maplebridge.rulebook.deadlines.rules import Reading
from maplebridge.rulebook.deadlines.spec import ClockSpec, Limit, OfficeHours, TimeUnit
from maplebridge.rulebook.workflows.definition import Action, Field, Matter, State, Workflow
from maplebridge.rulebook.workflows.facts import CaseFacts, ClockFacts, Outcome, PartyFacts, Scene
from maplebridge.rulebook.workflows.fields import FIELDS
from maplebridge.rulebook.workflows.roles import party_actor_id
from maplebridge.rulebook.workflows.rules import step

COUNTY, PLACE, CASE = "520524", "520524103200", UUID(int=7)
BODY = "mediation-520524103200"
OFFICE = OfficeHours(((540, 1020),))
NAME = Text("名", "name")
MEDIATOR = Actor(COUNTY, "p-mediator", "staff", "熊波", (Duty("handler", BODY, PLACE),), frozenset({"zh"}))
CLOCK = Actor(COUNTY, "clock", "clock", "时钟")
UNITS = (
    UnitFacts(BODY, "village_mediation", "village", NAME, PLACE),
    UnitFacts("justice-520524", "justice_bureau", "county", NAME, COUNTY),
    UnitFacts("justice-520524103", "justice_office", "town", NAME, "520524103"),
    UnitFacts("lab-520524", "institute", "county", NAME, COUNTY, licences=frozenset({"dna"})),
)


def needs(*names: str) -> tuple[Field, ...]:
    """Standard fields by name."""
    return tuple(FIELDS[name] for name in names)


def action(name: str, *, roles: tuple[str, ...] = ("handler", "party", "clock"), **options: Any) -> Action:
    """An action from the one open state."""
    return Action(name, NAME, roles, ("open",), **options)


ACTIONS = (
    action("add_party", needs=needs("side", "party_kind", "party_name", "party_language"), effects=("add_party",)),
    action(
        "add_willing",
        needs=needs("side", "party_kind", "party_name", "party_language", "willing"),
        effects=("add_party",),
    ),
    action("drop", needs=needs("party"), effects=("drop_party",)),
    action("say", needs=(*needs("willing"), replace(FIELDS["party"], required=False)), effects=("set_willing",)),
    action("begin", guards=("all_willing",)),
    action("agree", needs=needs("terms"), effects=("set_terms",)),
    action("sign", needs=(replace(FIELDS["party"], required=False),), effects=("sign_party",)),
    action("take_effect", guards=("all_signed",), marks=("agreed",)),
    action("bind", effects=("put_in_force",)),
    action("perform", needs=needs("term"), guards=("term_waits",), effects=("perform_term",)),
    action("pay_part", needs=needs("term", "performed"), effects=("perform_term",)),
    action("miss", roles=("clock",), needs=needs("term"), effects=("miss_term",), marks=("defaulted",)),
    action("tear_up", effects=("void_terms",), only_if=("agreed",), clears=("agreed",)),
    action("conclude", to="done", guards=("terms_performed",)),
    action("give_up", gives="justice_office", effects=("keep_helping", "give_unit")),
    action("send", needs=needs("unit", "licence"), guards=("licensed",), effects=("set_unit",)),
    action("meet", needs=needs("session_at")),
)
WORKFLOW = Workflow(
    name="agreeing",
    title=NAME,
    start="open",
    states={"open": State("open", NAME, NAME, "lead_unit"), "done": State("done", NAME, NAME, "nobody", end=True)},
    actions={each.name: each for each in ACTIONS},
    clocks={
        "term": ClockSpec(
            name="term",
            label=NAME,
            limit=Limit(0, TimeUnit.DAY),
            starts=("take_effect", "agree"),
            stops=("perform",),
            protects="resident",
            basis="协议",
            on_end="miss",
            dated="terms",
        ),
        "session": ClockSpec(
            name="session",
            label=NAME,
            limit=Limit(0, TimeUnit.DAY),
            starts=("meet",),
            stops=("begin",),
            protects="resident",
            basis="约定",
            dated="session_at",
        ),
    },
    office_hours=OFFICE,
)
MATTER = Matter("quarrel", NAME, "0102", "agreeing", "help", "M")


def a_case(**options: Any) -> CaseFacts:
    """A case between whoever brought it and one neighbour."""
    parties = (
        PartyFacts(1, 1, "applicant", "resident", "p-alice", willing=True),
        PartyFacts(2, 2, "respondent", "resident", party_actor_id(CASE, 2), language="hmd"),
    )
    values: dict[str, Any] = {
        "county": COUNTY, "id": CASE, "number": "1", "version": 2, "head": b"", "rules": 1, "matter": "quarrel",
        "category": "0102", "state": "open", "place": PLACE, "centre": f"centre-{PLACE}", "opened_at": at("2026-09-01"),
        "unit": BODY, "reporter": "p-alice", "parties": parties,
    }  # fmt: skip
    return CaseFacts(**(values | options))


def at(day: str) -> datetime:
    """Ten in the morning of a Chinese day."""
    return datetime.fromisoformat(f"{day}T10:00:00").replace(tzinfo=SHANGHAI)


def scene(day: str) -> Scene:
    """What there is to know on that day."""
    return Scene(
        now=at(day),
        calendar=Calendar(1, {}, frozenset()),
        registry=Registry(COUNTY, UNITS, ()),
        person=lambda _: None,
        matters={"quarrel": MATTER},
        place_exists=lambda _: True,
    )


def after(
    case: CaseFacts, name: str, actor: Actor = MEDIATOR, *, day: str = "2026-09-18", **fields: Any
) -> tuple[CaseFacts, Outcome]:
    """The case after one action, and what the action came to."""
    outcome = step(WORKFLOW, MATTER, case, name, actor, fields, scene(day))
    return advance(case, outcome, b"", actor), outcome


def party(number: int) -> Actor:
    """A party as they act by their own link."""
    return Actor(COUNTY, party_actor_id(CASE, number) if number > 1 else "p-alice", "resident", "")


def clocks_of(case: CaseFacts) -> Mapping[tuple[str, int], ClockFacts]:
    """The clocks of a case by name and turn."""
    return {(clock.name, clock.turn): clock for clock in case.clocks}


def reading_of(outcome: Outcome, name: str, turn: int) -> Reading:
    """How one clock stands after an action."""
    return next(each.reading for each in outcome.clocks if (each.name, each.turn) == (name, turn))
