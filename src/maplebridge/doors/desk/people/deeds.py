"""What is done with people on the desk: record a leave with a stand-in, let a duty end. Not for giving duties."""

import logging
from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from maplebridge.directory.people.actions import end_duty, record_leave
from maplebridge.directory.people.listing import get_person_id
from maplebridge.doors.desk.people.pages import show_person
from maplebridge.doors.desk.people.reading import Member, get_member
from maplebridge.doors.desk.people.rights import headed, may_end, may_record_leave, may_stand_in
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.paging import page
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Fault, Forbidden, Missing
from maplebridge.ground.words.text import Text

log = logging.getLogger(__name__)

KEEPERS = ("staff:system_admin", "staff:unit_head")
DAY = timedelta(days=1)
NOT_YOURS = Text(
    "只有本部门负责人和系统管理员可以登记；三员的职责不在这里变更。",
    "Only the head of their unit or the system administrator may; duties of administrators are not changed here.",
)
NOT_A_STAND_IN = Text(
    "代班人要从本单位选；不能选管理员，系统管理员也不能选自己。",
    "Choose a stand-in from the same unit; no administrator, and an administrator not themselves.",
)
NO_DAY = Text("请填写日期。", "Give the day.")
TOO_EARLY = Text("最早从昨天起算。", "Yesterday is the earliest.")
TOO_LATE = Text("这项职责在此之前已经到期。", "The duty ends before that day.")
NO_DUTY = Text("没有这项职责，或不能由您终止。", "There is no such duty, or it is not yours to end.")


@page(*KEEPERS, methods=("POST",))
def leave(request: HttpRequest, visitor: Visitor, person: UUID) -> HttpResponse:
    """Record a leave."""

    def act() -> None:
        member, stand_in = _away(visitor, person), _stand_in(request, visitor)
        first, last = _day(request, "first"), _day(request, "last")
        if first < day_of(visitor.now) - DAY:
            raise Fault("too_early", TOO_EARLY, field="first")
        ids = {"person_id": str(member.id), "stand_in_id": str(stand_in.id)}
        number = record_leave(county=visitor.county, **ids, first=first, last=last)
        log.info("leave recorded on the desk", extra={"leave": number, "by": actor_of(visitor).id})

    return _done(request, visitor, person, act)


@page(*KEEPERS, methods=("POST",))
def end(request: HttpRequest, visitor: Visitor, person: UUID, duty: UUID) -> HttpResponse:
    """Let a duty end."""

    def act() -> None:
        today = day_of(visitor.now)
        member = get_member(visitor.county, person, today)
        held = next((each for each in member.duties if each.id == duty), None)
        if held is None or not may_end(actor_of(visitor), member, held, today):
            raise Missing("no_duty", NO_DUTY, field="last_day")
        last = _day(request, "last_day")
        if last < today - DAY:
            raise Fault("too_early", TOO_EARLY, field="last_day")
        if held.until is not None and last > held.until:
            raise Fault("too_late", TOO_LATE, field="last_day")
        end_duty(county=visitor.county, duty_id=str(duty), last_day=last)
        log.info("duty ended on the desk", extra={"duty": str(duty), "by": actor_of(visitor).id})

    return _done(request, visitor, person, act)


def _away(visitor: Visitor, person: UUID) -> Member:
    member = get_member(visitor.county, person, day_of(visitor.now))
    if not may_record_leave(actor_of(visitor), member):
        raise Forbidden("not_yours", NOT_YOURS)
    return member


def _stand_in(request: HttpRequest, visitor: Visitor) -> Member:
    actor, code = actor_of(visitor), request.POST.get("stand_in", "").strip()
    found = get_member(visitor.county, UUID(get_person_id(visitor.county, code)), day_of(visitor.now))
    if not may_stand_in(actor, found, headed(actor)):
        raise Fault("not_a_stand_in", NOT_A_STAND_IN, field="stand_in")
    return found


def _day(request: HttpRequest, name: str) -> date:
    try:
        return date.fromisoformat(request.POST.get(name, ""))
    except ValueError:
        raise Fault("no_day", NO_DAY, field=name) from None


def _done(request: HttpRequest, visitor: Visitor, person: UUID, act: Callable[[], None]) -> HttpResponse:
    try:
        act()
    except Fault as fault:
        return show_person(request, visitor, person, fault)
    return HttpResponseRedirect(f"/desk/people/{person}/")
