"""What everybody may read over the API: activities to come and held, what units publish and what they owe. Not for
writing: activities, publications."""

from datetime import date, datetime, timedelta
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.api.v1 import rendering
from maplebridge.doors.api.v1.entrance import caller_of, county_of
from maplebridge.doors.api.v1.lists import Mark
from maplebridge.doors.api.v1.operations import answer, operation
from maplebridge.doors.api.v1.pages import read_id_mark, write_mark
from maplebridge.doors.api.v1.shapes.cases import Code, County, PlaceCode
from maplebridge.doors.api.v1.shapes.open import ActivitiesOut, PublicationOut, PublicationsOut
from maplebridge.ground.clock.time import day_of, midnight_after
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.activities.models import Activity
from maplebridge.services.activities.queries import Wanted as Activities
from maplebridge.services.activities.queries import list_activities
from maplebridge.services.disclosure.models import Publication
from maplebridge.services.disclosure.queries import Wanted, get_publication, list_publications

router = Router(tags=["open"])
Many = Annotated[int, Field(ge=1, le=200)]
AHEAD = timedelta(days=365)
Day = Annotated[date, Field(ge=date(1949, 10, 1), le=date(2200, 1, 1))]


@operation(router, "GET", "/activities", "public", "token:read", returns=ActivitiesOut)
def list_open_activities(
    request: HttpRequest,
    county: County = "",
    place: PlaceCode = "",
    unit: Code = "",
    kind: Code = "",
    since: Day | None = None,
    until: Day | None = None,
    many: Many = 100,
) -> HttpResponse:
    """Lectures, clinics, open days by when they begin: from today on, or between two days, both counted."""
    caller = caller_of(request)
    home, now = county_of(caller, county), caller.now
    first = _first_moment(since or day_of(now))
    last = midnight_after(until) if until else now + AHEAD
    rows = list_activities(home, first, last, Activities(place, unit, kind), many)
    return answer({"activities": [_activity(home, row) for row in rows]})


@operation(router, "GET", "/publications", "public", "token:read", returns=PublicationsOut)
def list_open_publications(
    request: HttpRequest,
    county: County = "",
    place: PlaceCode = "",
    unit: Code = "",
    item: Code = "",
    q: Annotated[str, Field(max_length=60)] = "",
    after: Mark = "",
    many: Many = 50,
) -> HttpResponse:
    """What units have published, the newest first: of a unit, of places under a prefix, of one item, with `q` in it."""
    home = county_of(caller_of(request), county)
    before = read_id_mark(after) if after else None
    rows = list_publications(home, Wanted(unit, place, item, q), before=before, many=many)
    following = write_mark(rows[-1].id) if len(rows) == many else None
    return answer({"publications": [_line(home, row) for row in rows], "next": following})


@operation(router, "GET", "/publications/{uuid:publication}", "public", "token:read", returns=PublicationOut)
def get_open_publication(request: HttpRequest, publication: UUID, county: County = "") -> HttpResponse:
    """One publication with its versions; of a withdrawn one only that it was there, and why it went."""
    home = county_of(caller_of(request), county)
    sight = get_publication(home, publication)
    item = get_current_pack(home).disclosure.items.get(sight.row.item)
    same = ("number", "title", "text", "columns", "rows", "why")
    return answer(
        {
            **_line(home, sight.row) | ({} if sight.newest else {"title": ""}),
            "basis": item.basis if item else "",
            "item_title": rendering.both(item.title) if item else None,
            "withdrawn_at": rendering.moment(sight.row.withdrawn_at),
            "reason": sight.row.reason,
            "versions": [
                {
                    **{name: getattr(each, name) for name in same},
                    "file": f"/disclosure/{sight.row.id}/{each.number}/file" if each.file else None,
                    "made_at": rendering.moment(each.made_at),
                }
                for each in sight.versions
            ],
        }
    )


def _activity(county: str, row: Activity) -> rendering.JSON:
    registry = get_registry(county)
    same = ("kind", "title", "state", "address", "for_whom", "capacity", "reason", "figures")
    return {
        "id": str(row.id),
        **{name: getattr(row, name) for name in same},
        "place": rendering.place_named(county, row.place),
        "starts_at": rendering.moment(row.starts_at),
        "ends_at": rendering.moment(row.ends_at),
        "units": [rendering.unit_named(registry, code) for code in (row.unit, *row.units)],
    }


def _line(county: str, row: Publication) -> rendering.JSON:
    same = ("title", "item", "period", "version", "hand_out")
    return {
        "id": str(row.id),
        **{name: getattr(row, name) for name in same},
        "unit": rendering.unit_named(get_registry(county), row.unit),
        "place": rendering.place_named(county, row.place),
        "published_at": rendering.moment(row.published_at),
    }


def _first_moment(day: date) -> datetime:
    return midnight_after(day - timedelta(days=1))
