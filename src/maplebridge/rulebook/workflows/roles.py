"""What each role of a workflow means: a relation between an actor and a case. Not for what a duty is."""

from collections.abc import Callable, Mapping
from uuid import UUID

from maplebridge.directory.people.rules import Actor, Duty, ties_of
from maplebridge.directory.units.rules import Registry
from maplebridge.rulebook.workflows.facts import CaseFacts, PartyFacts

Relation = Callable[[Actor, CaseFacts], Duty | None]
PERSONAL = Duty("", "", "")
LINKED = "linked:"
AT_OPENING = 1
STANDING_IN = frozenset({"handler", "unit_head"})


def find_role(actor: Actor, case: CaseFacts, roles: tuple[str, ...]) -> tuple[str, Duty] | None:
    """The first of `roles` that the actor has in this case, with the duty it rests on; None without any.

    Whoever serves in a unit that is complained of has none, whatever other duties they hold or stand in for.
    """
    if serves_excluded(actor, case):
        return None
    for role in roles:
        duty = RELATIONS[role](actor, case)
        if duty is not None:
            return role, duty
    return None


def serves_excluded(actor: Actor, case: CaseFacts) -> bool:
    """Whether a member of staff is complained of, or has or lately had a duty, also standing in, in a unit that is."""
    return actor.kind == "staff" and not case.excluded_units.isdisjoint(ties_of(actor))


def next_centre(case: CaseFacts, registry: Registry) -> str | None:
    """The centre above the one that holds the case, past any that is complained of; None at the top."""
    above = registry.centre_above(case.centre)
    while above is not None and above in case.excluded_units:
        above = registry.centre_above(above)
    return above


def stand_in_of(case: CaseFacts) -> str | None:
    """The unit that acts for the county's centre because the case complains of that: the one called when the case was
    brought. None where it complains of no such centre, or of that unit as well."""
    if _county_centre(case) not in case.excluded_units:
        return None
    called = (call.unit for call in case.calls if call.turn == AT_OPENING)
    return next((unit for unit in called if unit not in case.excluded_units), None)


def acting_for(centre: str, case: CaseFacts) -> str:
    """That centre, or who stands in for it where the case complains of it."""
    return (stand_in_of(case) or centre) if centre in case.excluded_units else centre


def _county_centre(case: CaseFacts) -> str:
    return f"centre-{case.county}"


def place_of_centre(centre: str) -> str:
    """The place whose centre it is: centres are coded `centre-<place code>`."""
    return centre.removeprefix("centre-")


def party_of(actor: Actor, case: CaseFacts) -> PartyFacts | None:
    """The active party that the actor is, by the party's own link or, for whoever brought the case, by theirs."""
    if actor.kind != "resident":
        return None
    names = {actor.id, case.reporter} if actor.id == f"case:{case.id}" else {actor.id}
    return next((party for party in case.parties if party.active and party.actor in names), None)


def party_actor_id(case_id: UUID, number: int) -> str:
    """Under which id a party acts that has no account."""
    return f"party:{case_id}:{number}"


def _first(actor: Actor, fits: Callable[[Duty], bool]) -> Duty | None:
    return next((duty for duty in actor.duties if fits(duty)), None) if actor.kind == "staff" else None


def _resident(actor: Actor, case: CaseFacts) -> Duty | None:
    own = actor.kind == "resident" and actor.id in (case.reporter, f"case:{case.id}")
    return PERSONAL if own else None


def _reporter(actor: Actor, case: CaseFacts) -> Duty | None:
    return PERSONAL if case.reporter is not None and actor.id == case.reporter else None


def _staff(actor: Actor, case: CaseFacts) -> Duty | None:
    return _first(actor, lambda duty: True)


def _at_centre(role: str) -> Relation:
    def relation(actor: Actor, case: CaseFacts) -> Duty | None:
        if case.centre in case.excluded_units:
            return _standing_in(actor, case)
        place = place_of_centre(case.centre)
        return _first(actor, lambda duty: duty.role == role and place.startswith(duty.place))

    return relation


def _standing_in(actor: Actor, case: CaseFacts) -> Duty | None:
    unit = stand_in_of(case)
    return _first(actor, lambda duty: duty.unit == unit and duty.role in STANDING_IN)


def _county_dispatcher(actor: Actor, case: CaseFacts) -> Duty | None:
    if _county_centre(case) in case.excluded_units:
        return _standing_in(actor, case)
    return _first(actor, lambda duty: duty.role == "dispatcher" and duty.place == case.county)


def _disposer(actor: Actor, case: CaseFacts) -> Duty | None:
    return _first(actor, lambda duty: duty.role == "security_admin" and case.place.startswith(duty.place))


def _leader(actor: Actor, case: CaseFacts) -> Duty | None:
    return _first(actor, lambda duty: duty.role == "leader" and case.place.startswith(duty.place))


def _in_owner(*roles: str) -> Relation:
    def relation(actor: Actor, case: CaseFacts) -> Duty | None:
        return _first(actor, lambda duty: duty.role in roles and duty.unit == case.unit)

    return relation


def _owner_person(actor: Actor, case: CaseFacts) -> Duty | None:
    return _first(actor, lambda duty: duty.unit == case.unit) if actor.id == case.person else None


def _called(actor: Actor, case: CaseFacts) -> Duty | None:
    units = {call.unit for call in case.calls if call.person in (None, actor.id)}
    return _first(actor, lambda duty: duty.unit in units)


def _helper(actor: Actor, case: CaseFacts) -> Duty | None:
    return _first(actor, lambda duty: duty.unit in case.helpers)


def _grid_worker(actor: Actor, case: CaseFacts) -> Duty | None:
    return _first(actor, lambda duty: duty.role == "grid_worker" and case.place.startswith(duty.place))


def _party(actor: Actor, case: CaseFacts) -> Duty | None:
    return PERSONAL if party_of(actor, case) else None


def _linked_case(actor: Actor, case: CaseFacts) -> Duty | None:
    return PERSONAL if actor.kind == "clock" and actor.id.startswith(LINKED) else None


def _lead_case(actor: Actor, case: CaseFacts) -> Duty | None:
    return PERSONAL if case.lead_id is not None and actor.id == lead_actor_id(case.lead_id) else None


def lead_actor_id(lead_id: UUID) -> str:
    """Under which id a lead acts on the cases merged under it."""
    return f"lead:{lead_id}"


def _kind(kind: str) -> Relation:
    def relation(actor: Actor, case: CaseFacts) -> Duty | None:
        return PERSONAL if actor.kind == kind else None

    return relation


RELATIONS: Mapping[str, Relation] = {
    "resident": _resident,
    "reporter": _reporter,
    "party": _party,
    "staff": _staff,
    "dispatcher": _at_centre("dispatcher"),
    "county_dispatcher": _county_dispatcher,
    "checker": _at_centre("checker"),
    "leader": _leader,
    "disposer": _disposer,
    "handler": _in_owner("handler", "unit_head", "grid_worker", "mediator"),
    "unit_head": _in_owner("unit_head"),
    "owner_person": _owner_person,
    "called": _called,
    "helper": _helper,
    "grid_worker": _grid_worker,
    "clock": _kind("clock"),
    "lead_case": _lead_case,
    "linked_case": _linked_case,
    "machine": _kind("machine"),
}
