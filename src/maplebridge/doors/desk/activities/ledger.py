"""The ledger of activities: a list with filters, as a spreadsheet too, and the sums of its figures. Not for adding
up: the room does that."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from maplebridge.directory.places.queries import get_place
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.desk.activities.choosing import Narrowed, read_narrowed, town_options
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import midnight_after
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.matters.activity_kinds import ActivityRules, FigureSpec
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.activities.models import Activity
from maplebridge.services.activities.queries import ALL, list_activities, list_held
from maplebridge.services.activities.rules import COLOURS, STATES
from maplebridge.services.activities.summing import GROUPINGS, Total, group, sum_all
from maplebridge.services.insight.cells import defuse
from maplebridge.services.insight.ledgers import XLSX, Order, check_purpose, note, watermark
from maplebridge.services.insight.periods import CHOICES, Period, read_period, shanghai_text

LEDGER, FIGURES = "/desk/activities/ledger/", "/desk/activities/figures/"
USUAL = "year"
HEADS = (
    Text("时间", "When"),
    Text("活动", "Activity"),
    Text("种类", "Kind"),
    Text("地点", "Place"),
    Text("牵头单位", "Led by"),
    Text("联合单位", "Together with"),
    Text("状态", "State"),
)
WIDTHS = (17, 36, 18, 28, 28, 28, 10)
FIGURE_WIDTH = 14
SHEET = Text("活动台账", "Activities")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of sums: its name, where its activities are listed, its sums, and those of the year before."""

    name: str | Text
    link: str
    total: Total
    before: Total
    figures: tuple[tuple[FigureSpec, str | None, str | None], ...]


