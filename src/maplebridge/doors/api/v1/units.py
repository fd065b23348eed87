"""Units over the API."""

from itertools import islice
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from maplebridge.directory.units.queries import get_registry
from maplebridge.directory.units.rules import NO_UNIT, UnitFacts
from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import actor_of
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.shapes.cases import Code
from maplebridge.doors.api.v1.shapes.directory import UnitOut, UnitsOut
from maplebridge.ground.words.fault import Missing

router = Router(tags=["units"])


@operation(router, "GET", "/units", "token:read", returns=UnitsOut)
def list_units(
    request: HttpRequest,
    kind: Code = "",
    place: Code = "",
    q: Annotated[str, Field(max_length=40)] = "",
    after: Code = "",
    many: Annotated[int, Field(ge=1, le=1000)] = 200,
) -> HttpResponse:
    """Active units by code: of one kind, in places under a prefix, with `q` in their name."""

    def fits(unit: UnitFacts) -> bool:
        named = q in unit.name.zh or q.lower() in unit.name.en.lower()
        return unit.active and unit.code > after and kind in ("", unit.kind) and unit.place.startswith(place) and named

    found = sorted(filter(fits, get_registry(actor_of(request).county)), key=lambda unit: unit.code)
    page = list(islice(found, many))
    following = page[-1].code if len(page) == many else None
    return answer({"units": [_unit(unit) for unit in page], "next": following})


@operation(router, "GET", "/units/{code}", "token:read", returns=UnitOut)
def get_unit(request: HttpRequest, code: str) -> HttpResponse:
    """A unit by its code, active or not."""
    unit = get_registry(actor_of(request).county).unit(code)
    if unit is None:
        raise Missing("no_unit", NO_UNIT, field="code")
    return answer(_unit(unit))


def _unit(unit: UnitFacts) -> rendering.JSON:
    same = {name: getattr(unit, name) for name in ("code", "kind", "level", "place", "active", "parent")}
    return {**same, "name": rendering.both(unit.name), "languages": sorted(unit.languages)}
