"""An inbox of 20,000 open cases is read like one of 20: along its index, a page deep."""

import os
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import orjson
import pytest
from django.db import connection
from tests.world import COUNTY, VILLAGE, World, found_county

from maplebridge.cases import listing
from maplebridge.cases.listing import FIRST, Wanted, list_inbox
from maplebridge.ground.postgres import addresses

MANY, PAGE = 20_000, 50
DESK = "centre-520524"


FILL = """
INSERT INTO "case" (
    county, id, number, version, head, rules, matter, category, kind, state, channel, source, place, datum, centre,
    helpers, desk_unit, language, secrecy, circle, excluded_units, by_proxy, trips, marks, title, last_actor, rounds,
    opened_at, recorded_at, changed_at, next_due_at, ended_at
)
SELECT %(county)s, gen_random_uuid(), %(county)s || lpad(n::text, 10, '0'), 1, '', 1, 'streetlight', '0405', 'help',
       'received', 'api', '', %(place)s || lpad((n %% 300)::text, 3, '0'), '', %(desk)s, '{}',
       CASE WHEN n %% 2 = 0 THEN %(desk)s ELSE 'unit-' || n %% 50 END, 'zh', 'ordinary', '{}', '{}', false, 0, '{}', '',
       '', 0, %(now)s, %(now)s, %(now)s, %(now)s + n * 7919 %% 100000 * interval '1 s',
       CASE WHEN n %% 10 = 1 THEN %(now)s END
FROM generate_series(1, %(many)s) AS n
"""


@pytest.fixture
def world(transactional_db: None) -> World:
    """The county with 20,000 open cases on one desk and 20,000 elsewhere, its statistics fresh."""
    world = found_county()
    with connection.cursor() as cursor:
        values = {"county": COUNTY, "place": VILLAGE, "desk": DESK, "now": world.now, "many": 2 * MANY}
        cursor.execute(FILL, values)
    with addresses.read(os.environ["DATABASE_OWNER_URL"]).connect() as owner:
        owner.execute('ANALYZE "case"')
    return world


def explained(world: World, monkeypatch: pytest.MonkeyPatch, **options: Any) -> list[dict[str, Any]]:
    """Every node of the plan by which a page is read, with the rows that it really gave."""
    nodes: list[dict[str, Any]] = []

    def explain(path: Any, values: Any) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN (ANALYZE, FORMAT JSON) " + path.read_text(encoding="utf-8"), values)
            nodes.extend(walk(read(cursor.fetchone()[0])[0]["Plan"]))
        return []

    monkeypatch.setattr(listing, "fetch", explain)
    list_inbox(world.actor("axiu"), options.pop("wanted", Wanted()), now=world.now, many=PAGE, **options)
    return nodes


def read(plan: Any) -> Any:
    return orjson.loads(plan) if isinstance(plan, str) else plan


def walk(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for below in node.get("Plans", ()):
        yield from walk(below)


@pytest.mark.parametrize("after", [FIRST, "middle"])
def test_a_page_reads_no_more_than_a_page(world: World, monkeypatch: pytest.MonkeyPatch, after: Any) -> None:
    place = (world.now + timedelta(seconds=50_000), UUID(int=0)) if after == "middle" else after
    nodes = explained(world, monkeypatch, after=place)
    used = [node for node in nodes if node.get("Index Name") == "case_desk"]
    assert [node["Actual Rows"] * node["Actual Loops"] for node in used] == [PAGE]
    assert {node["Node Type"] for node in nodes}.isdisjoint({"Seq Scan", "Sort Key"})
    assert all(node.get("Rows Removed by Filter", 0) == 0 for node in nodes)


def test_what_is_overdue_is_a_stretch_of_the_same_index(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    nodes = explained(world, monkeypatch, wanted=Wanted(overdue=True))
    used = [node for node in nodes if node.get("Index Name") == "case_desk"]
    assert "next_due_at <=" in used[0]["Index Cond"]
    assert sum(node.get("Rows Removed by Filter", 0) for node in nodes) == 0


def test_own_cases_are_read_along_their_index(world: World) -> None:
    with connection.cursor() as cursor:
        values = {"county": COUNTY, "reporter": "somebody", "before": listing.NEWEST, "many": PAGE}
        text = (listing.SQL / "own.sql").read_text(encoding="utf-8")
        cursor.execute("EXPLAIN (FORMAT JSON) " + text, values)
        nodes = list(walk(read(cursor.fetchone()[0])[0]["Plan"]))
    assert "case_reporter" in {node.get("Index Name") for node in nodes}
