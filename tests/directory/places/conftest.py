"""Small registers to import, and a process that remembers nothing of the test before."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from maplebridge.directory.places import actions, queries
from maplebridge.directory.places.importing.report import Report

COUNTY = "520524"
NOW = datetime(2026, 9, 18, 2, 0, tzinfo=UTC)
Import = Callable[..., Report]

DIVISIONS = """code,name,level,parent
520524,织金县,county,
520524101,桂果镇,town,520524
520524101201,马家屯村村民委员会,village,520524101
520524101202,新寨村村民委员会,village,520524101
"""


def square(west: float, south: float) -> Mapping[str, Any]:
    """A GeoJSON square of one hundredth of a degree."""
    east, north = west + 0.01, south + 0.01
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def feature(code: str, name: str, geometry: Mapping[str, Any] | None, **properties: str) -> Mapping[str, Any]:
    return {"type": "Feature", "properties": {"code": code, "name": name, **properties}, "geometry": geometry}


def collection(features: Sequence[Mapping[str, Any]]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features)}, ensure_ascii=False)


GRIDS = collection(
    [
        feature("520524101201001", "马家屯村第一网格", square(105.70, 26.60)),
        feature("520524101201002", "马家屯村第二网格", square(105.71, 26.60)),
        feature("520524101202001", "新寨村第一网格", square(105.70, 26.61)),
    ]
)
GROUPS = """code,name
520524101201001001,马家屯村第一网格第1联户组
520524101201001002,马家屯村第一网格第2联户组
520524101202001001,新寨村第一网格第1联户组
"""


@pytest.fixture(autouse=True)
def _forget_places() -> Iterator[None]:
    queries.forget()
    yield
    queries.forget()


@pytest.fixture
def import_text(tmp_path: Path, db: None) -> Import:
    """Imports a text (or bytes) as a file of the given kind."""

    def run(kind: str, content: str | bytes, **options: Any) -> Report:
        data = content.encode() if isinstance(content, str) else content
        path = tmp_path / ("file.geojson" if data.startswith(b"{") else "file.csv")
        path.write_bytes(data)
        return actions.import_places(COUNTY, path, kind, now=NOW, **options)

    return run


@pytest.fixture
def small_county(import_text: Import) -> None:
    """One town, two villages, three grids in a corner shape, three household groups."""
    for kind, content in (("divisions", DIVISIONS), ("grids", GRIDS), ("groups", GROUPS)):
        assert import_text(kind, content).rejected == ()
