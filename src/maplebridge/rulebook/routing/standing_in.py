"""Says who acts for the county's centre in a case that complains of it. Pure; not for calling anybody."""

from collections.abc import Collection

from maplebridge.directory.units.rules import Registry, centre_code
from maplebridge.rulebook.matters.routing_rules import RoutingRules


def find_stand_in(
    routing: RoutingRules, registry: Registry, *, category: str, place: str, excluded: Collection[str]
) -> str | None:
    """The unit that stands in for the county's centre, first whichever leads in the category; None where the centre
    is not complained of, or everybody who could stand in is."""
    if routing.stand_ins is None or centre_code(registry.county) not in excluded:
        return None
    nearest = (registry.nearest(kind, place, without=frozenset(excluded)) for kind in routing.stand_ins.kinds)
    fit = [unit.code for unit in nearest if unit is not None]
    leading = {found.unit.code for found in registry.competences(category, place) if found.duty == "lead"}
    return next((code for code in fit if code in leading), fit[0] if fit else None)
