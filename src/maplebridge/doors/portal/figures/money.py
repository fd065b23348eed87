"""The money of one month on the page of open figures, with names for its rows. What may be told, amounts says."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from maplebridge.ground.words.text import Text
from maplebridge.services.amounts.kinds import Kind
from maplebridge.services.amounts.public import Told, get_public_money
from maplebridge.services.amounts.queries import Months
from maplebridge.services.insight.periods import Period
from maplebridge.services.insight.public import PublicFigures, PublicRow


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A town or group of categories: an amount for each kind shown, as people read it; empty: not told."""

    name: Text
    amounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Money:
    """What is told of one month; `rows_*` are for the page, `towns` and `groups` for the table that is taken away."""

    kinds: tuple[Kind, ...]
    total: tuple[tuple[Kind, str], ...]
    rows_of_towns: tuple[MoneyRow, ...]
    rows_of_groups: tuple[MoneyRow, ...]
    towns: Mapping[str, Told]
    groups: Mapping[str, Told]


def read_money(county: str, month: Period, public: PublicFigures) -> Money:
    """The money of a month; one round trip."""
    months = Months.touched(month.first, month.last)
    found = get_public_money(county, months, [row.key for row in public.towns])
    return Money(
        kinds=found.kinds,
        total=tuple((kind, _said(found.total[kind.name])) for kind in found.kinds),
        rows_of_towns=_rows(public.towns, found.towns, found.kinds),
        rows_of_groups=_rows(public.kinds, found.groups, found.kinds),
        towns=found.towns,
        groups=found.groups,
    )


def _rows(named: tuple[PublicRow, ...], told: Mapping[str, Told], kinds: tuple[Kind, ...]) -> tuple[MoneyRow, ...]:
    return tuple(
        MoneyRow(row.name, tuple(_said(told[row.key][kind.name]) for kind in kinds)) for row in named if row.key in told
    )


def _said(yuan: Decimal | None) -> str:
    return "" if yuan is None else f"{yuan:,.2f}"
