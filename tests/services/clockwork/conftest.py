"""The stage on which cases stand, for the clocks that act on them."""

from tests.cases.conftest import _movable, county, stage

__all__ = ["_movable", "county", "stage"]
