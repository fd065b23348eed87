"""A county whose court has judgments to enforce."""

from tests.cases.conftest import _movable, county, stage

__all__ = ["_movable", "county", "stage"]
