"""What a route costs for an amount in dispute, to the fen. Pure. Not for the tables: a pack's routes.yaml has them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from maplebridge.rulebook.routes.definition import Bracket, Cost, CostKind

FEN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Price:
    """`least` to `most` yuan; None where nobody can say before the amount is known. `halved` is what half would be,
    where the fee may be halved."""

    least: Decimal | None
    most: Decimal | None
    halved: Decimal | None = None


def price_of(cost: Cost, amount: Decimal | None) -> Price:
    """The price of a route, for the amount in dispute if there is one."""
    if cost.kind is CostKind.FREE:
        return Price(Decimal(0), Decimal(0))
    if cost.kind is CostKind.ASK:
        return Price(None, None)
    if cost.kind is CostKind.TABLE:
        fee = None if amount is None else to_fen(fee_of(cost.table, amount) / cost.divided_by)
        return Price(fee, fee, _half(cost, fee))
    least, most = Decimal(cost.least), Decimal(cost.most)
    return Price(least, most, _half(cost, least if least == most else None))


def fee_of(table: Sequence[Bracket], amount: Decimal) -> Decimal:
    """The fee of an amount by a table: slice by slice, each by its own rate, added up."""
    fee, below = Decimal(0), Decimal(0)
    for bracket in table:
        top = amount if bracket.up_to is None else min(amount, Decimal(bracket.up_to))
        fee += Decimal(bracket.yuan) + (top - below) * Decimal(bracket.percent or "0") / 100
        if bracket.up_to is None or amount <= bracket.up_to:
            break
        below = Decimal(bracket.up_to)
    return fee


def to_fen(yuan: Decimal) -> Decimal:
    """Rounded to the fen."""
    return yuan.quantize(FEN, ROUND_HALF_UP)


def _half(cost: Cost, fee: Decimal | None) -> Decimal | None:
    return None if fee is None or cost.halves is None else to_fen(fee / 2)
