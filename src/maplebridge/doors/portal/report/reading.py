"""Reads what somebody wrote on the report page into an intake. Not for filing it or judging it: rooms do that."""

from dataclasses import dataclass
from math import isfinite

from django.http import HttpRequest

from maplebridge.cases.intake import Contact, Intake, Point
from maplebridge.directory.plates.queries import open_plate
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.forms.reading import read_form
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.pack import Pack

SPOKEN = Text("语音上报", "Reported by voice")
WHO_ARE_YOU = Text("替别人上报时，请留下您自己的电话", "when you report for somebody else, please leave your own phone")
TRIPS_AT_MOST = 99
CONTROLS = {
    "reporter.phone": "phone",
    "reporter.name": "name",
    "proxy.phone": "phone",
    "proxy.name": "name",
    "point": "place",
    "point.datum": "place",
}
FOR_ANOTHER = {"reporter.phone": "other_phone", "reporter.name": "other_name"}


@dataclass(frozen=True, slots=True)
class Report:
    """What is to be filed, and in which county: a plate says which. `about_files` says which file is which paper."""

    county: str
    intake: Intake
    about_files: str = ""


def read_report(
    request: HttpRequest, visitor: Visitor, pack: Pack, *, spoken: bool = False, matter: str = "", about_files: str = ""
) -> Report:
    """What was sent, on `matter` where that is settled; a recording, or a settled matter, needs no text.

    Raises Fault about the plate or who asks.
    """
    sent = request.POST
    plate = _line(request, "plate")
    scan = open_plate(plate) if plate else None
    reporter, proxy = _people(request)
    known = pack.matters.get(matter or _line(request, "matter"))
    title = "" if _line(request, "text") else known.title.zh if matter and known else SPOKEN.zh if spoken else ""
    intake = Intake(
        text=_text(request, title),
        title=title,
        matter=matter or _line(request, "matter"),
        channel="plate" if scan else "phone_page",
        place="" if scan else _line(request, "place"),
        plate=scan.code if scan else "",
        point=read_point(request),
        reporter=reporter,
        proxy=proxy,
        anonymous=sent.get("anonymous") == "1",
        language=_line(request, "language") or "zh",
        complained_of=tuple(filter(None, [_line(request, "complained_of")])),
        fields=read_form(known.form, request) if known else {},
        trips=_trips(request),
        key=_line(request, "key")[:80],
    )
    return Report(scan.county if scan else visitor.county, intake, about_files)


def control_of(fault: Fault, *, for_another: bool) -> str:
    """The control of the page that a fault is about."""
    at = fault.field.removeprefix("fields.")
    return FOR_ANOTHER.get(at, CONTROLS.get(at, at)) if for_another else CONTROLS.get(at, at)


def is_for_another(request: HttpRequest) -> bool:
    """Whether somebody reports in another's place."""
    return any(_line(request, name) for name in FOR_ANOTHER.values())


def _people(request: HttpRequest) -> tuple[Contact, Contact]:
    """Whose matter it is, and who writes in their place."""
    own = Contact(name=_line(request, "name"), phone=_line(request, "phone"))
    if not is_for_another(request):
        return own, Contact()
    if not own.phone:
        raise Fault("missing", WHO_ARE_YOU, field="proxy.phone")
    return Contact(name=_line(request, "other_name"), phone=_line(request, "other_phone")), own


def _text(request: HttpRequest, title: str) -> str:
    text, spot = str(request.POST.get("text", "")).strip() or title, _line(request, "spot")
    return f"{text}\n具体位置：{spot}" if text and spot else text


def read_point(request: HttpRequest) -> Point | None:
    """The position that the phone sent, if it is one."""
    try:
        longitude, latitude = float(request.POST["lon"]), float(request.POST["lat"])
    except (KeyError, ValueError):
        return None
    sound = isfinite(longitude) and isfinite(latitude)
    return Point(longitude, latitude) if sound else None


def _trips(request: HttpRequest) -> int:
    given = _line(request, "trips")
    return min(int(given[:9]), TRIPS_AT_MOST) if given.isascii() and given.isdigit() else 0


def _line(request: HttpRequest, name: str) -> str:
    return str(request.POST.get(name, "")).strip()
