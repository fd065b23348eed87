"""Who may record a leave or end a duty on the desk: the system administrator, and heads for their own units. Pure.

Duties of administrators are left to the command line: nobody of the three chooses another one.
"""

from datetime import date

from maplebridge.directory.people.rules import ADMINISTRATORS, Actor, holds
from maplebridge.doors.desk.people.reading import Held, Member

KEEPER, HEAD = "system_admin", "unit_head"


def may_record_leave(actor: Actor, member: Member) -> bool:
    """Whether `actor` may say who stands in for this person: for every duty, those to come too, it must be theirs."""
    return bool(member.duties) and member.active and all(_keeps(actor, duty) for duty in member.duties)


def may_end(actor: Actor, member: Member, duty: Held, day: date) -> bool:
    """Whether `actor` may let this duty end; never one's own, and not one that has yet to begin."""
    return str(member.id) != actor.id and duty.since <= day and _keeps(actor, duty)


def may_stand_in(actor: Actor, stand_in: Member, units: frozenset[str]) -> bool:
    """Whether `actor` may choose this stand-in.

    Heads choose from the units that they head; the administrator anybody but themselves and other administrators.
    """
    if any(duty.role in ADMINISTRATORS for duty in stand_in.duties):
        return False
    if holds(actor, KEEPER):
        return str(stand_in.id) != actor.id
    return any(duty.unit in units for duty in stand_in.duties)


def headed(actor: Actor) -> frozenset[str]:
    """The units that `actor` heads."""
    return frozenset(duty.unit for duty in actor.duties if duty.role == HEAD and duty.unit)


def _keeps(actor: Actor, duty: Held) -> bool:
    if duty.role in ADMINISTRATORS:
        return False
    return holds(actor, KEEPER) or (bool(duty.unit) and duty.unit in headed(actor))
