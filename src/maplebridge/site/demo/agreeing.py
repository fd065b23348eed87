"""The demo's signed statements: the county with most towns, the towns with some of their villages, a few half signed.
Invented, the same for the same year. Not for real counties."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from maplebridge.directory.people.rules import Actor, Duty
from maplebridge.directory.places.generating.dice import fraction
from maplebridge.directory.units.rules import UnitFacts
from maplebridge.ground.clock.time import day_of
from maplebridge.services.statements.actions import draw_up, sign
from maplebridge.services.statements.queries import Branch, list_tree

TOWNS_DRAWING = 0.4
SIGNED_ABOVE, SIGNED_BELOW = 0.9, 0.8
NAMES = "石莫田韦岑罗杨潘"


def sign_statements(county: str, now: datetime) -> int:
    """Draws up this year's statements and has them signed, once; returns how many were drawn."""
    year = day_of(now).year
    tree = list_tree(county, year)
    if not tree or any(town.statement for town in tree):
        return 0
    drawn = draw_up(actor=_head(county, tree[0].pair.upper), upper=tree[0].pair.upper.code, year=year, now=now)
    for town in tree:
        unit = town.pair.lower
        if town.below and fraction(county, unit.code, "draws") < TOWNS_DRAWING:
            drawn += draw_up(actor=_head(county, unit), upper=unit.code, year=year, now=now)
    for town in list_tree(county, year):
        _sign_all(county, (town, *town.below), now)
    return drawn


def _sign_all(county: str, branches: Iterable[Branch], now: datetime) -> None:
    for branch in branches:
        lot = fraction(county, branch.pair.lower.code, "signs")
        if branch.statement is not None and lot < SIGNED_ABOVE:
            _sign(county, branch.statement.id, "upper", branch.pair.upper, now)
            if lot < SIGNED_BELOW:
                _sign(county, branch.statement.id, "lower", branch.pair.lower, now)


def _sign(county: str, statement: UUID, side: str, unit: UnitFacts, now: datetime) -> None:
    sign(actor=_head(county, unit), statement_id=statement, side=side, now=now)


def _head(county: str, unit: UnitFacts) -> Actor:
    """An invented head of a unit, the same each time."""
    name = NAMES[int(fraction(county, unit.code, "head") * len(NAMES))] + "主任"
    duty = Duty("unit_head", unit.code, unit.place)
    return Actor(county=county, id=f"demo:{unit.code}", kind="staff", name=name, duties=(duty,))
