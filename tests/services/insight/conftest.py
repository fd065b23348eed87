"""A county in which months can be told at once."""

from tests.cases.conftest import _movable, county, stage

__all__ = ["_movable", "county", "stage"]
