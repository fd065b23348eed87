"""Taking in a new case at the window, on the hotline, for a chat group, or late from paper; and the slip that its
bringer takes home. Not for what residents file themselves: the portal."""

from dataclasses import dataclass
from typing import Any, cast

import segno
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.scenes import make_access_secret
from maplebridge.cases.viewing import access_view
from maplebridge.directory.people.agents import list_taken_in
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import get_place, list_children, list_places
from maplebridge.directory.places.rules import Level
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.desk.intake.reading import channels_of, line, read_intake
from maplebridge.doors.desk.intake.touring import note_tour
from maplebridge.doors.desk.naming import CHANNELS, LANGUAGES, SOURCES
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.forms.options import matter_options
from maplebridge.doors.parts.forms.rows import Option, form_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.routing.queries import get_lessons
from maplebridge.rulebook.routing.rules import suggest

TAKEN_IN, SLIPS_KEPT = "taken_in", 20
NOT_YOUR_SLIP = Text("只能打印您刚刚登记的案件的回单", "slips are printed only for cases you have just taken in")
LEAST_TEXT = 4
TAKERS = tuple(
    f"staff:{role}" for role in ("dispatcher", "seat", "handler", "unit_head", "grid_worker", "mediator", "agent")
)


@page(*TAKERS, methods=("GET", "HEAD", "POST"))
def new(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The form; sent, a case and its slip."""
    if request.method != "POST":
        return _show(request, visitor, request.GET)
    pack = get_current_pack(visitor.county)
    if request.POST.get("ask"):  # without JavaScript: show what the matter asks for, file nothing
        return _show(request, visitor, request.POST)
    try:
        intake = read_intake(request, pack)
        receipt = submit(county=visitor.county, intake=intake, sender=visitor.actor, now=visitor.now)
    except Fault as fault:
        return _show(request, visitor, request.POST, fault=fault)
    note_tour(cast("Actor", visitor.actor), line(request.POST, "tour"), receipt.number, visitor.now)
    kept = [each for each in request.session.get(TAKEN_IN, ()) if each != receipt.number]
    request.session[TAKEN_IN] = [*kept, receipt.number][-SLIPS_KEPT:]
    return HttpResponseRedirect(f"/desk/cases/{receipt.number}/slip/")


@page(*TAKERS)
def questions(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """What the chosen matter asks for, as a fragment of the form."""
    matter = get_current_pack(visitor.county).matters.get(line(request.GET, "matter"))
    extra = form_of(matter.form, values=request.GET.dict()) if matter else None
    return show(request, "desk/intake/_questions.html", matter=matter, extra=extra)


@page(*TAKERS)
def advice(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """What routing makes of the words typed so far."""
    pack, text = get_current_pack(visitor.county), line(request.GET, "text")
    return show(request, "desk/intake/_advice.html", advice=_advise(pack, visitor.county, request.GET, text))


@page(*TAKERS)
def slip(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponse:
    """The slip with number and secret link, for whoever has just taken the case in; to be printed."""
    if number not in request.session.get(TAKEN_IN, ()):
        raise Missing("no_slip", NOT_YOUR_SLIP)
    view = access_view(cast("Actor", visitor.actor), number)
    case = view.stored.facts
    secret = make_access_secret(case.county, case.id)
    link = request.build_absolute_uri(reverse("portal_open_link", args=[case.number, secret]))
    drawn = segno.make(link, error="m").svg_data_uri(scale=4, border=2, dark="#000", light="#fff")
    return show(request, "desk/intake/slip.html", here="new", view=view, secret=secret, link=link, qr=drawn)


@dataclass(frozen=True, slots=True)
class Advice:
    """A suggestion while somebody types."""

    matter: str
    matter_name: Text
    unit: Text | None
    certain: bool
    reasons: tuple[Text, ...]


def _advise(pack: Pack, county: str, sent: Any, text: str) -> Advice | None:
    if len(text) < LEAST_TEXT:
        return None
    registry = get_registry(county)
    found = suggest(
        pack,
        registry,
        text=text,
        matter=line(sent, "matter") or None,
        category=None,
        place=line(sent, "place") or county,
        language=line(sent, "language") or "zh",
        excluded_units=frozenset(each for each in sent.getlist("complained_of") if each),
        lessons=get_lessons(county),
    )
    if not found.matter:
        return None
    unit = registry.unit(found.unit or "")
    name = pack.matters[found.matter].title
    return Advice(found.matter, name, unit.name if unit else None, found.certain, found.reasons)


def _show(request: HttpRequest, visitor: Visitor, sent: Any, fault: Fault | None = None) -> HttpResponse:
    pack = get_current_pack(visitor.county)
    matter = pack.matters.get(line(sent, "matter"))
    return show(
        request,
        "desk/intake/page.html",
        status=fault.status if fault else 200,
        here="new",
        sent=_sent(sent),
        contacts=_contacts(sent),
        fault=fault,
        wrong=fault.field if fault else "",
        channels=[(name, CHANNELS[name]) for name in channels_of(visitor.roles)],
        channel=line(sent, "channel") or channels_of(visitor.roles)[0],
        matters=_grouped(_offered(visitor, pack), line(sent, "matter")),
        matter=matter,
        extra=form_of(matter.form, values=sent.dict(), fault=fault) if matter else None,
        places=_places(cast("Actor", visitor.actor), line(sent, "place")),
        units=_units(visitor.county, sent.getlist("complained_of")),
        languages=LANGUAGES.items(),
        sources=SOURCES.items(),
        key=line(sent, "key") or str(new_id()),
    )


def _offered(visitor: Visitor, pack: Pack) -> list[Option]:
    """All matters; at an agent outlet those that it may take in today."""
    options = matter_options(pack)
    if not visitor.agent:
        return options
    own = list_taken_in(cast("Actor", visitor.actor), get_registry(visitor.county), day_of(visitor.now))
    return [option for option in options if option.value in own]


def _sent(sent: Any) -> dict[str, str]:
    names = ("text", "title", "place", "language", "source", "trips", "happened_at", "anonymous", "tour")
    return {name: line(sent, name) for name in names}


def _contacts(sent: Any) -> list[tuple[str, Text, list[tuple[str, Text, str, str]]]]:
    """Both people as (whose, heading, rows of name, label, value, type of input)."""
    labels = (
        ("name", Text("姓名", "Name"), "text"),
        ("phone", Text("电话", "Phone"), "tel"),
        ("id_number", Text("身份证号", "Identity number"), "text"),
        ("address", Text("住址", "Address"), "text"),
    )
    people = (("reporter", Text("来访人", "Whose matter it is")), ("proxy", Text("代办人", "Who brings it for them")))
    return [
        (whose, heading, [(f"{whose}.{n}", label, line(sent, f"{whose}.{n}"), kind) for n, label, kind in labels])
        for whose, heading in people
    ]


def _grouped(options: list[Option], chosen: str) -> list[tuple[Text | None, list[Option]]]:
    found: dict[Text | None, list[Option]] = {}
    for each in options:
        found.setdefault(each.group, []).append(Option(each.value, each.label, each.group, each.value == chosen))
    return list(found.items())


def _places(actor: Actor, chosen: str) -> list[tuple[str, list[Option]]]:
    """The towns of the reader's area with their villages, each town first in its own list."""
    area = min((duty.place for duty in actor.duties if duty.place), key=len, default=actor.county)
    towns = [place for place in list_places(actor.county, level=Level.TOWN) if place.valid_to is None]
    mine = [town for town in towns if town.code.startswith(area) or area.startswith(town.code)]
    found = [(get_place(actor.county, actor.county).name, [_option(actor.county, actor.county, chosen)])]
    for town in mine:
        options = [_option(actor.county, town.code, chosen)]
        options += [_option(actor.county, village.code, chosen) for village in list_children(actor.county, town.code)]
        found.append((town.name, options))
    return found


def _option(county: str, code: str, chosen: str) -> Option:
    name = get_place(county, code).name
    return Option(code, Text(name, name), None, code == chosen)


def _units(county: str, chosen: list[str]) -> list[Option]:
    named = [unit for unit in get_registry(county) if unit.active and unit.level != "village"]
    return [Option(unit.code, unit.name, None, unit.code in chosen) for unit in sorted(named, key=lambda u: u.code)]
