"""Money of cases: of one, of a place or unit in some months, by part, and the cases behind a number.
Whose figures somebody may see is for the door to ask first; who may see a case, cases.viewing says."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from maplebridge.cases.listing import NEWEST, CaseLine
from maplebridge.cases.viewing import CaseView
from maplebridge.directory.places.queries import list_prefixes
from maplebridge.ground.numbers.rates import LEAST
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.services.amounts.kinds import KINDS, SHARES, Kind
from maplebridge.services.amounts.models import AmountEntry
from maplebridge.services.amounts.rules import GROUP, NOTHING, Entry, carries_money, settle

SQL = Path(__file__).parent / "sql"
LEAF = 4
NO_KIND = Text("没有这种金额", "There is no such kind of money")
REPLACED = tuple(kind.name for kind in KINDS.values() if kind.replaces)
PERCENT = Decimal(100)


@dataclass(frozen=True, slots=True)
class Months:
    """Whole months, from that of one day to that of another."""

    first: date
    last: date

    @classmethod
    def touched(cls, first: date, last: date) -> "Months":
        """The months that the days from `first` to `last` touch."""
        return cls(first.replace(day=1), last.replace(day=1))

    @property
    def label(self) -> Text:
        """How pages say it."""
        one, other = f"{self.first:%Y-%m}", f"{self.last:%Y-%m}"
        return Text(one, one) if one == other else Text(f"{one} 至 {other}", f"{one} to {other}")


@dataclass(frozen=True, slots=True)
class Total:
    """An exact sum and in how many cases it was said; a case counts once in each month."""

    yuan: Decimal
    cases: int


@dataclass(frozen=True, slots=True)
class Money:
    """The totals of some cases by kind."""

    totals: Mapping[str, Total]

    def __bool__(self) -> bool:
        return bool(self.totals)

    def of(self, kind: str) -> Total:
        """The total of one kind."""
        return self.totals.get(kind, Total(NOTHING, 0))

    def listed(self) -> list[tuple[Kind, Total]]:
        """Every kind with its total, in their order."""
        return [(kind, self.of(kind.name)) for kind in KINDS.values()]

    def shares(self) -> list[tuple[Text, str]]:
        """The shares that can be worked out, in per cent with two places."""
        found = [(each, self.of(each.part).yuan, self.of(each.whole).yuan) for each in SHARES]
        return [(each.label, f"{part * PERCENT / whole:.2f}") for each, part, whole in found if whole]


@dataclass(frozen=True, slots=True)
class MoneySheet:
    """The money of a place in some months and of its parts. `apart`: of sealed cases, for the whole county alone."""

    months: Months
    total: Money
    places: Mapping[str, Money]
    categories: Mapping[str, Money]
    matters: Mapping[str, Money]
    apart: Money


Row = tuple[str, Decimal, int]


def get_money(
    county: str, place: str, months: Months, *, parts: Collection[str] = (), groups: bool = False
) -> MoneySheet:
    """The money of a place with all below it, of the places `parts` and by category, or by group of categories.

    One round trip."""
    owners = {prefix: code for code in parts for prefix in list_prefixes(county, code)}
    values: dict[str, Any] = {
        "county": county,
        "places": list(list_prefixes(county, place)),
        "parts": list(owners),
        "width": GROUP if groups else LEAF,
        "first": months.first,
        "last": months.last,
    }
    found: defaultdict[str, defaultdict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for dimension, key, kind, yuan, cases in fetch(SQL / "sums.sql", values):
        found[dimension][owners.get(key, key)].append((kind, yuan, cases))
    return MoneySheet(
        months=months,
        total=_sum(found["all"][""]),
        places={key: _sum(rows) for key, rows in found["place"].items()},
        categories={key: _sum(rows) for key, rows in found["category"].items()},
        matters={key: _sum(rows) for key, rows in found["matter"].items()},
        apart=_apart(found["apart"].values()),
    )


def get_money_of_unit(county: str, unit: str, months: Months) -> Money:
    """The money of the cases that a unit has. One round trip."""
    values = {
        "county": county,
        "unit": unit,
        "kinds": list(KINDS),
        "replaced": list(REPLACED),
        "first": months.first,
        "last": months.last,
    }
    return _sum((kind, yuan, cases) for _, kind, yuan, cases in fetch(SQL / "of_unit.sql", values))


def list_of_case(county: str, case_id: UUID) -> list[tuple[Kind, Decimal]]:
    """What one case amounts to, by kind; only what there is. One round trip."""
    found = list_of_cases(county, [case_id]).get(case_id, {})
    return [(kind, found[kind.name]) for kind in KINDS.values() if kind.name in found]


def list_seen(view: CaseView) -> list[tuple[Kind, str]]:
    """What the case of a view amounts to, as people read it; nothing, and no round trip, where no money can be."""
    if not carries_money(view.workflow, view.matter):
        return []
    return [(kind, f"{yuan:,.2f}") for kind, yuan in list_of_case(view.pack.county, view.stored.facts.id)]


def list_of_cases(county: str, cases: Collection[UUID]) -> dict[UUID, dict[str, Decimal]]:
    """What each of some cases amounts to, by kind. One round trip."""
    entries: defaultdict[UUID, list[Entry]] = defaultdict(list)
    rows = AmountEntry.objects.of(county).filter(case_id__in=cases)
    for case_id, kind, seq, yuan, month in rows.values_list("case_id", "kind", "seq", "yuan", "month"):
        entries[case_id].append(Entry(kind, seq, yuan, month))
    return {case_id: _by_kind(each) for case_id, each in entries.items()}


def list_behind(
    county: str,
    kind: str,
    months: Months,
    *,
    place: str = "",
    unit: str = "",
    category: str = "",
    matter: str = "",
    before: UUID = NEWEST,
    many: int = 50,
) -> list[CaseLine]:
    """A page of the cases behind an amount, the newest first. Raises Fault on a kind that is not known."""
    if kind not in KINDS:
        raise Fault("no_such_figure", NO_KIND, field="kind")
    prefixes = () if unit or place in ("", county) else list_prefixes(county, place)
    values = {
        "county": county,
        "kind": kind,
        "replaces": KINDS[kind].replaces,
        "first": months.first,
        "last": months.last,
        "unit": unit,
        "places": [f"{prefix}%" for prefix in prefixes],
        "category": category,
        "matter": matter,
        "before": before,
        "many": many,
    }
    return [CaseLine(*row) for row in fetch(SQL / "behind.sql", values)]


def _apart(by_month: Iterable[Iterable[Row]]) -> Money:
    """A kind only if each month in which there is any has ten cases: no set of months less another then shows fewer."""
    rows = [row for month in by_month for row in month]
    small = {kind for kind, _, cases in rows if cases < LEAST}
    return _sum(row for row in rows if row[0] not in small)


def _sum(rows: Iterable[Row]) -> Money:
    totals: dict[str, Total] = {}
    for kind, yuan, cases in rows:
        had = totals.get(kind, Total(NOTHING, 0))
        totals[kind] = Total(had.yuan + yuan, had.cases + cases)
    return Money(totals)


def _by_kind(entries: Iterable[Entry]) -> dict[str, Decimal]:
    found: defaultdict[str, Decimal] = defaultdict(lambda: NOTHING)
    for (kind, _), yuan in settle(entries).items():
        found[kind] += yuan
    return dict(found)
