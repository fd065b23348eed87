"""Schools and their legal vice-principals over the API, as the desk keeps them. Not for lectures: those are activities;
signed agreements are kept and read on the desk."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import UnitFacts
from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import caller_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.activities import AppointmentIn, MadeOut, PapersIn, SchoolsOut, WhyIn
from maplebridge.doors.api.v1.writing import staff_of, write_once
from maplebridge.ground.clock.time import day_of
from maplebridge.services.activities import schools
from maplebridge.services.activities.models import Appointment
from maplebridge.services.activities.queries import list_lectures
from maplebridge.services.repeating.actions import Done

router = Router(tags=["activities"])


@operation(router, "GET", "/schools", "token:read", returns=SchoolsOut)
def list_schools_and_gaps(request: HttpRequest) -> HttpResponse:
    """The schools with their legal vice-principals, the newest first, and which lack one or soon will: for staff."""
    actor, today = staff_of(request), day_of(caller_of(request).now)
    rows = schools.list_appointments(actor.county)
    lectures = list_lectures(actor.county, [row.id for row in rows])
    gaps = {
        gap.school.code: "ends_soon" if gap.appointment else "none" for gap in schools.list_gaps(actor.county, today)
    }
    known = {row.school: [each for each in rows if each.school == row.school] for row in rows}
    found = [
        _school(actor, unit, gaps.get(unit.code, ""))
        | {
            "appointments": [
                _appointment(actor, row, len(lectures.get(row.id, []))) for row in known.get(unit.code, [])
            ]
        }
        for unit in schools.list_schools(actor.county)
    ]
    return answer({"schools": found})


@operation(router, "POST", "/schools/{school}/appointments", "token:act", returns=MadeOut, status=201)
def appoint_vice_principal(request: HttpRequest, school: str, body: AppointmentIn) -> HttpResponse:
    """Note a letter of appointment: for the education and justice bureaus, who keep the register."""
    now = caller_of(request).now
    said = {name: getattr(body, name) for name in AppointmentIn.model_fields if name != "key"}
    terms = schools.Terms(school=school, **said)
    done = write_once(
        request, f"appoint {school}", body, lambda actor: schools.appoint(actor=actor, terms=terms, now=now)
    )
    return _made(UUID(done.made), done, 201)


@operation(router, "POST", "/schools/appointments/{appointment}/papers", "token:act", returns=MadeOut)
def note_letter_and_agreement(request: HttpRequest, appointment: UUID, body: PapersIn) -> HttpResponse:
    """Note the number of the letter and the day of the agreement."""
    now, papers = caller_of(request).now, schools.Papers(body.letter, body.agreed_on)

    def write(actor: Actor) -> None:
        schools.note_papers(actor=actor, appointment=appointment, papers=papers, now=now)

    return _made(appointment, write_once(request, f"papers {appointment}", body, write))


@operation(router, "POST", "/schools/appointments/{appointment}/end", "token:act", returns=MadeOut)
def end_an_appointment(request: HttpRequest, appointment: UUID, body: WhyIn) -> HttpResponse:
    """End an appointment before its last day, and say why."""
    now = caller_of(request).now

    def write(actor: Actor) -> None:
        schools.end_appointment(actor=actor, appointment=appointment, reason=body.reason, now=now)

    return _made(appointment, write_once(request, f"end {appointment}", body, write))


def _school(actor: Actor, unit: UnitFacts, gap: str) -> rendering.JSON:
    return {"school": rendering.unit_named(get_registry(actor.county), unit.code), "place": unit.place, "gap": gap}


def _appointment(actor: Actor, row: Appointment, lectures: int) -> rendering.JSON:
    same = ("id", "person", "since", "until", "letter", "agreed_on", "duties", "ended_on", "reason")
    return {
        **{name: getattr(row, name) for name in same},
        "sender": rendering.unit_named(get_registry(actor.county), row.sender),
        "agreement": bool(row.agreement),
        "lectures": lectures,
    }


def _made(row: UUID, done: Done, status: int = 200) -> HttpResponse:
    return answer({"id": row, "already": done.already}, 200 if done.already else status)
