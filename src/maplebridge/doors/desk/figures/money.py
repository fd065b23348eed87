"""The money of a place or unit on the page of figures, and the cases behind each amount. Not for adding up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from maplebridge.cases.listing import NEWEST
from maplebridge.doors.desk.figures.asking import Asked, read_asked, read_id
from maplebridge.doors.desk.lines import rows_of
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.amounts.kinds import KINDS, Kind
from maplebridge.services.amounts.queries import (
    NO_KIND,
    Money,
    Months,
    get_money,
    get_money_of_unit,
    list_behind,
)
from maplebridge.services.insight.queries import names_of_places

MANY = 50
HERE = "/desk/figures/money/"


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount as the page shows it, in how many cases, and where they are listed."""

    kind: Kind
    yuan: str
    cases: int
    link: str


@dataclass(frozen=True, slots=True)
class Part:
    """A place or category: its name, its own page, and its amounts in the order of the heads."""

    name: Text
    link: str
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """All the money of a page. `kinds` are the heads of its tables: those of which there is anything."""

    months: Months
    amounts: tuple[Amount, ...]
    shares: tuple[tuple[Text, str], ...]
    kinds: tuple[Kind, ...]
    places: tuple[Part, ...]
    categories: tuple[Part, ...]
    apart: tuple[Amount, ...]


def block_of(asked: Asked) -> Block:
    """The money of the months that the period touches. One round trip."""
    scope, months = asked.scope, months_of(asked)
    if scope.unit:
        return _block(asked, get_money_of_unit(scope.county, scope.unit, months))
    names = names_of_places(scope.county, scope.place)
    sheet = get_money(scope.county, scope.place, months, parts=names)
    categories = {code: each.name for code, each in get_current_pack(scope.county).categories.items()}
    return _block(
        asked,
        sheet.total,
        places=_parts(asked, "place", sheet.places, names, sheet.total),
        categories=_parts(asked, "category", sheet.categories, categories, sheet.total),
        apart=tuple(each for each in _amounts(asked, sheet.apart) if each.cases) if scope.whole else (),
    )


def months_of(asked: Asked) -> Months:
    """The whole months that the period touches: money is summed by months."""
    return Months.touched(asked.period.first, asked.period.last)


def say_yuan(yuan: Decimal) -> str:
    """An amount as people read it: 12,345.60."""
    return f"{yuan:,.2f}"


@page("staff")
def behind(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """One page of the cases behind an amount."""
    asked, said = read_asked(request, visitor), request.GET
    kind, category = KINDS.get(said.get("kind", "")), said.get("category", "")
    if kind is None:
        raise Fault("no_such_figure", NO_KIND, field="kind")
    before = read_id(said.get("before", ""))
    lines = list_behind(
        visitor.county,
        kind.name,
        months_of(asked),
        place=asked.scope.place,
        unit=asked.scope.unit,
        category=category,
        before=before,
        many=MANY + 1,
    )
    named = get_current_pack(visitor.county).categories.get(category)
    part = {"category": category} if category else {}
    return show(
        request,
        "desk/figures/listed.html",
        here="figures",
        asked=asked,
        label=kind.label,
        meaning=kind.meaning,
        time=months_of(asked).label,
        category=named.name if named else None,
        rows=rows_of(visitor.county, lines[:MANY], visitor.now),
        first=_link(asked, kind, **part) if before != NEWEST else "",
        more=_link(asked, kind, **part, before=str(lines[MANY - 1].id)) if len(lines) > MANY else "",
        back=asked.at(),
    )


def _link(asked: Asked, kind: Kind, **part: str) -> str:
    return f"{HERE}?{urlencode({**asked.query, 'kind': kind.name, **part})}"


def _block(
    asked: Asked,
    total: Money,
    *,
    places: tuple[Part, ...] = (),
    categories: tuple[Part, ...] = (),
    apart: tuple[Amount, ...] = (),
) -> Block:
    return Block(
        months=months_of(asked),
        amounts=_amounts(asked, total, {}) if total else (),
        shares=tuple(total.shares()),
        kinds=_kinds(total),
        places=places,
        categories=categories,
        apart=apart,
    )


def _kinds(total: Money) -> tuple[Kind, ...]:
    return tuple(kind for kind, each in total.listed() if each.cases)


def _amounts(asked: Asked, money: Money, where: Mapping[str, str] | None = None) -> tuple[Amount, ...]:
    """Every kind; `where` is the part of the page whose cases the links list, None: they list none."""
    return tuple(
        Amount(
            kind=kind,
            yuan=say_yuan(each.yuan),
            cases=each.cases,
            link=_link(asked, kind, **where) if where is not None and each.cases else "",
        )
        for kind, each in money.listed()
    )


def _parts(
    asked: Asked, dimension: str, parts: Mapping[str, Money], names: Mapping[str, Text], total: Money
) -> tuple[Part, ...]:
    shown = _kinds(total)
    return tuple(
        Part(
            name=names.get(key, Text(key, key)),
            link=asked.at(place=key) if dimension == "place" else "",
            amounts=_of_kinds(_amounts(asked, parts[key], {dimension: key}), shown),
        )
        for key in sorted(parts)
    )


def _of_kinds(amounts: Sequence[Amount], kinds: Sequence[Kind]) -> tuple[Amount, ...]:
    return tuple(amount for amount in amounts if amount.kind in kinds)
