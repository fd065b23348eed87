"""The money that everybody may see: of one month that is over, by town and by group of categories, small sums hidden.
Not for staff: they see all that their duties open."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from maplebridge.ground.numbers.rates import LEAST, hide
from maplebridge.services.amounts.kinds import KINDS, Kind
from maplebridge.services.amounts.queries import Money, Months, get_money

REST = ""  # what lies in no part
Told = Mapping[str, Decimal | None]


@dataclass(frozen=True, slots=True)
class PublicMoney:
    """Yuan by kind; None where fewer than ten cases lie behind it, or where it would give such a number away.

    `kinds` are those of which there is anything in the month.
    """

    kinds: tuple[Kind, ...]
    total: Told
    towns: Mapping[str, Told]
    groups: Mapping[str, Told]


def get_public_money(county: str, months: Months, towns: Collection[str]) -> PublicMoney:
    """The public money of a month; one round trip."""
    sheet = get_money(county, county, months, parts=towns, groups=True)
    kinds = tuple(kind for kind, total in sheet.total.listed() if total.cases)
    return PublicMoney(
        kinds=kinds,
        total={kind.name: _told(sheet.total, kind.name) for kind in kinds},
        towns=_parts(sheet.total, sheet.places, kinds),
        groups=_parts(sheet.total, sheet.categories, kinds),
    )


def list_kinds() -> list[Kind]:
    """Every kind of money with what it means."""
    return list(KINDS.values())


def _told(money: Money, kind: str) -> Decimal | None:
    total = money.of(kind)
    return total.yuan if total.cases >= LEAST or not total.cases else None


def _parts(total: Money, parts: Mapping[str, Money], kinds: Collection[Kind]) -> dict[str, dict[str, Decimal | None]]:
    hidden = {kind.name: _hidden(total, parts, kind.name) for kind in kinds}
    return {
        key: {kind.name: None if key in hidden[kind.name] else money.of(kind.name).yuan for kind in kinds}
        for key, money in parts.items()
    }


def _hidden(total: Money, parts: Mapping[str, Money], kind: str) -> set[str]:
    """The parts to hide; what lies in none of them could be worked out from the whole, and is hidden like a part."""
    sizes = {key: money.of(kind).cases for key, money in parts.items()}
    return hide({**sizes, REST: total.of(kind).cases - sum(sizes.values())})
