"""The questions of the page “which way is open”: only those that matter to the kind of dispute. Not for the answers."""

from dataclasses import dataclass

from django.http import HttpRequest

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.routes.names import CONDITIONS, STARTING_FACTS
from maplebridge.rulebook.routes.rules import has_amount, list_conditions, list_facts
from maplebridge.services.roadmap.reading import Asked

LONGEST = 40


@dataclass(frozen=True, slots=True)
class Question:
    """A day or a condition that is asked for, with what was typed or ticked and what is wrong with it."""

    name: str
    label: Text
    value: str = ""
    ticked: bool = False
    error: Text | None = None


@dataclass(frozen=True, slots=True)
class Questions:
    """What is asked beside the kind of dispute."""

    days: list[Question]
    conditions: list[Question]
    amount: Question | None

    @property
    def answered(self) -> bool:
        """Whether anything was said, so that the questions stay open."""
        given = [*self.days, *([self.amount] if self.amount else [])]
        return any(each.value or each.error for each in given) or any(each.ticked for each in self.conditions)


def asked_of(request: HttpRequest) -> Asked:
    """What the address says."""
    said = request.GET
    dates = {name: said.get(name, "")[:LONGEST] for name in STARTING_FACTS}
    has = tuple(name for name in said.getlist("has") if name in CONDITIONS)
    return Asked(said.get("kind", "")[:LONGEST], dates, has, said.get("amount", "")[:LONGEST])


def questions_for(pack: Pack, asked: Asked, wrong: dict[str, Text]) -> Questions:
    """The days, conditions and amount that routes of this kind look at."""
    routes, kind = pack.routes, asked.kind
    days = list_facts(routes, kind)
    amount = Question(
        "amount", Text("争的是多少钱（元）", "How many yuan it is about"), asked.amount, error=wrong.get("amount")
    )
    return Questions(
        days=[Question(name, STARTING_FACTS[name], asked.dates[name], error=wrong.get(name)) for name in days],
        conditions=[
            Question(name, CONDITIONS[name], ticked=name in asked.has) for name in list_conditions(routes, kind)
        ],
        amount=amount if has_amount(routes, kind) else None,
    )


def list_kinds(pack: Pack) -> list[tuple[str, Text]]:
    """The kinds of dispute that have routes: code and name."""
    return [
        (code, category.name)
        for code, category in pack.categories.items()
        if len(code) > len("01") and any(route.is_for(code) for route in pack.routes.values())
    ]
