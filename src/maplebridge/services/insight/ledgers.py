"""Ledgers: a list of cases as a spreadsheet, by the rights of whoever takes it, with who, when and what for on it.
Each is noted in `export_record`. Not for which cases a list has: cases and queries say that."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from functools import partial
from itertools import islice
from typing import Any, Protocol
from uuid import UUID

from maplebridge.cases.listing import NEWEST, CaseLine, Wanted, labels_of, list_inbox
from maplebridge.directory.people.queries import get_actor
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import get_place
from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.jobs.kinds import Handler, Kind, Report, Task
from maplebridge.ground.jobs.results import Result
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Language, Text
from maplebridge.services.insight.cells import defuse
from maplebridge.services.insight.models import ExportRecord
from maplebridge.services.insight.periods import read_period, shanghai_text
from maplebridge.services.insight.queries import access_scope, list_behind

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
AT_ONCE = 2000  # more than this is made as a job
PAGE, BLOCK, LONGEST_PURPOSE = 500, 1 << 16, 200
EXPORT_LEDGER = Kind("export_ledger")
WRITING = Text("正在写入台账", "Writing the ledger")
NO_PURPOSE = Text("请写明用途", "please say what it is for")
NO_LIST = Text("没有这个列表", "there is no such list")
NOT_ANY_MORE = Text("导出人现在没有岗位", "whoever asked has no duty any more")
HEADS = (
    Text("编号", "Number"),
    Text("诉求内容", "What it is about"),
    Text("事项", "Matter"),
    Text("类别", "Category"),
    Text("地点", "Place"),
    Text("承办单位", "Unit"),
    Text("状态", "State"),
    Text("登记时间", "Received"),
    Text("到期时间", "Due"),
    Text("办结时间", "Ended"),
)
WIDTHS = (20, 44, 18, 14, 34, 26, 12, 17, 17, 17)  # in signs
NUMBER_WIDTH = 16
SEALED = Text("保密", "Sealed")


class Columns(Protocol):
    """Columns of exact numbers that another room adds to a ledger: their heads and what stands in them, by case."""

    @property
    def heads(self) -> Sequence[Text]:
        """What they are called."""

    def read(self, county: str, cases: Sequence[UUID]) -> Mapping[UUID, Sequence[Decimal | None]]:
        """The numbers of some cases, in the order of the heads; None: an empty cell. One round trip."""


Cells = list[str | Decimal]


@dataclass(frozen=True, slots=True)
class Order:
    """A ledger that is asked for. `source` is inbox, figure or a list of another room, `asked` what it was narrowed
    to."""

    source: str
    asked: Mapping[str, str]
    purpose: str
    language: Language = "zh"
    form: str = "xlsx"


Lists = Mapping[str, Callable[[Actor, Order, datetime], Iterator[CaseLine]]]
OURS: Lists = {}
"""By their source the lists that other rooms read for a ledger; without any, only ours."""


def check_purpose(text: str) -> str:
    """What it is for, in a line. Raises Fault when nothing is said."""
    said = " ".join(text.split())[:LONGEST_PURPOSE]
    if len(said) < 2:
        raise Fault("missing", NO_PURPOSE, field="purpose")
    return said


def iterate(actor: Actor, order: Order, now: datetime) -> Iterator[CaseLine]:
    """The cases of the list as the actor sees them now, a page at a time. Raises Fault, Missing."""
    if order.source == "inbox":
        yield from _inbox(actor, order.asked, now)
    elif order.source == "figure":
        yield from _figure(actor, order.asked, now)
    else:
        raise Fault("no_such_list", NO_LIST, field="list")


def note(actor: Actor, order: Order, many: int, now: datetime) -> UUID:
    """Notes an export before it is handed out."""
    row = ExportRecord(
        county=actor.county,
        id=new_id(),
        actor=actor.id,
        source=order.source,
        asked=dict(order.asked),
        many=many,
        purpose=order.purpose,
        at=now,
    )
    return ExportRecord.objects.insert([row])[0].id


def write(
    actor: Actor, order: Order, lines: Iterable[CaseLine], now: datetime, more: Columns | None = None
) -> tuple[str, str, bytes]:
    """The file, with `more` columns behind ours: its name, media type, content. Memory grows with the file alone."""
    heads = [head.say(order.language) for head in (*HEADS, *(more.heads if more else ()))]
    rows = _rows(actor.county, lines, order.language, more)
    stamp = f"{shanghai_text(now)[:16].replace(':', '').replace(' ', '-')}"
    if order.form == "csv":
        return f"ledger-{stamp}.csv", CSV, _csv(actor, order, heads, rows, now)
    from maplebridge.services.insight.workbook import write_workbook  # large: loaded by whoever exports

    sheet = Text("台账", "Ledger").say(order.language)
    mark = watermark(actor, order, now)
    widths = (*WIDTHS, *([NUMBER_WIDTH] * (len(heads) - len(HEADS))))
    return f"ledger-{stamp}.xlsx", XLSX, write_workbook(sheet, mark, actor.name, heads, widths, rows)


def watermark(actor: Actor, order: Order, now: datetime) -> str:
    """Who took it, when and what for: on the first row and on every printed page."""
    words = Text(
        f"导出人：{actor.name}　时间：{shanghai_text(now)}　用途：{order.purpose}　仅限本用途，不得外传",
        f"Taken by {actor.name} at {shanghai_text(now)} for: {order.purpose}. For this use only.",
    )
    return words.say(order.language)


def list_exports(county: str, *, actor: str = "", many: int = 100) -> list[ExportRecord]:
    """The latest exports, of one person or of everybody."""
    rows = ExportRecord.objects.of(county).order_by("-id")
    return list((rows.filter(actor=actor) if actor else rows)[:many])


def handlers_with(more: Columns, lists: Lists) -> tuple[Handler, ...]:
    """Who does the long work, with columns and lists of other rooms."""
    return (Handler(EXPORT_LEDGER, partial(run_export, more=more, lists=lists)),)


def run_export(task: Task, report: Report, more: Columns | None = None, lists: Lists = OURS) -> Result:
    """The long work: a ledger with the rights its asker has when it runs."""
    actor = get_actor(task.county, task.asked_by, task.now)
    if actor is None or not actor.duties:
        raise Fault("not_any_more", NOT_ANY_MORE)
    order = Order(**task.params["order"])
    done = 0

    def told() -> Iterator[CaseLine]:
        nonlocal done
        for line in lists.get(order.source, iterate)(actor, order, task.now):
            done += 1
            if done % PAGE == 0:
                report(done, 0, WRITING)
            yield line

    name, mime, content = write(actor, order, told(), task.now, more)
    note(actor, order, done, task.now)
    return Result(name, mime, (content[start : start + BLOCK] for start in range(0, len(content), BLOCK)))


def params_of(order: Order) -> dict[str, Any]:
    """What a job is told."""
    return {"order": asdict(order)}


def _inbox(actor: Actor, asked: Mapping[str, str], now: datetime) -> Iterator[CaseLine]:
    names = ("state", "matter", "place", "language")
    wanted = Wanted(**{name: asked.get(name, "") for name in names}, overdue=asked.get("overdue") == "1")
    page = list_inbox(actor, wanted, now=now, many=PAGE)
    while page:
        yield from page
        page = list_inbox(actor, wanted, now=now, after=page[-1].cursor, many=PAGE) if len(page) == PAGE else []


def _figure(actor: Actor, asked: Mapping[str, str], now: datetime) -> Iterator[CaseLine]:
    scope = access_scope(actor, place=asked.get("place", ""), unit=asked.get("unit", ""))
    period, measure = read_period(asked.get("period", "30d"), now), asked.get("measure", "")
    category, channel, day = (asked.get(name, "") for name in ("category", "channel", "day"))
    before: UUID | None = NEWEST
    while before is not None:
        page = list_behind(
            actor,
            measure,
            scope,
            period,
            now=now,
            category=category,
            channel=channel,
            day=day,
            before=before,
            many=PAGE,
        )
        yield from page
        before = page[-1].id if len(page) == PAGE else None


def _rows(county: str, lines: Iterable[CaseLine], language: Language, more: Columns | None) -> Iterator[Cells]:
    left = iter(lines)
    while page := list(islice(left, PAGE)):
        numbers = more.read(county, [line.id for line in page if line.secrecy != "case_sealed"]) if more else {}
        for line in page:
            cells: Cells = [*_row(county, line, language)]
            yield cells + ["" if number is None else number for number in numbers.get(line.id, ())]


def _row(county: str, line: CaseLine, language: Language) -> list[str]:
    pack, matter, state = labels_of(county, line)
    category, unit = pack.categories.get(line.category), get_registry(county).unit(line.unit or "")
    sealed = line.secrecy == "case_sealed"
    values = (
        line.number,
        SEALED.say(language) if sealed else line.title,
        matter.title.say(language),
        category.name.say(language) if category else line.category,
        _place(county, line.place),
        unit.name.say(language) if unit else "",
        state.label.say(language),
        shanghai_text(line.opened_at),
        shanghai_text(line.due_at) if line.due_at and not line.ended_at else "",
        shanghai_text(line.ended_at) if line.ended_at else "",
    )
    return [defuse(value) for value in values]


def _place(county: str, place: str) -> str:
    codes = [place[:width] for width in (9, 12, 15) if width <= len(place)]
    try:
        return "".join(get_place(county, each).name for each in codes or [place])
    except Fault:
        return place


def _csv(actor: Actor, order: Order, heads: Sequence[str], rows: Iterable[Cells], now: datetime) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([defuse(watermark(actor, order, now))])
    writer.writerow(heads)
    writer.writerows(rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()
