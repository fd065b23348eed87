"""What the forms of times, bookings and tours send and offer to choose from. Not for judging it: rooms do."""

from collections.abc import Iterable, Mapping
from datetime import date, time
from uuid import UUID

from django.http import HttpRequest, QueryDict

from maplebridge.directory.people.queries import list_holders
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.places.queries import list_children, list_places
from maplebridge.directory.places.rules import Level
from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.parts.asking import Visitor
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.rulebook.workflows.definition import Matter

NOT_A_DAY = Text("日期填写有误", "that is not a day")
NOT_A_TIME = Text("时间填写有误，如 09:00", "that is not a time of day, as 09:00")
NOT_A_NUMBER = Text("请填整数", "please give a whole number")
NOT_A_COLLEAGUE = Text("此人不在本单位", "that person does not serve in this unit")
NOT_UNDERSTOOD = Text("请从页面上的按钮操作", "use the buttons of the page")
WEEKDAYS = (
    Text("一", "Mon"),
    Text("二", "Tue"),
    Text("三", "Wed"),
    Text("四", "Thu"),
    Text("五", "Fri"),
    Text("六", "Sat"),
    Text("日", "Sun"),
)
HANDS = ("handler", "unit_head", "dispatcher", "mediator")


def units_of(actor: Actor) -> list[str]:
    """The units in which somebody is on duty."""
    return list(dict.fromkeys(duty.unit for duty in actor.duties if duty.unit))


def unit_asked(request: HttpRequest, actor: Actor) -> str:
    """The unit that the page is about: the one asked for if it is one's own, else the first; "" without any."""
    mine = units_of(actor)
    asked = request.POST.get("unit", request.GET.get("unit", ""))
    return asked if asked in mine else next(iter(mine), "")


def matters_of(county: str, kind: str) -> list[Matter]:
    """What a unit of that kind may offer times for: what it leads; every matter where it leads none."""
    known = list(get_current_pack(county).matters.values())
    return [matter for matter in known if matter.lead == kind] or known


def matters_of_units(county: str, units: Iterable[str]) -> list[Matter]:
    """What some units lead."""
    found = (get_registry(county).unit(code) for code in units)
    kinds = {unit.kind for unit in found if unit is not None}
    return [matter for matter in get_current_pack(county).matters.values() if matter.lead in kinds]


def title_of(known: Mapping[str, Matter], name: str) -> Text:
    """What a matter is called; by its code if the rules of today do not know it any more."""
    return known[name].title if name in known else Text(name, name)


def colleagues_of(visitor: Visitor, unit: str) -> list[tuple[str, str]]:
    """The people of a unit who may be at a time."""
    held = list_holders(visitor.county, HANDS, visitor.now, unit=unit) if unit else []
    return [(each.id, each.name) for each in held]


def place_options(county: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Where a tour may stop: each town with its villages."""
    towns = [place for place in list_places(county, level=Level.TOWN) if place.valid_to is None]
    return [
        (town.name, [(town.code, town.name), *((each.code, each.name) for each in list_children(county, town.code))])
        for town in towns
    ]


def read_day(said: QueryDict, name: str) -> date:
    """A day. Raises Fault."""
    try:
        return date.fromisoformat(said.get(name, ""))
    except ValueError:
        raise Fault("not_a_day", NOT_A_DAY, field=name) from None


def read_time(said: QueryDict, name: str) -> time:
    """A time of day. Raises Fault."""
    try:
        return time.fromisoformat(said.get(name, "")).replace(tzinfo=None)
    except ValueError:
        raise Fault("not_a_time", NOT_A_TIME, field=name) from None


def read_whole(said: QueryDict, name: str) -> int:
    """A whole number of at most four digits. Raises Fault."""
    text = said.get(name, "").strip()
    if not (text.isascii() and text.isdigit() and len(text) < 5):
        raise Fault("not_a_number", NOT_A_NUMBER, field=name)
    return int(text)


def read_colleague(said: QueryDict, name: str, known: Iterable[str]) -> str:
    """Who is at a time: somebody of the unit, or nobody in particular. Raises Fault."""
    found = said.get(name, "")
    if found and found not in known:
        raise Fault("not_understood", NOT_A_COLLEAGUE, field=name)
    return found


def read_id(said: QueryDict, name: str) -> UUID:
    """An id that a button of the page carries. Raises Fault."""
    try:
        return UUID(said.get(name, ""))
    except ValueError:
        raise Fault("not_understood", NOT_UNDERSTOOD, field=name) from None
