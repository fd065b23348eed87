"""Ids: version 7, unique, in order of time."""

from maplebridge.ground.numbers.ids import new_id


def test_ids_are_of_version_7() -> None:
    assert new_id().version == 7


def test_ids_are_unique_and_in_order() -> None:
    ids = [new_id() for _ in range(1000)]
    assert len(set(ids)) == 1000
    assert ids == sorted(ids)
