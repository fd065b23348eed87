"""Where cases lie, for maps. Not for who may see them: the caller has a list of those."""

from collections.abc import Sequence
from uuid import UUID

from maplebridge.cases.models import Case

DECIMALS = 6


def list_positions(county: str, ids: Sequence[UUID]) -> dict[UUID, tuple[float, float]]:
    """Latitude and longitude (WGS-84) of those of the cases that have a position; one round trip."""
    rows = Case.objects.of(county).filter(id__in=list(ids), longitude__isnull=False, latitude__isnull=False)
    return {
        each: (round(latitude, DECIMALS), round(longitude, DECIMALS))
        for each, latitude, longitude in rows.values_list("id", "latitude", "longitude")
        if latitude is not None and longitude is not None
    }
