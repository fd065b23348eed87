"""Who may ask to read a file, who may let them, and for how long. Pure; not for storing it."""

from datetime import date, timedelta

from maplebridge.cases.rights import in_circle, kept_out, may_see, works_on
from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.rules import Registry, centre_code
from maplebridge.rulebook.workflows.facts import CaseFacts

ASKED, GRANTED, REFUSED, REVOKED = "asked", "granted", "refused", "revoked"
ENTRIES = "entries"
FIRM, LAWYER = "law_firm", "handler"
DECIDERS = frozenset({"unit_head", "handler"})
LONGEST = timedelta(days=90)
SHOWN = frozenset({"resident", "staff"})
"""The audiences of files that may be granted; what is for the circle never is."""


def firms_of(actor: Actor, registry: Registry) -> tuple[str, ...]:
    """The law firms, active ones, in which the actor is on duty as a lawyer."""
    if actor.kind != "staff":
        return ()
    units = (registry.unit(duty.unit) for duty in actor.duties if duty.role == LAWYER and duty.unit)
    return tuple(dict.fromkeys(unit.code for unit in units if unit and unit.kind == FIRM and unit.active))


def may_know(actor: Actor, firm: str, case: CaseFacts) -> bool:
    """Whether the case may be asked for and read by somebody of that firm at all.

    Never by a unit that is kept out of it, and a sealed case within its circle only.
    """
    if firm in case.excluded_units or kept_out(actor, case):
        return False
    return case.secrecy != "case_sealed" or in_circle(actor, case)


def holder_of(case: CaseFacts) -> str:
    """The unit that has the case; its centre while nobody has it."""
    return case.unit or case.centre


def deciding_unit(actor: Actor, case: CaseFacts) -> str:
    """The unit as which the actor decides who reads the file: the one that has the case. "" for others."""
    if actor.kind != "staff" or not may_see(actor, case):
        return ""
    if case.unit:
        return case.unit if any(duty.unit == case.unit and duty.role in DECIDERS for duty in actor.duties) else ""
    dispatches = any(duty.role == "dispatcher" for duty in actor.duties)
    return case.centre if dispatches and works_on(actor, case) else ""


def last_day(today: date) -> date:
    """The last day until which a grant made today may run."""
    return today + LONGEST


def is_open(state: str, until: date | None, today: date) -> bool:
    """Whether a grant holds on that day, the last one counted."""
    return state == GRANTED and until is not None and today <= until


def desks_of(actor: Actor) -> tuple[list[str], list[str]]:
    """For which units the actor may decide, and for which centres (patterns) while no unit has the case."""
    units = {duty.unit for duty in actor.duties if duty.role in DECIDERS and duty.unit}
    places = {duty.place for duty in actor.duties if duty.role == "dispatcher"}
    centres = {pattern for place in places for pattern in (centre_code(place), centre_code(f"{place}___"))}
    return sorted(units), sorted(centres)
