"""Writes a made-up county as the files that a real one would send. Not for importing them."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import orjson

from maplebridge.directory.places.generating.county import (
    MadeGrid,
    MadeGroup,
    make_grids,
    make_groups,
    make_party_groups,
)
from maplebridge.directory.places.generating.households import MadeHousehold, make_households
from maplebridge.directory.places.rules import Place


def write_county(places: Iterable[Place], folder: Path) -> Mapping[str, Path]:
    """Files of grids, groups, party groups and one town's households for the villages in `places`, by the kind under
    which to import them."""
    grids = make_grids(places)
    groups = list(make_groups(grids))
    return {
        "grids": _write_grids(folder / "grids.geojson", grids),
        "groups": _write_groups(folder / "groups.csv", groups),
        "party_groups": _write_groups(folder / "party_groups.csv", make_party_groups(grids)),
        "households": _write_households(folder / "households.csv", make_households(groups)),
    }


def _write_grids(path: Path, grids: Sequence[MadeGrid]) -> Path:
    features = [
        {
            "type": "Feature",
            "properties": {"code": grid.code, "name": grid.name},
            "geometry": {"type": "Polygon", "coordinates": [grid.ring]},
        }
        for grid in grids
    ]
    path.write_bytes(orjson.dumps({"type": "FeatureCollection", "features": features}))
    return path


def _write_groups(path: Path, groups: Iterable[MadeGroup]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["code", "name", "grids"])
        writer.writerows([group.code, group.name, ";".join(group.grids)] for group in groups)
    return path


def _write_households(path: Path, households: Iterable[MadeHousehold]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["code", "group", "contact_known"])
        writer.writerows([made.code, made.group, "是" if made.contact_known else "否"] for made in households)
    return path
