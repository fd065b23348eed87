"""The stage on which cases stand, for the reader that lets them be found."""

from tests.cases.conftest import _movable, county, stage

__all__ = ["_movable", "county", "stage"]
