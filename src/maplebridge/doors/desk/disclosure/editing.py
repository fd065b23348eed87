"""Publishing, correcting and withdrawing on the desk; noting what happened; printing supervision cards. Not for the
lists: pages."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from maplebridge.directory.places.queries import get_place, list_children
from maplebridge.directory.plates.rules import kept_places
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.desk.disclosure.pages import show_duties
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.files.actions import store
from maplebridge.ground.words.fault import Fault, Forbidden
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.matters.disclosure_rules import DisclosureItem
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.disclosure.models import PublicationVersion
from maplebridge.services.disclosure.publishing import (
    NOT_YOURS,
    Draft,
    correct,
    note_event,
    publish,
    read_rows,
    units_of,
    withdraw,
)
from maplebridge.services.disclosure.queries import Sight, get_publication, list_duties
from maplebridge.services.disclosure.rules import Duty
from maplebridge.services.platework.cards import CARD_LAYOUTS, CardLayout, ask_cards

HERE = "/desk/disclosure/"
FILE_LONGEST, NAME_LONGEST, CODE_LONGEST = 30 * 1024 * 1024, 80, 80
NO_DAY = Text("请填写日期", "give a day")
UNREAD = Text("请确认文件里没有身份证号、手机号和银行卡号", "say that the file holds no numbers of persons")
KEEPERS = ("staff:dispatcher", "staff:system_admin")


@page("staff", methods=("GET", "HEAD", "POST"))
def new(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The form of something to publish: for a duty, or beyond what the list asks for."""
    names = ("unit", "item", "period")
    said = {name: request.GET.get(name, request.POST.get(name, ""))[:CODE_LONGEST] for name in names}
    if said["unit"] not in units_of(actor_of(visitor)):
        raise Forbidden("not_yours", NOT_YOURS)
    item = get_current_pack(visitor.county).disclosure.items.get(said["item"])
    if request.method != "POST":
        return _form(request, visitor, said["unit"], item, said["period"])
    try:
        draft = _read(request, said["unit"], item, said["period"])
        made = publish(actor=actor_of(visitor), draft=draft, now=visitor.now)
    except Fault as fault:
        return _form(request, visitor, said["unit"], item, said["period"], fault=fault)
    return HttpResponseRedirect(f"/disclosure/{made}/")


@page("staff", methods=("GET", "HEAD", "POST"))
def change(request: HttpRequest, visitor: Visitor, publication: UUID) -> HttpResponse:
    """The form that corrects a publication, or withdraws it."""
    sight = get_publication(visitor.county, publication)
    if sight.row.unit not in units_of(actor_of(visitor)):
        raise Forbidden("not_yours", NOT_YOURS)
    item = get_current_pack(visitor.county).disclosure.items.get(sight.row.item)
    said = (sight.row.unit, item, sight.row.period)
    if request.method != "POST":
        return _form(request, visitor, *said, sight)
    try:
        _change(request, visitor, sight, item)
    except Fault as fault:
        return _form(request, visitor, *said, sight, fault)
    return HttpResponseRedirect(f"/disclosure/{publication}/")


