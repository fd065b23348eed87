"""The roster of a team: who is in it, on which days, who stands in, who swaps. Not for its books."""

import logging
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from maplebridge.directory.people.listing import get_person_id
from maplebridge.directory.teams.actions import (
    add_member,
    describe,
    end_member,
    note_change,
    note_swap,
    set_days,
)
from maplebridge.directory.teams.rota import Change
from maplebridge.doors.desk.teams.sights import WEEK, frame, known, members_of, needs_of, rota_of
from maplebridge.doors.parts.asking import Visitor, actor_of
from maplebridge.doors.parts.paging import page, show
from maplebridge.ground.clock.time import day_of
from maplebridge.ground.words.fault import Fault, Forbidden
from maplebridge.ground.words.text import Text
from maplebridge.services.stations.queries import get_rota
from maplebridge.services.stations.rights import NOT_YOURS, may_keep, may_note

log = logging.getLogger(__name__)
SHOWN, LONGEST = 14, 200
NO_DAY = Text("请填写日期。", "Give the day.")
TOO_LONG = Text("太长了，最多 200 字。", "Too long: 200 signs at most.")


@page("staff")
def roster(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponse:
    """The people of a team and two weeks of its rota."""
    return show_roster(request, visitor, code)


def show_roster(request: HttpRequest, visitor: Visitor, code: str, fault: Fault | None = None) -> HttpResponse:
    """The same, with what is wrong with what was sent."""
    teams, team, kind = known(visitor, code)
    day = day_of(visitor.now)
    return show(
        request,
        "desk/teams/roster.html",
        status=fault.status if fault else 200,
        **frame(visitor, code, "roster"),
        fault=fault,
        said=request.POST.dict(),
        members=members_of(teams, team, day),
        rota=rota_of(teams, get_rota(visitor.county, team, day, SHOWN)),
        parts=sorted(teams.parts.values(), key=lambda part: part.code),
        week=list(enumerate(WEEK, 1)),
        needs=needs_of(team, kind),
    )


@page("staff", methods=("POST",))
def change(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponse:
    """Somebody is not on duty on a day, or somebody stands in."""

    def act() -> None:
        said = request.POST
        wanted = Change(_day(request, "day"), said.get("away") or None, said.get("stand_in") or None)
        note_change(county=visitor.county, team=code, change=wanted, **_by(request, visitor))

    return _done(request, visitor, code, act, noting=True)


@page("staff", methods=("POST",))
def exchange(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponse:
    """Two people change their days."""

    def act() -> None:
        said = request.POST
        first = (said.get("first", ""), _day(request, "first_day"))
        second = (said.get("second", ""), _day(request, "other_day"))
        note_swap(county=visitor.county, team=code, first=first, second=second, **_by(request, visitor))

    return _done(request, visitor, code, act, noting=True)


@page("staff", methods=("POST",))
def add(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponse:
    """Put somebody in the team."""

    def act() -> None:
        said = request.POST
        person = get_person_id(visitor.county, said.get("person", "").strip())
        days = _weekdays(request)
        add_member(
            county=visitor.county, team=code, person_id=person, part=said.get("part", ""), days=days, now=visitor.now
        )

    return _done(request, visitor, code, act)


@page("staff", methods=("POST",))
def days(request: HttpRequest, visitor: Visitor, code: str, member: UUID) -> HttpResponse:
    """The weekdays of a member."""
    return _done(
        request,
        visitor,
        code,
        lambda: set_days(county=visitor.county, team=code, member=str(member), days=_weekdays(request)),
    )


@page("staff", methods=("POST",))
def end(request: HttpRequest, visitor: Visitor, code: str, member: UUID) -> HttpResponse:
    """Let a part end with a day."""

    def act() -> None:
        end_member(county=visitor.county, team=code, member=str(member), last_day=_day(request, "last_day"))

    return _done(request, visitor, code, act)


@page("staff", methods=("POST",))
def about(request: HttpRequest, visitor: Visitor, code: str) -> HttpResponse:
    """What the public reads of the team, and what of its kind it has."""

    def act() -> None:
        said = {name: request.POST.get(name, "").strip() for name in ("phone", "hours_zh", "hours_en")}
        for name, words in said.items():
            if len(words) > LONGEST:
                raise Fault("too_long", TOO_LONG, field=name)
        hours = Text(said["hours_zh"], said["hours_en"])
        describe(county=visitor.county, team=code, phone=said["phone"], hours=hours, has=request.POST.getlist("has"))

    return _done(request, visitor, code, act)


def _by(request: HttpRequest, visitor: Visitor) -> dict[str, Any]:
    reason = request.POST.get("reason", "").strip()
    if len(reason) > LONGEST:
        raise Fault("too_long", TOO_LONG, field="reason")
    return {"reason": reason, "by": actor_of(visitor).id, "now": visitor.now}


def _weekdays(request: HttpRequest) -> list[int]:
    return [int(day) for day in request.POST.getlist("days") if day.isdecimal() and len(day) == 1]


def _day(request: HttpRequest, name: str) -> date:
    try:
        return date.fromisoformat(request.POST.get(name, ""))
    except ValueError:
        raise Fault("no_day", NO_DAY, field=name) from None


def _done(
    request: HttpRequest, visitor: Visitor, code: str, act: Callable[[], None], *, noting: bool = False
) -> HttpResponse:
    _, team, _ = known(visitor, code)
    actor = actor_of(visitor)
    if not (may_note(actor, team, day_of(visitor.now)) if noting else may_keep(actor, team)):
        raise Forbidden("not_yours", NOT_YOURS)
    try:
        act()
    except Fault as fault:
        return show_roster(request, visitor, code, fault)
    log.info("roster of a team changed on the desk", extra={"team": code, "by": actor.id})
    return HttpResponseRedirect(f"/desk/teams/{code}/roster/")
