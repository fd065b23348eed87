"""The stage on which cases stand, for the reader that tells people of them."""

from tests.cases.conftest import _movable, county, stage
from tests.scenarios.conftest import story

__all__ = ["_movable", "county", "stage", "story"]
