"""Money of cases: of one, of a place or unit in some months, by part, and the cases behind a number.
Whose figures somebody may see is for the door to ask first; who may see a case, cases.viewing says."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from maplebridge.cases.listing import NEWEST, CaseLine
from maplebridge.directory.places.queries import list_prefixes
from maplebridge.ground.numbers.rates import LEAST
from maplebridge.ground.sql.statements import fetch
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.services.amounts.kinds import KINDS, SHARES, Kind
from maplebridge.services.amounts.models import AmountEntry
from maplebridge.services.amounts.rules import GROUP, NOTHING, Entry, settle

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


Row = tuple[str, str, str, date, str, Decimal, int]


def get_money(county: str, place: str, months: Months, *, unit: str = "") -> Money:
    """The money of a place with all below it, or of the cases that a unit has. One round trip."""
    if unit:
        return _of_unit(county, unit, months)
    return _sum((row[4], row[5], row[6]) for row in _rows(county, list_prefixes(county, place), months))


def list_by_place(county: str, codes: Collection[str], months: Months) -> dict[str, Money]:
    """The money of each of some places. One round trip."""
    owners = {prefix: code for code in codes for prefix in list_prefixes(county, code)}
    return _parts((owners[row[0]], row) for row in _rows(county, owners, months))


def list_by_category(county: str, place: str, months: Months, *, groups: bool = False) -> dict[str, Money]:
    """The money of a place by category, or by group of categories. One round trip."""
    rows = _rows(county, list_prefixes(county, place), months, width=GROUP if groups else LEAF)
    return _parts((row[1], row) for row in rows)


def list_by_matter(county: str, place: str, months: Months) -> dict[str, Money]:
    """The money of a place by matter. One round trip."""
    return _parts((row[2], row) for row in _rows(county, list_prefixes(county, place), months, by_matter=True))


def get_apart(county: str, months: Months) -> Money:
    """The money of sealed cases of the whole county; a kind only if each month in which there is any has ten cases, so
    that no set of months can be taken from another to show fewer."""
    rows = _rows(county, (county,), months, apart=True)
    small = {row[4] for row in rows if row[6] < LEAST}
    return _sum((row[4], row[5], row[6]) for row in rows if row[4] not in small)


def list_of_case(county: str, case_id: UUID) -> list[tuple[Kind, Decimal]]:
    """What one case amounts to, by kind; only what there is. One round trip."""
    found = list_of_cases(county, [case_id]).get(case_id, {})
    return [(kind, found[kind.name]) for kind in KINDS.values() if kind.name in found]


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


def _rows(
    county: str,
    places: Iterable[str],
    months: Months,
    *,
    width: int = 0,
    by_matter: bool = False,
    apart: bool = False,
) -> list[Row]:
    values: dict[str, Any] = {
        "county": county,
        "places": list(places),
        "width": width,
        "by_matter": by_matter,
        "first": months.first,
        "last": months.last,
        "apart": apart,
    }
    return [
        (p, c, m, month, kind, yuan, cases) for p, c, m, month, kind, yuan, cases in fetch(SQL / "sums.sql", values)
    ]


def _of_unit(county: str, unit: str, months: Months) -> Money:
    values = {
        "county": county,
        "unit": unit,
        "kinds": list(KINDS),
        "replaced": list(REPLACED),
        "first": months.first,
        "last": months.last,
    }
    return _sum((kind, yuan, cases) for _, kind, yuan, cases in fetch(SQL / "of_unit.sql", values))


def _sum(rows: Iterable[tuple[str, Decimal, int]]) -> Money:
    totals: dict[str, Total] = {}
    for kind, yuan, cases in rows:
        had = totals.get(kind, Total(NOTHING, 0))
        totals[kind] = Total(had.yuan + yuan, had.cases + cases)
    return Money(totals)


def _parts(rows: Iterator[tuple[str, Row]]) -> dict[str, Money]:
    parts: defaultdict[str, list[tuple[str, Decimal, int]]] = defaultdict(list)
    for key, row in rows:
        parts[key].append((row[4], row[5], row[6]))
    return {key: _sum(part) for key, part in parts.items()}


def _by_kind(entries: Iterable[Entry]) -> dict[str, Decimal]:
    found: defaultdict[str, Decimal] = defaultdict(lambda: NOTHING)
    for (kind, _), yuan in settle(entries).items():
        found[kind] += yuan
    return dict(found)