@page("staff")
def ledger(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """All activities of a period, narrowed."""
    narrowed, period = read_narrowed(request), _period(request, visitor)
    rows = list_activities(visitor.county, period.since, _until(period), narrowed.wanted)
    return show(
        request,
        "desk/activities/ledger.html",
        rows=rows,
        states=STATES,
        colours=COLOURS,
        export=narrowed.at(f"{LEDGER}file/", period=period.name),
        **_around(visitor, narrowed, period),
    )


@page("staff", methods=("GET", "HEAD", "POST"))
def ledger_file(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Asks what the spreadsheet is for, then gives it."""
    narrowed, period, fault = read_narrowed(request), _period(request, visitor), None
    if request.method == "POST":
        try:
            purpose = check_purpose(request.POST.get("purpose", ""))
            return _export(visitor, narrowed, period, purpose)
        except Fault as found:
            fault = found
    address = narrowed.at(f"{LEDGER}file/", period=period.name)
    status = fault.status if fault else 200
    purpose = request.POST.get("purpose", "")
    return show(request, "desk/activities/export.html", status=status, here="activities", fault=fault, address=address,
                purpose=purpose, period=period)  # fmt: skip


@page("staff")
def figures(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The sums of what was reported, by place, unit, kind or month, beside the same days of the year before."""
    narrowed, period, by = read_narrowed(request), _period(request, visitor), request.GET.get("by", "place")
    rules, within = get_current_pack(visitor.county).activities, narrowed.wanted.place or visitor.county
    now = list_held(visitor.county, period.since, period.until, narrowed.wanted)
    earlier = period.year_before()
    then = list_held(visitor.county, earlier.since, earlier.until, narrowed.wanted)
    whole, past = sum_all(now), sum_all(then)
    groups, before = group(now, by, within), _moved(group(then, by, within), by)
    shown = [spec for spec in rules.figures.values() if spec.name in whole.figures or spec.name in past.figures]
    lines = [
        _line(visitor, rules, by, key, narrowed, period, groups.get(key, Total()), before.get(key, Total()), shown)
        for key in sorted({*groups, *before})
    ]
    return show(
        request,
        "desk/activities/figures.html",
        lines=lines,
        whole=_sums(whole, past, shown),
        total=whole,
        past=past,
        shown=shown,
        by=by,
        groupings=[
            (name, label, narrowed.at(FIGURES, by=name, period=period.name)) for name, label in GROUPINGS.items()
        ],
        **_around(visitor, narrowed, period),
    )


def _around(visitor: Visitor, narrowed: Narrowed, period: Period) -> dict[str, Any]:
    return {
        "here": "activities",
        "wanted": narrowed.wanted,
        "period": period,
        "periods": CHOICES,
        "towns": town_options(visitor.county),
        "kinds": get_current_pack(visitor.county).activities.kinds,
    }


def _period(request: HttpRequest, visitor: Visitor) -> Period:
    said = request.GET
    first, last = said.get("first", ""), said.get("last", "")
    return read_period(f"{first}..{last}" if first and last else said.get("period", "") or USUAL, visitor.now)


def _until(period: Period) -> datetime:
    """A ledger of this year has what is planned until its end as well."""
    return period.until if period.name != USUAL else midnight_after(period.first.replace(month=12, day=31))


def _line(
    visitor: Visitor,
    rules: ActivityRules,
    by: str,
    key: str,
    narrowed: Narrowed,
    period: Period,
    total: Total,
    before: Total,
    shown: list[FigureSpec],
) -> Line:
    here = {"place": {"place": key}, "unit": {"unit": key}, "kind": {"kind": key}}.get(by, {})
    link = narrowed.at(LEDGER, **{**here, "period": period.name}) if here else ""
    return Line(_name(visitor.county, rules, by, key), link, total, before, _sums(total, before, shown))


def _sums(
    total: Total, before: Total, shown: list[FigureSpec]
) -> tuple[tuple[FigureSpec, str | None, str | None], ...]:
    return tuple((spec, _said(total.figures.get(spec.name)), _said(before.figures.get(spec.name))) for spec in shown)


def _said(sum_: Decimal | None) -> str | None:
    return None if sum_ is None else f"{sum_:,}"


def _name(county: str, rules: ActivityRules, by: str, key: str) -> str | Text:
    if by == "unit":
        unit = get_registry(county).unit(key)
        return unit.name if unit else key
    if by == "kind":
        return rules.kinds[key].title if key in rules.kinds else key
    return get_place(county, key).name if by == "place" else key


def _moved(groups: dict[str, Total], by: str) -> dict[str, Total]:
    """Months of the year before stand beside the same months of this one."""
    if by != "month":
        return groups
    return {f"{int(key[:4]) + 1}{key[4:]}": total for key, total in groups.items()}


def _export(visitor: Visitor, narrowed: Narrowed, period: Period, purpose: str) -> HttpResponse:
    from maplebridge.services.insight.workbook import write_workbook  # large: loaded by whoever exports

    actor, rules = actor_of(visitor), get_current_pack(visitor.county).activities
    rows = list_activities(visitor.county, period.since, _until(period), narrowed.wanted, ALL)
    order = Order("activities", {**narrowed.query, "period": period.name}, purpose, visitor.language)
    heads = [head.say(visitor.language) for head in HEADS]
    heads += [
        f"{spec.label.say(visitor.language)}（{spec.unit.say(visitor.language)}）" for spec in rules.figures.values()
    ]
    content = write_workbook(
        SHEET.say(visitor.language),
        watermark(actor, order, visitor.now),
        actor.name,
        heads,
        (*WIDTHS, *([FIGURE_WIDTH] * len(rules.figures))),
        _cells(visitor, rules, rows),
    )
    note(actor, order, len(rows), visitor.now)
    answer = HttpResponse(content, content_type=XLSX)
    name = f"activities-{period.first}-{period.last}.xlsx"
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _cells(visitor: Visitor, rules: ActivityRules, rows: list[Activity]) -> Iterator[list[str | int | Decimal]]:
    registry, county = get_registry(visitor.county), visitor.county

    def unit(code: str) -> str:
        found = registry.unit(code)
        return found.name.say(visitor.language) if found else code

    for row in rows:
        kind = rules.kinds.get(row.kind)
        words = (
            shanghai_text(row.starts_at),
            row.title,
            kind.title.say(visitor.language) if kind else row.kind,
            f"{get_place(county, row.place).name}{row.address}",
            unit(row.unit),
            "、".join(unit(code) for code in row.units),
            STATES[row.state].say(visitor.language),
        )
        yield [*map(defuse, words), *(_number(spec, row.figures.get(spec.name)) for spec in rules.figures.values())]


def _number(spec: FigureSpec, text: str | None) -> str | int | Decimal:
    if text is None:
        return ""
    return int(text) if spec.type == "integer" else Decimal(text)
