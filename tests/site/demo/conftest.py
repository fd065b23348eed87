"""The small county with a clock that can be moved, for what the demo tells of its past."""

from tests.cases.conftest import _movable, county

__all__ = ["_movable", "county"]
