"""The published description is the one in the repository, and says the truth about who may call."""

from pathlib import Path
from typing import Any

import orjson
import pytest
from tests.house import walk as house

from maplebridge.doors.api import schema
from maplebridge.doors.api.v1.api import api
from maplebridge.doors.parts.access import access_of

COMMITTED = house.SOURCE.parents[1] / "docs" / "api" / "openapi.json"


def operations() -> list[Any]:
    routers = api._get_bound_routers()
    return [one for router in routers for view in router.path_operations.values() for one in view.operations]


def test_the_committed_description_is_up_to_date() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == schema.describe(), "run: maplebridge openapi docs/api/openapi.json"


def test_writing_it_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "api" / "openapi.json"
    assert [schema.write(path), schema.write(path)] == [True, False]


def test_it_is_openapi_3_1_and_every_reference_leads_somewhere() -> None:
    described = orjson.loads(schema.describe())
    shapes = described["components"]["schemas"]
    assert described["openapi"].startswith("3.1")
    text = schema.describe()
    named = {part.partition('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert named <= shapes.keys()


@pytest.mark.parametrize("operation", operations(), ids=lambda operation: operation.operation_id)
def test_every_operation_is_explained_and_kept_as_it_declares(operation: Any) -> None:
    keeper = operation.auth_callbacks[0]
    assert keeper.access == access_of(operation.view_func)
    assert operation.summary.endswith(".")
    kinds = {frozenset(way) for way in operation.openapi_extra["security"]}
    assert (frozenset() in kinds) == ("public" in keeper.access)
    assert (frozenset({"case"}) in kinds) == ("link" in keeper.access)
