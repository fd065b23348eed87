"""Between whom statements are signed, who may sign, and how a statement stands. Pure; not for keeping them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.rules import Registry, UnitFacts
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.duties.definition import DUTIES, DutyLevel, DutyLine, DutyRules
from maplebridge.rulebook.duties.rules import lines_of
from maplebridge.rulebook.publishing.codec import encode
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.storing import digest_of

Side = Literal["upper", "lower"]
State = Literal["drawn", "upper_signed", "signed"]
STATES: dict[State, Text] = {
    "drawn": Text("已拟好，等上级签", "Drawn up; the upper level signs first"),
    "upper_signed": Text("上级已签，等下级签", "Signed above; waits for the lower level"),
    "signed": Text("双方已签", "Signed by both"),
}
SIGN_FOR = frozenset({"unit_head", "leader"})
BELOW: dict[DutyLevel, DutyLevel] = {"county": "town", "town": "village"}


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed for a side, and when; `proof` is the county's signature over it."""

    by: str
    name: str
    at: datetime
    proof: str = ""


@dataclass(frozen=True, slots=True)
class StatementFacts:
    """One statement as it stands: `words` are its text, kept as it was drawn up, `sha256` the digest of that text."""

    county: str
    id: UUID
    year: int
    upper: str
    lower: str
    rules: int
    digest: str
    words: Text
    sha256: str = ""
    upper_signed: Signed | None = None
    lower_signed: Signed | None = None

    @property
    def state(self) -> State:
        """Drawn up, signed above, or signed by both."""
        if self.lower_signed:
            return "signed"
        return "upper_signed" if self.upper_signed else "drawn"

    def side_to_sign(self) -> Side | None:
        """Whose turn it is; None when both have signed."""
        return None if self.lower_signed else "lower" if self.upper_signed else "upper"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units that sign with each other."""

    upper: UnitFacts
    lower: UnitFacts


def list_pairs(rules: DutyRules, registry: Registry) -> Iterator[Pair]:
    """Everybody who should sign: the county's unit with each town's, each town's with each of its villages'."""
    for level, below in BELOW.items():
        for lower in registry.of_kind(rules.signers.get(below, "")):
            upper = registry.nearest(rules.signers.get(level, ""), lower.place) if lower.active else None
            if upper is not None and lower.level == below and upper.level == level:
                yield Pair(upper, lower)


def digest_for(rules: DutyRules, lower: UnitFacts) -> str:
    """Tells versions of what a unit signs for apart: a change of others' duties, or of numbers, is none of its own."""
    own = [{**encode(line), "number": 0} for line in lines_of(rules.lines, lower)]
    return digest_of({"lines": own, "statement": encode(rules.statement)})


def may_sign(actor: Actor, unit: str) -> bool:
    """Whether the actor is the head or a leader of the unit."""
    return any(duty.unit == unit and duty.role in SIGN_FOR for duty in actor.duties)


def words_for(pack: Pack, template: Text, year: int, pair: Pair) -> Text:
    """The text of a statement by the rules as they are; names of units are those they bear now."""
    upper, lower, lines = pair.upper.name, pair.lower.name, lines_of(pack.duties.lines, pair.lower)
    said = Text("；".join(_said(pack, line).zh for line in lines), "; ".join(_said(pack, line).en for line in lines))
    return Text(
        template.zh.format(upper=upper.zh, lower=lower.zh, duties=said.zh, year=year),
        template.en.format(upper=upper.en, lower=lower.en, duties=said.en, year=year),
    )


def _said(pack: Pack, line: DutyLine) -> Text:
    names = _names(pack, line.categories)
    duty = DUTIES[line.duty]
    return Text(f"{'、'.join(name.zh for name in names)}（{duty.zh}）", f"{', '.join(n.en for n in names)} ({duty.en})")


def _names(pack: Pack, codes: Iterable[str]) -> list[Text]:
    return [pack.categories[code].name for code in codes if code in pack.categories]
