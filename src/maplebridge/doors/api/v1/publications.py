"""Publishing over the API: draft, check, publish, correct, withdraw, and what units owe. The guards are those of the
desk. Not for reading what was published: open."""

from typing import Annotated, BinaryIO, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Router
from ninja.files import UploadedFile
from pydantic import Field

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import NO_UNIT
from maplebridge.doors.api.v1 import open, rendering
from maplebridge.doors.api.v1.entrance import MIB, caller_of, county_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.cases import Code, County, PlaceCode
from maplebridge.doors.api.v1.shapes.disclosure import (
    AskedOut,
    AskIn,
    BoundUnitsOut,
    CorrectionIn,
    DutiesOfUnitOut,
    EventIn,
    EventOut,
    FitsOut,
    PublicationFormIn,
    PublicationIn,
    PublishedOut,
    TextIn,
    WithdrawalIn,
)
from maplebridge.doors.api.v1.writing import staff_of, write_once
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.files.actions import StoredFile, store
from maplebridge.ground.words.fault import Conflict, Fault, Forbidden, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.disclosure import publishing
from maplebridge.services.disclosure.queries import get_publication, list_duties
from maplebridge.services.disclosure.rules import Duty
from maplebridge.services.disclosure.units import Line, list_units
from maplebridge.services.repeating.actions import Done

router = Router(tags=["open"])
FILE_LONGEST, FORM_LONGEST = 30 * MIB, 31 * MIB
Year = Annotated[int | None, Field(ge=2020, le=2100)]
UNREAD = Text("请确认文件里没有身份证号、手机号和银行卡号", "say that the file holds no numbers of persons")
TOO_MANY = Text("单位太多，请写明地点", "too many units: please name a place")


@operation(open.router, "POST", "/publications", "token:act", returns=PublishedOut, status=201)
def publish_draft(request: HttpRequest, body: PublicationIn) -> HttpResponse:
    """Publish for a unit that you serve in: everybody reads it at once.

    409 when this period is published already: correct that one instead.
    """
    now = caller_of(request).now

    def write(actor: Actor) -> UUID:
        return publishing.publish(actor=actor, draft=_draft(actor, body), now=now)

    done = write_once(request, "publish", body, write)
    return _published(request, UUID(done.made), done, 201)


@operation(router, "POST", "/publications/check", "token:act", returns=FitsOut)
def check_a_draft(request: HttpRequest, body: PublicationIn) -> HttpResponse:
    """Whether a draft could be published: the same guards, and nothing is written."""
    actor = staff_of(request)
    publishing.check_draft(actor=actor, draft=_draft(actor, body), now=caller_of(request).now)
    return answer({"fits": True})


@operation(
    router,
    "POST",
    "/publications/with-file",
    "token:act",
    returns=PublishedOut,
    status=201,
    longest=FORM_LONGEST,
)
def publish_with_file(
    request: HttpRequest, form: Annotated[PublicationFormIn, Form()], file: Annotated[UploadedFile, File()]
) -> HttpResponse:
    """Publish a PDF or a picture, with words beside it or none. What is inside a file somebody has to read first."""
    actor, now = staff_of(request), caller_of(request).now
    if form.unit not in publishing.units_of(actor):
        raise Forbidden("not_yours", publishing.NOT_YOURS, field="unit")
    stored = _store(form, file)

    def write(actor: Actor) -> UUID:
        kept = (stored.sha256, stored.name_hint, stored.mime)
        words = (form.text, (), (), *kept, form.hand_out)
        draft = publishing.Draft(form.unit, form.title, form.item, form.period, *words)
        return publishing.publish(actor=actor, draft=draft, now=now)

    done = write_once(request, f"publish {stored.sha256}", form, write)
    return _published(request, UUID(done.made), done, 201)


@operation(router, "POST", "/publications/{publication}/corrections", "token:act", returns=PublishedOut)
def correct_publication(request: HttpRequest, publication: UUID, body: CorrectionIn) -> HttpResponse:
    """Publish a newer version; the older ones stay to be seen, and the file stays with it."""
    now = caller_of(request).now

    def write(actor: Actor) -> int:
        draft = _newer(actor, publication, body)
        return publishing.correct(actor=actor, publication=publication, draft=draft, why=body.why, now=now)

    return _published(request, publication, write_once(request, f"correct {publication}", body, write))


@operation(router, "POST", "/publications/{publication}/withdraw", "token:act", returns=PublishedOut)
def withdraw_publication(request: HttpRequest, publication: UUID, body: WithdrawalIn) -> HttpResponse:
    """Take a publication off the public pages; that it was there, and why it went, stays."""
    now = caller_of(request).now

    def write(actor: Actor) -> None:
        publishing.withdraw(actor=actor, publication=publication, reason=body.reason, now=now)

    return _published(request, publication, write_once(request, f"withdraw {publication}", body, write))


