"""A county in which money can be told of."""

from tests.cases.conftest import _movable, county, stage

__all__ = ["_movable", "county", "stage"]
