"""Reads routes.yaml, if a pack has one: the lawful ways out of a dispute, each with basis and both languages.
Not for which of them are open."""

import re
from collections.abc import Collection, Mapping
from decimal import Decimal, InvalidOperation

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.faults import Findings
from maplebridge.rulebook.publishing.nodes import Node
from maplebridge.rulebook.publishing.reading import Record, add_unknown, items, strings
from maplebridge.rulebook.routes.definition import (
    Bracket,
    Cost,
    CostKind,
    Route,
    RouteLimit,
    RoutePaper,
    RouteUnit,
)
from maplebridge.rulebook.routes.names import BODIES, CONDITIONS, STARTING_FACTS

_LIMIT = re.compile(r"([1-9]\d{0,3}) ?(W|D|month|year)")
_NEEDS = ("to", "zh", "en", "plain", "where", "for", "cost", "basis")
_MAY = ("open", "closed_by", "until", "stops", "papers", "takes", "leads_to", "closes", "beware")
_COST = ("basis", "yuan", "from", "to", "table", "divided_by", "halves", "pays", "note")
_BY_KIND: Mapping[str, tuple[str, ...]] = {
    "free": (),
    "fixed": ("yuan",),
    "range": ("from", "to"),
    "table": ("table",),
    "ask": (),
}
Tables = Mapping[str, tuple[Bracket, ...]]


def read_routes(node: Node, findings: Findings, categories: Collection[str]) -> dict[str, Route]:
    """The routes by name, in their order."""
    row = Record(node, findings, needs=("routes",), may=("tables",), what="法定途径 routes.yaml")
    tables = {name: _table(name, each, findings) for name, each in row.each("tables")}
    nodes = dict(row.each("routes"))
    found = {name: _route(name, each, findings, tables, categories) for name, each in nodes.items()}
    for name, route in found.items():
        for key, others in (("leads_to", route.leads_to), ("closes", route.closes)):
            for other in set(others) - found.keys():
                add_unknown(
                    findings, Record(nodes[name], Findings(), may=_NEEDS + _MAY, what=name).where_of(key), other, found
                )
    return found


def _route(name: str, node: Node, findings: Findings, tables: Tables, categories: Collection[str]) -> Route:
    row = Record(node, findings, needs=_NEEDS, may=_MAY, what=f"途径 route {name}")
    return Route(
        name=name,
        to=row.one_of("to", BODIES),
        title=row.words(),
        plain=row.text("plain"),
        where=row.text("where"),
        basis=tuple(_both(each, findings) for each in items(row.node("basis"), findings)) if row.has("basis") else (),
        kinds=_kinds(row, categories),
        cost=_cost(row.node("cost"), findings, tables) if row.has("cost") else Cost(CostKind.ASK),
        open=row.names("open", CONDITIONS),
        closed_by=row.names("closed_by", CONDITIONS),
        until=tuple(_limit(each, findings) for each in items(row.node("until"), findings)) if row.has("until") else (),
        stops=_maybe(row, "stops"),
        papers=tuple(_paper(each, findings) for each in items(row.node("papers"), findings))
        if row.has("papers")
        else (),
        takes=_maybe(row, "takes"),
        leads_to=row.names("leads_to"),
        closes=row.names("closes"),
        beware=_maybe(row, "beware"),
    )


def _kinds(row: Record, categories: Collection[str]) -> tuple[str, ...]:
    if not row.has("for"):
        return ()
    found = list(strings(row.node("for"), row.findings))
    for kind, where in found:
        if not any(code.startswith(kind) for code in categories):
            add_unknown(row.findings, where, kind, categories)
    return tuple(kind for kind, _ in found)


