"""Reads what the figures count, straight from the cases, exactly. Not for who may: see queries.

Words of the rules that figures need are taken from the rules in force: which actions withdraw, return, contact, rate.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection

from maplebridge.directory.places.queries import list_prefixes
from maplebridge.ground.sql.statements import load
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.workflows.definition import Action
from maplebridge.services.insight.periods import Period

SQL = Path(__file__).parent / "sql"
FACTS, TALLY, BEHIND = SQL / "facts.sql", SQL / "tally.sql", SQL / "behind.sql"
KINDS_APART = ("thanks", "care")
CLOCKS = ("sign", "contact", "answer", "rate")
WIDTHS = {6: 9, 9: 12, 12: 15}


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose cases: those of a place with all below it (and what was merged into it), or those a unit has."""

    county: str
    place: str
    unit: str = ""

    @property
    def whole(self) -> bool:
        """Whether it is the whole county."""
        return self.place == self.county and not self.unit

    @property
    def patterns(self) -> list[str]:
        """How codes of its places begin, for LIKE; none for the whole county."""
        prefixes = () if self.whole else list_prefixes(self.county, self.place)
        return [f"{prefix}%" for prefix in prefixes]


@dataclass(slots=True)
class Counts:
    """How many of each measure, by dimension (all, place, category, channel, day) and key."""

    by: dict[str, dict[str, dict[str, int]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(dict)))

    def total(self, measure: str) -> int:
        """How many in all."""
        return self.of("all", "", measure)

    def of(self, dimension: str, key: str, measure: str) -> int:
        """How many in one part."""
        return self.by.get(dimension, {}).get(key, {}).get(measure, 0)

    def keys(self, dimension: str) -> list[str]:
        """The parts of a dimension in which anything happened."""
        return sorted(self.by.get(dimension, {}))

    def add(self, dimension: str, key: str, measure: str, many: int) -> None:
        """Adds to a part."""
        part = self.by[dimension][key]
        part[measure] = part.get(measure, 0) + many

    def fold(self, width: int) -> "Counts":
        """The same with places told apart by fewer digits of their codes."""
        folded = Counts()
        for dimension, keys in self.by.items():
            for key, measures in keys.items():
                for measure, many in measures.items():
                    folded.add(dimension, key[:width] if dimension == "place" else key, measure, many)
        return folded


def count(scope: Scope, period: Period, now: datetime, *, sealed: bool = False, width: int = 0) -> Counts:
    """The measures of a scope in a period; one round trip. `sealed`: of the cases kept apart instead.

    Places are told apart by `width` digits of their codes; 0: those directly within the scope.
    """
    values = {**facts_values(scope, period, now, sealed=sealed), "width": width or WIDTHS.get(len(scope.place), 15)}
    counts = Counts()
    for dimension, key, measure, many in run(TALLY, values):
        counts.add(dimension, key, measure, many)
    return counts


def run(tail: Path, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """All rows of facts.sql followed by `tail`: one statement of constant text."""
    with connection.cursor() as cursor:
        cursor.execute(f"{load(FACTS)}{load(tail)}", values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def facts_values(scope: Scope, period: Period, now: datetime, *, sealed: bool = False) -> dict[str, Any]:
    """What facts.sql asks for."""
    return {
        "county": scope.county,
        "unit": scope.unit,
        "places": [] if scope.unit else scope.patterns,
        "since": period.since,
        "until": period.until,
        "now": now,
        "sealed": sealed,
        "kinds_apart": list(KINDS_APART),
        **words_of_rules(scope.county),
    }


def words_of_rules(county: str) -> dict[str, list[str]]:
    """The names that the rules in force have for what figures must know of."""
    pack = get_current_pack(county)
    workflows = pack.workflows.values()
    actions = [action for workflow in workflows for action in workflow.actions.values()]
    clocks = [clock for workflow in workflows for clock in workflow.clocks.values()]
    ends = {(workflow.name, state.name) for workflow in workflows for state in workflow.states.values() if state.end}
    withdraws = {a.name for w in workflows for a in w.actions.values() if _withdraws(a) and (w.name, a.to) in ends}
    drawing = [action for action in actions if "drawn" in action.marks]
    return {
        "withdraws": sorted(withdraws),
        "contacts": _marking(actions, "contacted"),
        "returns": _marking(actions, "returned"),
        "rates": sorted({a.name for a in actions if "keep_rating" in a.effects}),
        "passes": sorted(withdraws | {a.name for a in actions if "set_unit" in a.effects}),
        "rechecks": _marking(actions, "rechecked"),
        "rechecking": sorted({a.to for a in drawing if a.to is not None}),
        "closes": sorted({state for a in drawing for state in a.from_states}),
        **_of_disputes(pack),
        "residents_clocks": sorted({clock.name for clock in clocks if clock.binds == "resident"}),
    }


def _of_disputes(pack: Pack) -> dict[str, list[str]]:
    """The matters that are mediated, the actions that follow an agreement up, and the clocks that ask for it."""
    workflows = pack.workflows.values()
    mediating = {w.name for w in workflows if _marking(list(w.actions.values()), "agreed")}
    followed = {name for w in workflows for name in _marking(list(w.actions.values()), "followed_up")}
    follows = {clock.name for w in workflows for clock in w.clocks.values() if followed.intersection(clock.stops)}
    follows -= {clock.name for w in workflows for clock in w.clocks.values() if followed.intersection(clock.starts)}
    return {
        "mediated": sorted(matter.name for matter in pack.matters.values() if matter.workflow in mediating),
        "followed": sorted(followed),
        "follows": sorted(follows),
        "clocks": sorted({*CLOCKS, *follows}),
    }


def _withdraws(action: Action) -> bool:
    return action.roles == ("resident",) and action.to_by is None and "keep_rating" not in action.effects


def _marking(actions: list[Action], mark: str) -> list[str]:
    return sorted({action.name for action in actions if mark in action.marks})
