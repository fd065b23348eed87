"""Who may see a case, and how much of it. Pure, and closed unless something opens it. Not for who may act: roles."""

from maplebridge.directory.people.rules import Actor, Duty, ties_of
from maplebridge.rulebook.workflows.definition import Audience
from maplebridge.rulebook.workflows.facts import CaseFacts
from maplebridge.rulebook.workflows.roles import party_of, place_of_centre

ONE_LEVEL = 3  # digits
PARTY = "party:"
OVERSEEING = frozenset({"dispatcher", "checker", "leader", "seat", "grid_worker", "auditor"})
RATING_READERS = frozenset({"dispatcher", "checker", "leader", "auditor"})


def may_see(actor: Actor, case: CaseFacts) -> bool:
    """Whether the case exists for this actor at all."""
    if actor.county != case.county:
        return False
    if actor.kind == "clock":
        return True
    if actor.kind != "staff":
        return brought(actor, case) or party_of(actor, case) is not None
    if kept_out(actor, case):
        return False
    if case.secrecy == "case_sealed":
        return in_circle(actor, case)
    return actor.id == case.reporter or works_on(actor, case) or _oversees(actor, case)


def kept_out(actor: Actor, case: CaseFacts) -> bool:
    """Whether the case keeps the actor or a unit of theirs out: then nothing of it is shown on any way."""
    return not case.excluded_units.isdisjoint(ties_of(actor))


def brought(actor: Actor, case: CaseFacts) -> bool:
    """Whether the actor brought the case, or holds its secret link and so stands for whoever did."""
    return actor.id in (case.reporter, f"case:{case.id}")


def own_ids(actor: Actor, case: CaseFacts) -> frozenset[str]:
    """The ids under which the actor may stand in the journal of a case: whoever brought it by a link and by name."""
    return frozenset({actor.id, case.reporter or actor.id, f"case:{case.id}"} if brought(actor, case) else {actor.id})


def sees_file(actor: Actor, case: CaseFacts, audience: str, added_by: str) -> bool:
    """Whether a file is shown: to its audience, but not to one party when another one has put it there."""
    if actor.kind == "staff" or audience not in audiences(actor, case):
        return audience in audiences(actor, case)
    own = own_ids(actor, case)
    if added_by.startswith(PARTY) and added_by not in own:  # also of the case that this one follows from
        return False
    others = {case.reporter, f"case:{case.id}", *(party.actor for party in case.parties)} - own
    return not case.parties or added_by not in others


def in_circle(actor: Actor, case: CaseFacts) -> bool:
    """Whether the actor is in the named circle of a sealed case."""
    if actor.id in case.circle or any(duty.unit in case.circle for duty in actor.duties):
        return True
    return case.centre in case.circle and any(_acts_for_centre(duty, case) for duty in actor.duties)


def audiences(actor: Actor, case: CaseFacts) -> frozenset[Audience]:
    """Whose entries of the journal the actor may read."""
    if actor.kind == "clock":
        return frozenset({"resident", "staff", "circle"})
    if actor.kind != "staff":
        return frozenset({"resident"})
    if reads_ratings(actor, case):
        return frozenset({"resident", "staff", "circle"})
    return frozenset({"resident", "staff"})


def reads_ratings(actor: Actor, case: CaseFacts) -> bool:
    """Whether ratings are shown: to the centre and its leaders, never to whoever handles the case."""
    if actor.kind != "staff":
        return brought(actor, case)
    handles = any(duty.unit == case.unit for duty in actor.duties) or actor.id == case.finished_by
    return not handles and any(_watches(duty.role, duty.place, case, RATING_READERS) for duty in actor.duties)


def reads_person(actor: Actor, case: CaseFacts) -> bool:
    """Whether the actor may learn who brought the case: never when the identity is sealed, else on its own work."""
    if actor.kind != "staff":
        return brought(actor, case)
    return case.secrecy != "identity_sealed" and (works_on(actor, case) or in_circle(actor, case))


def works_on(actor: Actor, case: CaseFacts) -> bool:
    """Whether the actor has the case, helps with it or was called to it, or its centre is theirs."""
    units = {case.unit, case.centre, *case.helpers, *(call.unit for call in case.calls)}
    own = actor.id == case.person or any(duty.unit in units for duty in actor.duties)
    return own or any(_acts_for_centre(duty, case) for duty in actor.duties)


def _acts_for_centre(duty: Duty, case: CaseFacts) -> bool:
    """A village station has no dispatcher of its own: those of its town act for it."""
    place = place_of_centre(case.centre)
    near = len(place) - len(duty.place) <= ONE_LEVEL
    return duty.role == "dispatcher" and near and place.startswith(duty.place)


def _oversees(actor: Actor, case: CaseFacts) -> bool:
    return any(_watches(duty.role, duty.place, case, OVERSEEING) for duty in actor.duties)


def _watches(role: str, place: str, case: CaseFacts, roles: frozenset[str]) -> bool:
    return role in roles and bool(place) and case.place.startswith(place)
