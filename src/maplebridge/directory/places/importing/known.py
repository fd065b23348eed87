"""Reads what the tables hold before an import, to check its lines against. Not for writing."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from maplebridge.directory.places.importing.sorting import Known
from maplebridge.directory.places.models import Division, Grid, HouseholdGroup
from maplebridge.directory.places.rules import list_ancestors


def read_known(county: str, kind: str) -> Known:
    """What an import of `kind` may lean on."""
    if kind == "divisions":
        known = _own(_divisions(county))
        return Known(known.own, known.own, known.ended, known.heirs)
    if kind == "grids":
        return _own(Grid.objects.of(county), _codes(_divisions(county)))
    if kind == "groups":
        return _own(HouseholdGroup.objects.of(county), _codes(Grid.objects.of(county)))
    return Known(_codes(Grid.objects.of(county) if kind == "party_groups" else HouseholdGroup.objects.of(county)))


def _divisions(county: str) -> "QuerySet[Any]":
    return Division.objects.filter(Q(code__startswith=county) | Q(code__in=list_ancestors(county)))


def _own(rows: "QuerySet[Any]", around: Iterable[str] = ()) -> Known:
    ended = rows.filter(valid_to__isnull=False)
    heirs = dict(ended.filter(replaced_by__gt="").values_list("code", "replaced_by"))
    return Known(frozenset(around), _codes(rows), _codes(ended), heirs)


def _codes(rows: "QuerySet[Any]") -> frozenset[str]:
    return frozenset(rows.values_list("code", flat=True))
