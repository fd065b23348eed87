"""The money of cases as columns of a ledger: exact numbers of yuan. Not for which cases a ledger has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from maplebridge.ground.words.text import Text
from maplebridge.services.amounts.kinds import KINDS
from maplebridge.services.amounts.queries import list_of_cases


@dataclass(frozen=True, slots=True)
class MoneyColumns:
    """One column for each kind of money."""

    heads: tuple[Text, ...]

    def read(self, county: str, cases: Sequence[UUID]) -> Mapping[UUID, Sequence[Decimal | None]]:
        """The amounts of some cases; None where there is none of a kind."""
        found = list_of_cases(county, cases)
        return {case_id: [amounts.get(kind) for kind in KINDS] for case_id, amounts in found.items()}


MONEY = MoneyColumns(tuple(Text(f"{kind.label.zh}（元）", f"{kind.label.en}, yuan") for kind in KINDS.values()))
