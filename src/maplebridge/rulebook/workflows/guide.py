"""What a matter's guide says besides what its papers and clocks say already. Not for laying it out."""

from dataclasses import dataclass

from maplebridge.ground.words.text import Text


@dataclass(frozen=True, slots=True)
class Fee:
    """What it costs in whole yuan (0: nothing, None: by a tariff), by which rule; `note` says what changes it."""

    yuan: int | None
    basis: Text
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Guide:
    """The fee, the kind of unit to go to, who may apply, and what else to know; each may be left out."""

    fee: Fee | None = None
    where: str = ""
    who: Text | None = None
    note: Text | None = None