@operation(router, "POST", "/disclosure/events", "token:act", returns=EventOut, status=201)
def note_an_event(request: HttpRequest, body: EventIn) -> HttpResponse:
    """Note a decision, a meeting, an approved budget after which a unit of yours must publish."""
    now = caller_of(request).now
    said = {name: getattr(body, name) for name in EventIn.model_fields if name != "key"}
    done = write_once(request, "event", body, lambda actor: publishing.note_event(actor=actor, **said, now=now))
    return answer({"period": done.made, "already": done.already}, 200 if done.already else 201)


@operation(router, "GET", "/disclosure", "public", "token:read", returns=BoundUnitsOut)
def list_bound_units(request: HttpRequest, county: County = "", place: PlaceCode = "", kind: Code = "") -> HttpResponse:
    """The units at and below a place, without one those of the county itself: what each has left to publish."""
    caller = caller_of(request)
    home = county_of(caller, county)
    found = list_units(home, place, kind, caller.now)
    if found.many and not (found.bound or found.others):
        raise Fault("too_many", TOO_MANY, field="place")
    registry = get_registry(home)
    others = [rendering.unit_named(registry, unit.code) for unit in found.others]
    return answer({"units": [_bound(home, line) for line in found.bound], "others": others})


@operation(router, "GET", "/disclosure/{unit}", "public", "token:read", returns=DutiesOfUnitOut)
def list_duties_of_unit(request: HttpRequest, unit: str, county: County = "", year: Year = None) -> HttpResponse:
    """What a unit must publish in a year, this one unless you name another, and how it stands."""
    caller = caller_of(request)
    home = county_of(caller, county)
    known, registry = get_registry(home).unit(unit), get_registry(home)
    if known is None or not known.active:
        raise Missing("no_unit", NO_UNIT, field="unit")
    chosen = year or day_of(caller.now).year
    duties = [_duty(each) for each in list_duties(home, [known], chosen, caller.now)]
    return answer({"unit": rendering.unit_named(registry, unit), "year": chosen, "duties": duties})


@operation(router, "POST", "/disclosure/{unit}/ask", "token:act", returns=AskedOut)
def ask_for_missing(request: HttpRequest, unit: str, body: AskIn) -> HttpResponse:
    """Ask a unit for what it has not published, at most once a day: for those who look after the whole county."""
    now = caller_of(request).now

    def write(actor: Actor) -> None:
        publishing.chase(actor=actor, unit=unit, item=body.item, period=body.period, now=now)

    done = write_once(request, f"ask {unit}", body, write)
    return answer({"unit": unit, "already": done.already})


def _draft(actor: Actor, body: PublicationIn) -> publishing.Draft:
    """What is to be published, its table under the columns of its item; of an item that is not the unit's, or there is
    none, the room says so. Raises Fault."""
    item = get_current_pack(actor.county).disclosure.items.get(body.item)
    columns = item.columns if item else ()
    rows = publishing.check_rows(body.rows, columns) if item or not body.item else body.rows
    words = (body.text, columns, rows)
    return publishing.Draft(body.unit, body.title, body.item, body.period, *words, hand_out=body.hand_out)


def _newer(actor: Actor, publication: UUID, body: TextIn) -> publishing.Draft:
    """The next version of a publication. Raises Missing, Conflict once it was withdrawn, Fault."""
    sight = get_publication(actor.county, publication)
    before, row = sight.newest, sight.row
    if before is None:
        raise Conflict("withdrawn", publishing.WITHDRAWN)
    rows = publishing.check_rows(body.rows, before.columns)
    kept = (before.file, before.file_name, before.mime)
    words = (body.text, tuple(before.columns), rows, *kept, body.hand_out)
    return publishing.Draft(row.unit, body.title, row.item, row.period, *words)


def _store(form: PublicationFormIn, file: UploadedFile) -> StoredFile:
    if not form.read_through:
        raise Fault("unread", UNREAD, field="read_through")
    return store(cast("BinaryIO", file), longest=FILE_LONGEST, name=file.name or "")


def _published(request: HttpRequest, publication: UUID, done: Done, status: int = 200) -> HttpResponse:
    row = get_publication(staff_of(request).county, publication).row
    return answer({"id": row.id, "version": row.version, "already": done.already}, 200 if done.already else status)


def _bound(county: str, line: Line) -> rendering.JSON:
    share = {name: getattr(line.share, name) for name in ("due", "on_time", "late", "missing")}
    return {
        "unit": rendering.unit_named(get_registry(county), line.unit.code),
        "place": rendering.place_named(county, line.unit.place),
        "share": share | {"waiting": line.waiting},
    }


def _duty(duty: Duty) -> rendering.JSON:
    return {
        "item": duty.item.name,
        "title": rendering.both(duty.item.title),
        "period": duty.period.name,
        "label": rendering.both(duty.period.label),
        "basis": duty.item.basis,
        "due_on": duty.due_on,
        "state": duty.state,
        "published_on": duty.published_on,
        "publication": duty.publication or None,
    }
