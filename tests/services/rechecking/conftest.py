"""A county in which cases close."""

from tests.cases.conftest import _movable, county, stage

__all__ = ["_movable", "county", "stage"]
