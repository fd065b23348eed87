"""The small county and an empty story in it."""

from tests.scenarios.conftest import _movable, county, story

__all__ = ["_movable", "county", "story"]
