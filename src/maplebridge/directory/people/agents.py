"""What somebody who serves at an agent outlet may take in: the matters it is accredited for, while it is. Pure."""

from datetime import date

from maplebridge.directory.people.rules import Actor
from maplebridge.directory.units.rules import Registry, UnitFacts
from maplebridge.ground.words.fault import Forbidden
from maplebridge.ground.words.text import Text

AGENT = "agent"
NOT_ACCREDITED = Text("本网点没有获得授权代收这个事项", "this outlet is not accredited for this matter")


def is_only_agent(actor: Actor) -> bool:
    """Whether the actor serves at agent outlets and nowhere else."""
    return actor.kind == "staff" and bool(actor.duties) and all(duty.role == AGENT for duty in actor.duties)


def list_own_outlets(actor: Actor, registry: Registry) -> list[UnitFacts]:
    """The outlets in use at which the actor serves, by code."""
    codes = sorted({duty.unit for duty in actor.duties if duty.role == AGENT})
    found = (registry.unit(code) for code in codes)
    return [unit for unit in found if unit is not None and unit.active]


def list_taken_in(actor: Actor, registry: Registry, day: date) -> frozenset[str]:
    """The matters that the actor's outlets may take in on `day`."""
    held = [unit.accredited for unit in list_own_outlets(actor, registry)]
    return frozenset(name for each in held if each and each.stands_on(day) for name in each.matters)


def check_taking_in(actor: Actor, matter: str, registry: Registry, day: date) -> None:
    """Lets everybody pass but those who serve at outlets only: they take in what is theirs. Raises Forbidden."""
    if not is_only_agent(actor) or matter in list_taken_in(actor, registry, day):
        return
    outlets = list_own_outlets(actor, registry)
    for unit in outlets:
        if unit.accredited and matter in unit.accredited.matters:
            raise Forbidden("accreditation_over", _over(unit, day), field="matter")
    raise Forbidden("not_accredited", NOT_ACCREDITED, field="matter")


def _over(unit: UnitFacts, day: date) -> Text:
    assert unit.accredited is not None
    since, until = unit.accredited.since, unit.accredited.until
    if day < since:
        return Text(f"本网点的授权自 {since} 起才有效", f"this outlet is accredited from {since} on only")
    return Text(
        f"本网点的授权已于 {until} 到期，不能再代收，请让群众到窗口办理",
        f"this outlet's accreditation ended on {until}: nothing may be taken in; send people to the office",
    )
