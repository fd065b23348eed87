"""Monthly series as a spreadsheet: a line for each place, series and month, with who took it and what for. Not for
what they come to: pages."""

from collections.abc import Iterator
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from maplebridge.directory.places.rules import Place
from maplebridge.doors.desk.series.choosing import Chosen, read_chosen
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Language, Text
from maplebridge.services.insight.cells import defuse
from maplebridge.services.insight.ledgers import XLSX, Order, check_purpose, note, watermark
from maplebridge.services.series.comparing import Compared
from maplebridge.services.series.queries import compare_places

HEADS = (
    Text("地点代码", "Code"),
    Text("地点", "Place"),
    Text("数列", "Series"),
    Text("单位", "Unit"),
    Text("月份", "Month"),
    Text("本年", "This year"),
    Text("去年同月", "A year ago"),
    Text("增减", "Difference"),
    Text("改前的数", "Before a correction"),
)
WIDTHS = (15, 24, 24, 14, 10, 14, 14, 14, 14)
SHEET = Text("月报数据", "Monthly series")
Row = list[str | int | Decimal]


@page("staff", methods=("GET", "HEAD", "POST"))
def series_file(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Asks what the spreadsheet is for, then gives it."""
    chosen, fault = read_chosen(request, visitor), None
    purpose = request.POST.get("purpose", "")
    if request.method == "POST":
        try:
            return _export(visitor, chosen, check_purpose(purpose))
        except Fault as found:
            fault = found
    status = fault.status if fault else 200
    return show(request, "desk/series/export.html", status=status, here="series", fault=fault, chosen=chosen,
                purpose=purpose)  # fmt: skip


def _export(visitor: Visitor, chosen: Chosen, purpose: str) -> HttpResponse:
    from maplebridge.services.insight.workbook import write_workbook  # large: loaded by whoever exports

    places, language, actor = [chosen.place, *chosen.below], visitor.language, actor_of(visitor)
    found = compare_places(visitor.county, [place.code for place in places], chosen.year)
    rows = [row for place in places for row in _rows(place, found[place.code], chosen, language)]
    asked = {"place": chosen.place.code, "year": str(chosen.year), "series": chosen.series}
    order = Order("series", asked, purpose, language)
    mark, heads = watermark(actor, order, visitor.now), [head.say(language) for head in HEADS]
    content = write_workbook(SHEET.say(language), mark, actor.name, heads, WIDTHS, rows)
    note(actor, order, len(rows), visitor.now)
    answer = HttpResponse(content, content_type=XLSX)
    name = f"series-{chosen.place.code}-{chosen.year}.xlsx"
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _rows(place: Place, found: list[Compared], chosen: Chosen, language: Language) -> Iterator[Row]:
    for each in found:
        if not chosen.wants(each.name):
            continue
        words = [defuse(said) for said in (place.code, place.name, each.title.say(language), each.unit.say(language))]
        for month, pair in enumerate(each.months, 1):
            if pair.number is not None or pair.before is not None:
                numbers = (pair.number, pair.before, pair.difference, pair.replaced)
                yield [*words, f"{chosen.year}-{month:02d}", *map(_number, numbers)]


def _number(number: Decimal | None) -> str | int | Decimal:
    if number is None:
        return ""
    return int(number) if number == number.to_integral_value() else number