@page("staff", methods=("POST",))
def event(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Notes something after which an item must be published."""
    sent = request.POST
    unit = sent.get("unit", "")
    try:
        note_event(actor=actor_of(visitor), unit=unit, item=sent.get("item", ""), title=sent.get("title", ""),
                   happened_on=_day(sent.get("happened_on", "")), now=visitor.now)  # fmt: skip
    except Forbidden:
        raise
    except Fault as fault:
        return show_duties(request, visitor, fault)
    return HttpResponseRedirect(f"{HERE}?unit={unit}")


@page(*KEEPERS, methods=("GET", "HEAD", "POST"))
def cards(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Supervision cards of the units of a place, as a PDF that a job makes."""
    actor, fault = actor_of(visitor), None
    sent = request.POST
    if request.method == "POST":
        wish = sent.get("layout", "")
        layout = CardLayout(wish) if wish in set(CARD_LAYOUTS) else CardLayout.SHEETS
        try:
            within, below = sent.get("within", ""), sent.get("below") == "1"
            job = ask_cards(actor=actor, within=within, below=below, layout=layout, now=visitor.now)
            return HttpResponseRedirect(f"/desk/jobs/{job}/")
        except Fault as found:
            fault = found
    kept = [get_place(actor.county, code) for code in kept_places(actor)]
    places = [(place.code, place.name) for wide in kept for place in (wide, *list_children(actor.county, wide.code))]
    status = fault.status if fault else 200
    return show(request, "desk/disclosure/cards.html", status=status, here="disclosure", places=places,
                layouts=CARD_LAYOUTS, fault=fault)  # fmt: skip


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise Fault("missing", NO_DAY, field="happened_on") from None


def _change(request: HttpRequest, visitor: Visitor, sight: Sight, item: DisclosureItem | None) -> None:
    actor, row = actor_of(visitor), sight.row
    if request.POST.get("do") == "withdraw":
        withdraw(actor=actor, publication=row.id, reason=request.POST.get("reason", ""), now=visitor.now)
        return
    draft = _read(request, row.unit, item, row.period, sight.newest)
    correct(actor=actor, publication=row.id, draft=draft, why=request.POST.get("why", ""), now=visitor.now)


def _read(
    request: HttpRequest,
    unit: str,
    item: DisclosureItem | None,
    period: str,
    before: PublicationVersion | None = None,
) -> Draft:
    """What was sent; a correction without a new file keeps the old one. Raises Fault naming the field."""
    sent = request.POST
    columns = item.columns if item else tuple(before.columns) if before else ()
    kept = (before.file, before.file_name, before.mime) if before else ("", "", "")
    file, name, mime = _file(request) or kept
    return Draft(
        unit=unit,
        title=sent.get("title", ""),
        item=item.name if item else "",
        period=period,
        text=sent.get("text", ""),
        columns=columns,
        rows=read_rows(sent.get("rows", ""), columns) if columns else (),
        file=file,
        file_name=name,
        mime=mime,
        hand_out=sent.get("hand_out") == "1",
    )


def _file(request: HttpRequest) -> tuple[str, str, str] | None:
    sent = request.FILES.get("file")
    if not isinstance(sent, UploadedFile):
        return None
    if request.POST.get("read_through") != "1":
        raise Fault("unread", UNREAD, field="file")
    stored = store(sent, longest=FILE_LONGEST, name=sent.name or "")  # type: ignore[arg-type] # an uploaded file reads bytes
    return stored.sha256, (sent.name or stored.name_hint)[:NAME_LONGEST], stored.mime


def _form(
    request: HttpRequest,
    visitor: Visitor,
    unit: str,
    item: DisclosureItem | None,
    period: str,
    sight: Sight | None = None,
    fault: Fault | None = None,
) -> HttpResponse:
    newest = sight.newest if sight else None
    duty = _duty(visitor, unit, item, period) if item else None
    return show(
        request,
        "desk/disclosure/form.html",
        status=fault.status if fault else 200,
        here="disclosure",
        unit=unit,
        item=item,
        period=period,
        duty=duty,
        row=sight.row if sight else None,
        newest=newest,
        said=_said(request, newest, sight, duty),
        columns=" | ".join(item.columns if item else newest.columns if newest else ()),
        fault=fault,
    )


def _said(request: HttpRequest, newest: PublicationVersion | None, sight: Sight | None, duty: Duty | None) -> Any:
    if request.method == "POST":
        return request.POST
    if newest is None or sight is None:
        return {"title": f"{duty.item.title.zh}（{duty.period.label.zh}）" if duty else ""}
    rows = "\n".join(" | ".join(cells) for cells in newest.rows)
    return {"title": newest.title, "text": newest.text, "rows": rows, "hand_out": "1" if sight.row.hand_out else ""}


def _duty(visitor: Visitor, unit: str, item: DisclosureItem, period: str) -> Duty | None:
    known = get_registry(visitor.county).unit(unit)
    this = day_of(visitor.now).year
    years = (this, this - 1)
    found = (
        each for year in years for each in list_duties(visitor.county, [known] if known else [], year, visitor.now)
    )
    return next((each for each in found if (each.item.name, each.period.name) == (item.name, period)), None)
