"""The page behind a supervision card: what a unit answers for and must publish, and a form by which to complain of it.
The case goes to the county; the unit neither sees nor handles it. Not for printing cards: the desk does that."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.intake import Contact, Intake
from maplebridge.directory.units.queries import get_registry, list_competences
from maplebridge.directory.units.rules import UnitFacts, centre_code
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.limits import paced
from maplebridge.doors.parts.links import keep_link
from maplebridge.doors.parts.pacing import check_pace
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.routing.standing_in import find_stand_in
from maplebridge.services.disclosure.queries import list_duties

NO_UNIT = Text("没有这张监督卡", "there is no such card")
ABOUT: Mapping[str, str] = {"service_complaint": "about_unit", "misconduct": "accused"}
"""What one may complain of, and the field of each matter that says of whom."""
NOBODY_ABOVE = Text("请向县纪委监委反映，电话 12388", "please turn to the discipline commission, telephone 12388")
NO_ABOUT = Text("请选择是服务问题还是作风问题", "choose whether it is about service or misconduct")
LINE = 100


@page("public", methods=("GET", "HEAD", "POST"))
@paced("complaint")
def card(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponseBase:
    """What the unit promises, and the form; sent, it becomes a case of the county."""
    unit = get_registry(visitor.county).unit(code)
    if unit is None or not unit.active:
        raise Missing("no_unit", NO_UNIT)
    if request.method != "POST":
        return _show(request, visitor, unit)
    try:
        if not _takers(visitor, unit):
            raise Fault("nobody_above", NOBODY_ABOVE)
        check_pace(request, visitor, "complaint")
        receipt = submit(county=visitor.county, intake=_read(request, unit), sender=visitor.actor, now=visitor.now)
    except Fault as fault:
        return _show(request, visitor, unit, fault)
    keep_link(request, receipt.number, receipt.secret)
    return HttpResponseRedirect(reverse("portal_done", args=[receipt.number]))


def _show(request: HttpRequest, visitor: Visitor, unit: UnitFacts, fault: Fault | None = None) -> HttpResponse:
    pack, year = get_current_pack(visitor.county), day_of(visitor.now).year
    led = {line.category for line in list_competences(visitor.county) if line.unit == unit.code and line.duty == "lead"}
    said = {name: request.POST.get(name, "") for name in ("matter", "text", "person", "name", "phone")}
    return show(
        request,
        "portal/supervise/page.html",
        status=fault.status if fault else 200,
        unit=unit,
        answers_for=[pack.categories[each].name for each in sorted(led) if each in pack.categories],
        matters=[pack.matters[name] for name in ABOUT if name in pack.matters],
        duties=list_duties(visitor.county, [unit], year, visitor.now),
        said={**said, "matter": said["matter"] or next(iter(ABOUT))},
        key=request.POST.get("key") or str(new_id()),
        takers=_takers(visitor, unit),
        fault=fault,
    )


def _takers(visitor: Visitor, unit: UnitFacts) -> list[str]:
    """Who handles what is said of the unit: the county's centre; of that itself, those who stand in for it."""
    centre, registry = centre_code(visitor.county), get_registry(visitor.county)
    if unit.code != centre:
        return [centre]
    pack, excluded = get_current_pack(visitor.county), registry.with_all_below([unit.code])
    categories = [pack.matters[name].category for name in ABOUT if name in pack.matters]
    named: dict[str, Any] = {"place": unit.place, "excluded": excluded}
    found = (find_stand_in(pack.routing, registry, category=category, **named) for category in categories)
    return list(dict.fromkeys(code for code in found if code))


def _read(request: HttpRequest, unit: UnitFacts) -> Intake:
    """The complaint, with the unit kept out of it. Raises Fault."""
    said = {name: request.POST.get(name, "").strip() for name in ("matter", "text", "person", "name", "phone", "key")}
    if said["matter"] not in ABOUT:
        raise Fault("no_such_matter", NO_ABOUT, field="matter")
    whom = f"{unit.name.zh} {said['person'][:LINE]}".strip()
    anonymous = request.POST.get("anonymous") == "1"
    return Intake(
        text=said["text"],
        title=f"监督卡：{unit.name.zh}"[:60],
        matter=said["matter"],
        channel="phone_page",
        place=unit.place,
        reporter=Contact() if anonymous else Contact(name=said["name"][:LINE], phone=said["phone"][:20]),
        anonymous=anonymous,
        complained_of=(unit.code,),
        fields={ABOUT[said["matter"]]: whom},
        key=said["key"][:80],
    )
