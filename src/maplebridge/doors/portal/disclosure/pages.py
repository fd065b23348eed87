"""What units have published: a list by unit, place and item with a search, one publication with its history, and one
unit with what it owes. Not for publishing: the desk does that."""

from urllib.parse import urlencode
from uuid import UUID

import segno
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from maplebridge.directory.places.queries import get_place, list_places
from maplebridge.directory.places.rules import Level
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.files.queries import open_file
from maplebridge.ground.numbers.ids import read_id
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.activities.queries import Wanted as Activities
from maplebridge.services.activities.queries import list_held
from maplebridge.services.activities.summing import Total, sum_all
from maplebridge.services.disclosure.queries import (
    MANY,
    Wanted,
    get_publication,
    list_duties,
    list_publications,
)
from maplebridge.services.disclosure.rules import COLOURS, STATES, share_of
from maplebridge.services.disclosure.units import Units, list_units
from maplebridge.services.insight.periods import read_period

LONGEST = 60
ALONE = {"Content-Security-Policy": "default-src 'none'; sandbox"}
NO_UNIT = Text("没有这个单位", "there is no such unit")
NO_FILE = Text("没有这个文件", "there is no such file")


@page("public")
def publications(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """What was published, the newest first, narrowed by town, item and words; the units of the town, or of a kind."""
    said = {name: request.GET.get(name, "").strip()[:LONGEST] for name in ("place", "item", "q", "unit", "kind")}
    hand_outs = request.GET.get("hand_outs") == "1"
    place = get_place(visitor.county, said["place"]).code if said["place"].startswith(visitor.county) else ""
    wanted = Wanted(said["unit"], place, said["item"], said["q"], hand_outs)
    rows = list_publications(visitor.county, wanted, before=read_id(request.GET.get("before", "")), many=MANY + 1)
    asked = {**{name: value for name, value in said.items() if value}, **({"hand_outs": "1"} if hand_outs else {})}
    return show(
        request,
        "portal/disclosure/page.html",
        rows=rows[:MANY],
        more=f"?{urlencode({**asked, 'before': str(rows[MANY - 1].id)})}" if len(rows) > MANY else "",
        wanted=wanted,
        kind=said["kind"],
        units=_units(request, visitor, wanted, said["kind"]),
        towns=[town for town in list_places(visitor.county, level=Level.TOWN) if town.valid_to is None],
        items=get_current_pack(visitor.county).disclosure.items,
    )


@page("public")
def publication(request: HttpRequest, visitor: Visitor, publication: UUID) -> HttpResponse:
    """One publication as it stands, with every version of it; to be printed when it is a hand-out."""
    sight = get_publication(visitor.county, publication)
    item = get_current_pack(visitor.county).disclosure.items.get(sight.row.item)
    address = request.build_absolute_uri(request.path)
    return show(
        request,
        "portal/disclosure/one.html",
        row=sight.row,
        newest=sight.newest,
        versions=sight.versions,
        item=item,
        qr=segno.make(address, error="m").svg_data_uri(scale=3, border=2, dark="#000", light="#fff"),
    )


@page("public")
def file(request: HttpRequest, visitor: Visitor, publication: UUID, number: int) -> HttpResponseBase:
    """The file of one version. Raises Missing once it was withdrawn."""
    sight = get_publication(visitor.county, publication)
    found = next((each for each in sight.versions if each.number == number and each.file), None)
    if found is None:
        raise Missing("no_file", NO_FILE)
    shown = found.mime.startswith("image/")
    content = open_file(found.file)
    return FileResponse(
        content, as_attachment=not shown, filename=found.file_name, content_type=found.mime, headers=ALONE
    )


@page("public")
def unit(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponse:
    """One unit: what it must publish this year and how that stands, what it published, its open days."""
    known = get_registry(visitor.county).unit(code)
    if known is None or not known.active:
        raise Missing("no_unit", NO_UNIT)
    duties = list_duties(visitor.county, [known], day_of(visitor.now).year, visitor.now)
    return show(
        request,
        "portal/disclosure/unit.html",
        unit=known,
        duties=duties,
        share=share_of(duties),
        states=STATES,
        colours=COLOURS,
        rows=list_publications(visitor.county, Wanted(unit=code)),
        open_days=_open_days(visitor, code),
    )


def _units(request: HttpRequest, visitor: Visitor, wanted: Wanted, kind: str) -> Units | None:
    """The units to choose from; none beside what somebody looks for among publications."""
    if wanted.unit or wanted.item or wanted.words or wanted.hand_outs or request.GET.get("before"):
        return None
    return list_units(visitor.county, wanted.place, kind, visitor.now)


def _open_days(visitor: Visitor, code: str) -> Total:
    """The open days that the unit held this year, from its activities."""
    year, kinds = read_period("year", visitor.now), get_current_pack(visitor.county).activities.kinds
    held = list_held(visitor.county, year.since, year.until, Activities(unit=code))
    return sum_all(row for row in held if row.kind in kinds and kinds[row.kind].open_day)
