"""A small county with units and the people named in its pack."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import maplebridge
from maplebridge.directory.people.actions import add_people
from maplebridge.directory.people.pattern import read_pattern
from maplebridge.directory.people.queries import forget_people
from maplebridge.directory.units.actions import install_pack_units
from maplebridge.directory.units.drafts import Area
from maplebridge.directory.units.queries import forget_registries

COUNTY, TOWN, VILLAGE = "520524", "520524103", "520524103200"
NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
DEMO = Path(maplebridge.__file__).parent / "packs" / "demo"


@pytest.fixture
def cast(db: None) -> Iterator[dict[str, str]]:
    """The id of everybody named in the demo pack, by code."""
    areas = [Area(COUNTY, "织金县"), Area(TOWN, "猫场镇"), Area(VILLAGE, "凤坪村")]
    install_pack_units(county=COUNTY, path=DEMO / "units.yaml", areas=areas)
    yield add_people(county=COUNTY, drafts=read_pattern(DEMO / "people.yaml", COUNTY).people, now=NOW)
    forget_people()
    forget_registries()
