"""The small county for every test of the loop, founded once a module; and a clock that tests can move."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from tests.cases.clock_of_database import disbelieve, movable_clock
from tests.cases.stage import Stage, moment
from tests.world import World, forget_all, found_county


@pytest.fixture
def world(db: None) -> World:
    """The county, gone again after the test."""
    return found_county()


@pytest.fixture(scope="session")
def _movable(django_db_setup: None) -> Iterator[None]:
    with movable_clock():
        yield


@pytest.fixture(scope="module")
def county(_movable: None, django_db_blocker: Any) -> Iterator[World]:
    """The county as founded on New Year's Day 2026; each test starts from it anew."""
    with django_db_blocker.unblock():
        founding = transaction.atomic()
        founding.__enter__()
        founded = found_county(moment("01-01 08:00"))
    yield founded
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        founding.__exit__(None, None, None)
        disbelieve()
    forget_all()


@pytest.fixture
def stage(county: World, db: None) -> Stage:
    """An empty stage in that county."""
    county.begin()
    return Stage(county)