def _limit(node: Node, findings: Findings) -> RouteLimit:
    row = Record(node, findings, needs=("limit", "from", "basis"), may=("when", "unless", "note"), what="期限 until")
    found = _LIMIT.fullmatch(row.string("limit"))
    if not found and row.has("limit"):
        row.fail(
            "期限应写数字和单位，如 60 D、6 month、3 year；单位为 W（工作日）、D（自然日）、month（月）、year（年）。",
            "A limit is a number and a unit, as 60 D, 6 month or 3 year; units: W, D, month, year.",
            "limit",
        )
    return RouteLimit(
        amount=int(found[1]) if found else 1,
        unit=RouteUnit(found[2]) if found else RouteUnit.DAY,
        starts=row.one_of("from", STARTING_FACTS),
        basis=row.text("basis"),
        when=row.names("when", CONDITIONS),
        unless=row.names("unless", CONDITIONS),
        note=_maybe(row, "note"),
    )


def _paper(node: Node, findings: Findings) -> RoutePaper:
    row = Record(node, findings, needs=("zh", "en"), may=("basis",), what="材料 paper")
    return RoutePaper(row.words(), _maybe(row, "basis"))


def _cost(node: Node, findings: Findings, tables: Tables) -> Cost:
    row = Record(node, findings, needs=("kind",), may=_COST, what="费用 cost")
    kind = row.one_of("kind", _BY_KIND)
    for key in _BY_KIND.get(kind, ()):
        if not row.has(key):
            row.fail(f"这样的费用要写“{key}”。", f"A cost of this kind needs “{key}”.", "kind")
    if kind not in ("", "ask") and not row.has("basis"):
        row.fail("费用要写依据 basis。", "A cost needs its basis.", "kind")
    fixed = row.whole("yuan", 0)
    least, most = row.whole("from", fixed), row.whole("to", fixed)
    if least > most:
        row.fail("费用的 from 不应大于 to。", "“from” should not be more than “to”.", "from")
    return Cost(
        kind=CostKind(kind or "ask"),
        basis=_maybe(row, "basis"),
        least=least,
        most=most,
        table=tables.get(row.one_of("table", tables), ()),
        divided_by=max(row.whole("divided_by", 1), 1),
        halves=_maybe(row, "halves"),
        pays=_maybe(row, "pays"),
        note=_maybe(row, "note"),
    )


def _table(name: str, node: Node, findings: Findings) -> tuple[Bracket, ...]:
    rows = [
        Record(each, findings, may=("up_to", "yuan", "percent"), what=f"费用表 table {name}")
        for each in items(node, findings)
    ]
    brackets = tuple(_bracket(row) for row in rows)
    for row, this, before in zip(rows, brackets, (None, *brackets), strict=False):
        if before and (before.up_to is None or (this.up_to is not None and this.up_to <= before.up_to)):
            row.fail("各段应由低到高，只有最后一段不写 up_to。", "Slices rise; only the last has no “up_to”.", "up_to")
    if brackets and brackets[-1].up_to is not None:
        rows[-1].fail(
            "最后一段不写 up_to，才包括所有金额。", "The last slice has no “up_to”, so that none is left out.", "up_to"
        )
    return brackets


def _bracket(row: Record) -> Bracket:
    if row.has("yuan") == row.has("percent"):
        row.fail("每段写 yuan 或 percent 之一。", "A slice has either “yuan” or “percent”.")
    percent = row.string("percent")
    if percent and not _is_percent(percent):
        row.fail("percent 应在 0 和 100 之间。", "“percent” should lie between 0 and 100.", "percent")
        percent = ""
    return Bracket(row.whole("up_to", 0) if row.has("up_to") else None, row.whole("yuan", 0), percent)


def _is_percent(text: str) -> bool:
    try:
        return 0 <= Decimal(text) <= 100
    except InvalidOperation:
        return False


def _both(node: Node, findings: Findings) -> Text:
    return Record(node, findings, needs=("zh", "en"), what="依据 basis").words()


def _maybe(row: Record, key: str) -> Text | None:
    return row.text(key) if row.has(key) else None
