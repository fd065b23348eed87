"""A county in which problems are put on the list."""

from tests.cases.conftest import _movable, county, stage

__all__ = ["_movable", "county", "stage"]
