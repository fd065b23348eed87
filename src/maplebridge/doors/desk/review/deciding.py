"""Makes a decision of a review into a task: an instruction or a chase on a case, or a new case. It is taken like any
other action and then written down beside the week. Not for reading the digest: pages."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from maplebridge.cases.actions.submit import submit
from maplebridge.cases.actions.take import take
from maplebridge.cases.intake import Intake
from maplebridge.cases.queries import access_case
from maplebridge.cases.scenes import rules_of, scene_of
from maplebridge.cases.stored import StoredCase
from maplebridge.directory.places.queries import get_place, list_children
from maplebridge.doors.desk.review.asking import Meeting, read_meeting
from maplebridge.doors.parts.asking import Visitor
from maplebridge.doors.parts.forms.options import matter_options
from maplebridge.doors.parts.forms.reading import read_form
from maplebridge.doors.parts.forms.rows import Option, form_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.workflows.definition import Action, Field, FieldType
from maplebridge.rulebook.workflows.rules import list_allowed
from maplebridge.services.insight.reviewing import add_entry

CHASES = "chased"  # the mark that actions leave which somebody must answer
NOT_HERE = Text("此件现在不能督办或批示", "this case can be neither chased nor instructed on now")
NEW = (
    Field("matter", FieldType.MATTER, Text("事项", "Matter")),
    Field("place", FieldType.PLACE, Text("地点", "Place")),
    Field("text", FieldType.LONG_TEXT, Text("要做什么", "What is to be done"), words=True),
)


@page("staff", methods=("GET", "HEAD", "POST"))
def decide(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The form of an instruction or a chase on one case; sent, the action."""
    meeting = read_meeting(request, visitor)
    stored = access_case(meeting.actor, request.GET.get("number", ""))
    actions = _open_actions(meeting, stored, visitor)
    action = next((each for each in actions if each.name == request.GET.get("action")), actions[0])
    if request.method != "POST":
        return _show_decision(request, meeting, stored, actions, action, {}, None)
    values = read_form(action.needs, request)
    try:
        _take(meeting, stored, action, values, visitor, request.POST.get("key", ""))
    except Fault as fault:
        return _show_decision(request, meeting, stored, actions, action, values, fault)
    return HttpResponseRedirect(meeting.at() + "#said")


@page("staff", methods=("GET", "HEAD", "POST"))
def bring(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The form of a new case; sent, the case."""
    meeting, pack = read_meeting(request, visitor), get_current_pack(visitor.county)
    if request.method != "POST":
        return _show_new(request, meeting, pack, _first_values(request, pack, visitor), None)
    values = read_form(NEW, request)
    try:
        number = _submit(meeting, values, visitor, request.POST.get("key", ""))
    except Fault as fault:
        return _show_new(request, meeting, pack, values, fault)
    text = str(values["text"])
    add_entry(
        actor=meeting.actor,
        scope=meeting.scope,
        week=meeting.week,
        text=text,
        now=visitor.now,
        action="submit",
        number=number,
    )
    return HttpResponseRedirect(meeting.at() + "#said")


def _open_actions(meeting: Meeting, stored: StoredCase, visitor: Visitor) -> list[Action]:
    _, workflow, matter = rules_of(stored.facts)
    allowed = list_allowed(workflow, matter, stored.facts, meeting.actor, scene_of(stored, visitor.now))
    found = [action for action in allowed if CHASES in action.marks]
    if not found:
        raise Missing("not_here", NOT_HERE, field="number")
    return found


def _take(
    meeting: Meeting, stored: StoredCase, action: Action, values: Mapping[str, Any], visitor: Visitor, key: str
) -> None:
    taken = take(
        actor=meeting.actor,
        number=stored.facts.number,
        action=action.name,
        fields=values,
        seen=None,
        now=visitor.now,
        key=key[:100],
    )
    if not taken.already:
        add_entry(
            actor=meeting.actor,
            scope=meeting.scope,
            week=meeting.week,
            text=str(values.get("text", "")) or action.label.zh,
            now=visitor.now,
            action=action.name,
            number=taken.number,
        )


def _show_decision(
    request: HttpRequest,
    meeting: Meeting,
    stored: StoredCase,
    actions: list[Action],
    action: Action,
    values: Mapping[str, Any],
    fault: Fault | None,
) -> HttpResponse:
    number = stored.facts.number
    return show(
        request,
        "desk/review/decide.html",
        status=fault.status if fault else 200,
        here="review",
        meeting=meeting,
        number=number,
        title=stored.row["title"],
        action=action,
        others=[(each, meeting.at("decide/", number=number, action=each.name)) for each in actions],
        address=meeting.at("decide/", number=number, action=action.name),
        form=form_of(action.needs, values=values, fault=fault),
        key=request.POST.get("key") or new_id(),
        back=meeting.at(),
    )


def _submit(meeting: Meeting, values: Mapping[str, Any], visitor: Visitor, key: str) -> str:
    place = str(values.get("place", ""))
    if not place.startswith(meeting.scope.place):
        raise Fault("outside", Text("请选择本辖区内的地点", "choose a place of this area"), field="fields.place")
    intake = Intake(
        text=str(values.get("text", "")),
        matter=str(values.get("matter", "")),
        place=place,
        channel="window",
        key=f"review:{key[:80]}" if key else "",
    )
    try:
        return submit(county=meeting.scope.county, intake=intake, sender=meeting.actor, now=visitor.now).number
    except Fault as fault:
        raise type(fault)(fault.code, fault.text, field=f"fields.{fault.field}", extra=fault.extra) from None


def _show_new(
    request: HttpRequest, meeting: Meeting, pack: Pack, values: Mapping[str, Any], fault: Fault | None
) -> HttpResponse:
    options = {"matter": _matters(pack), "place": _places(meeting, str(values.get("place", "")))}
    return show(
        request,
        "desk/review/new.html",
        status=fault.status if fault else 200,
        here="review",
        meeting=meeting,
        address=meeting.at("new/"),
        form=form_of(NEW, values=values, fault=fault, options=options),
        key=request.POST.get("key") or new_id(),
        back=meeting.at(),
    )


def _first_values(request: HttpRequest, pack: Pack, visitor: Visitor) -> dict[str, Any]:
    place, category = request.GET.get("at", ""), pack.categories.get(request.GET.get("category", ""))
    if category is None or not place:
        return {}
    found = next((m.name for m in pack.matters.values() if m.category == category.code and _is_plain(pack, m.name)), "")
    name = get_place(visitor.county, place).name
    words = Text(
        f"近期{name}“{category.name.zh}”集中反映，请查明原因，一周内报告处置办法。",
        f"{name}: many cases of “{category.name.en}” of late. Find the cause and report within a week what is done.",
    )
    return {"place": place, "matter": found, "text": words.say(visitor.language)}


def _is_plain(pack: Pack, matter: str) -> bool:
    """Whether nothing but words is needed to bring a case of this matter, and it is a request like others."""
    known = pack.matters[matter]
    ordinary = known.workflow == pack.matters[pack.unsorted].workflow and known.privacy == "ordinary"
    return ordinary and not any(field.required for field in known.form)


def _matters(pack: Pack) -> list[Option]:
    return [option for option in matter_options(pack) if _is_plain(pack, option.value)]


def _places(meeting: Meeting, chosen: str) -> list[Option]:
    scope = meeting.scope
    codes = dict.fromkeys([scope.place, *(place.code for place in list_children(scope.county, scope.place)), chosen])
    known = [get_place(scope.county, code) for code in codes if code.startswith(scope.place)]
    return [Option(place.code, Text(place.name, place.name)) for place in known]
