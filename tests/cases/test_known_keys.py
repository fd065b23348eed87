"""A key that came before is found by itself, also in tables of which the planner knows nothing yet."""

from typing import Any

import orjson
import pytest
from django.db import connection
from tests.world import COUNTY, World, found_county, streetlight

from maplebridge.cases.actions import submit
from maplebridge.cases.intake import Intake

MANY = 40


@pytest.fixture
def world(db: None) -> World:
    return found_county()


def list_rows(node: dict[str, Any]) -> list[float]:
    below = [rows for child in node.get("Plans", ()) for rows in list_rows(child)]
    return [node["Actual Rows"] * node["Actual Loops"], *below]


def test_a_known_key_reads_one_row_of_each_table(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    intakes = [Intake(**streetlight(key=str(n))) for n in range(MANY)]
    named = {"county": COUNTY, "sender": world.actor("axiu"), "now": world.now}
    submit.submit_many(intakes=intakes, **named)
    plans: list[Any] = []

    def explained(path: Any, values: Any) -> Any:
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN (ANALYZE, FORMAT JSON) " + path.read_text(encoding="utf-8"), values)
            plan = cursor.fetchone()[0]
        plans.append(orjson.loads(plan) if isinstance(plan, str) else plan)
        return fetch(path, values)

    fetch = submit.fetch
    monkeypatch.setattr(submit, "fetch", explained)
    again = submit.submit(intake=intakes[7], **named)
    assert again.already
    assert max(list_rows(plans[0][0]["Plan"])) == 1
