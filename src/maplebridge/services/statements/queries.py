"""Reads statements: one, all of a year, and the tree of who has signed and who has not. Not for signing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.statements.models import Statement
from maplebridge.services.statements.rules import Pair, Signed, StatementFacts, digest_for, list_pairs

NO_STATEMENT = Text("没有这份责任状", "There is no such statement")


@dataclass(frozen=True, slots=True)
class Branch:
    """A pair that should sign, their statement of the year (None: nothing drawn up), whether the list has changed
    since, and the pairs below."""

    pair: Pair
    statement: StatementFacts | None
    outdated: bool
    below: tuple["Branch", ...] = ()

    @property
    def stands(self) -> bool:
        """Whether both have signed what is in force."""
        return self.statement is not None and self.statement.state == "signed" and not self.outdated

    @property
    def gaps(self) -> int:
        """How many of those below have not signed what is in force."""
        return sum(not each.stands for each in self.below)


def get_statement(county: str, statement_id: UUID) -> StatementFacts:
    """One statement. Raises Missing."""
    row = Statement.objects.of(county).filter(id=statement_id).first()
    if row is None:
        raise Missing("no_statement", NO_STATEMENT, field="statement")
    return _facts(row)


def list_tree(county: str, year: int) -> list[Branch]:
    """Every town that should sign with the county, each with its villages; one round trip."""
    pack, registry = get_current_pack(county), get_registry(county)
    drawn = _drawn(county, year)
    pairs = list(list_pairs(pack.duties, registry))
    branches = [_branch(pack, pair, drawn.get(pair.lower.code, [])) for pair in pairs]
    villages = [each for each in branches if each.pair.lower.level == "village"]
    towns = [each for each in branches if each.pair.lower.level == "town"]
    return [_with_below(town, villages) for town in sorted(towns, key=_by_place)]


def is_outdated(county: str, statement: StatementFacts) -> bool:
    """Whether the duties of the lower unit have changed since it was drawn up."""
    lower = get_registry(county).unit(statement.lower)
    return lower is None or digest_for(get_current_pack(county).duties, lower) != statement.digest


def _drawn(county: str, year: int) -> dict[str, list[StatementFacts]]:
    """The statements of each lower unit, the newest last."""
    found: defaultdict[str, list[StatementFacts]] = defaultdict(list)
    for row in Statement.objects.of(county).filter(year=year).order_by("drawn_at", "id"):
        found[row.lower].append(_facts(row))
    return found


def _branch(pack: Pack, pair: Pair, drawn: Sequence[StatementFacts]) -> Branch:
    """With the statement for the duties in force, also when the list came back to them; else with the newest."""
    digest = digest_for(pack.duties, pair.lower)
    found = next((each for each in drawn if each.digest == digest), drawn[-1] if drawn else None)
    return Branch(pair, found, found is not None and found.digest != digest)


def _with_below(town: Branch, villages: Iterable[Branch]) -> Branch:
    below = sorted((each for each in villages if each.pair.upper.code == town.pair.lower.code), key=_by_place)
    return Branch(town.pair, town.statement, town.outdated, tuple(below))


def _by_place(branch: Branch) -> str:
    return branch.pair.lower.place


def _facts(row: Statement) -> StatementFacts:
    signed = tuple(_signed(row))
    facts = (row.county, row.id, row.year, row.upper, row.lower, row.rules, row.digest, Text(**row.words), row.sha256)
    return StatementFacts(*facts, upper_signed=signed[0], lower_signed=signed[1])


def _signed(row: Statement) -> Iterator[Signed | None]:
    sides: tuple[tuple[str, str, datetime | None, str], ...] = (
        (row.upper_by, row.upper_name, row.upper_at, row.upper_proof),
        (row.lower_by, row.lower_name, row.lower_at, row.lower_proof),
    )
    for by, name, at, proof in sides:
        yield Signed(by, name, at, proof) if at is not None else None
