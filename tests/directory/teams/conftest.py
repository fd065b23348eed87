"""A small county with units, people and the teams of its pack."""

from collections.abc import Iterator

import pytest
from tests.world import DEMO, World, found_county

from maplebridge.directory.teams.actions import install_pack_teams
from maplebridge.directory.teams.queries import forget_teams

COUNTY = "520524"


@pytest.fixture
def world(db: None) -> Iterator[World]:
    """The county with its teams."""
    founded = found_county()
    forget_teams()
    install_pack_teams(county=COUNTY, path=DEMO / "teams.yaml", now=founded.now)
    yield founded
    forget_teams()
