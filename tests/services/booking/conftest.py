"""A county in which people are expected."""

from tests.cases.conftest import _movable, county, stage

__all__ = ["_movable", "county", "stage"]
