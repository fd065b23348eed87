"""Web, worker and database are killed at any moment, again and again: nothing that was answered is lost, nothing is
done twice, every chain is whole, and everybody who was to be told was told once."""

import json
import os
import random
import shutil
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from tests.prove.load import Load, Record, repeated_rows
from tests.prove.site import HOST, Site
from tests.world import COUNTY

ROUNDS = 20
CLIENTS = 4
VICTIMS = ("web", "worker", "database")
BETWEEN = 8  # writes answered between two kills, so that each kill meets a site at work
PATIENCE = 60.0
pytestmark = pytest.mark.prove


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    site = Site(folder)
    try:
        yield site
    finally:
        site.stop()
        shutil.rmtree(folder, ignore_errors=True)


def test_nothing_is_lost_and_nothing_is_doubled_however_often_a_process_is_killed(site: Site) -> None:
    seed = int(os.environ.get("PROVE_SEED", random.SystemRandom().randrange(10**6)))
    print(f"PROVE_SEED={seed}")
    load = Load(f"http://{HOST}:{site.port}", site.start(), clients=CLIENTS, seed=seed)
    load.start()
    try:
        _kill_again_and_again(site, load, random.Random(seed))
    finally:
        record = load.finish()
    print(f"{len(record.numbers)} cases, {len(record.steps)} steps, {record.repeated} answered only when asked again")
    assert record.refused == []
    _every_answer_stands(site, record)
    _nothing_is_doubled(site, record)
    _every_chain_is_whole(site)
    _everybody_was_told_once(site)


def _kill_again_and_again(site: Site, load: Load, dice: random.Random) -> None:
    victims = [VICTIMS[number % len(VICTIMS)] for number in range(ROUNDS)]
    dice.shuffle(victims)
    for number, victim in enumerate(victims, 1):
        load.await_answers(BETWEEN)
        moment, down = dice.uniform(0, 0.5), dice.uniform(0, 0.5)
        print(f"round {number}: {victim} killed after {moment:.3f} s, down for {down:.3f} s")
        threading.Event().wait(moment)
        site.look_after()
        site.kill(victim)
        threading.Event().wait(down)
        site.raise_again(victim)
        if victim != "worker":
            site.await_answer()
    load.await_answers(BETWEEN)


def _every_answer_stands(site: Site, record: Record) -> None:
    numbers = {row[0] for row in site.rows(f"SELECT number FROM \"case\" WHERE county = '{COUNTY}'")}
    assert set(record.numbers.values()) == numbers
    assert len(set(record.numbers.values())) == len(record.numbers)
    found = _keys(site)
    assert {key: found[key] for key in record.numbers} == {key: (n, 1) for key, n in record.numbers.items()}
    assert {key: found[key] for key in record.steps} == record.steps


def _keys(site: Site) -> dict[str, tuple[str, int]]:
    """By the client's own part of each key: the case and the journal row that it stands for."""
    rows = site.rows(
        'SELECT k.key, c.number, k.seq FROM case_key k JOIN "case" c ON c.county = k.county AND c.id = k.case_id'
    )
    return {key.split(":")[-1]: (number, seq) for key, number, seq in rows}


def _nothing_is_doubled(site: Site, record: Record) -> None:
    rows = site.rows("SELECT case_id, seq FROM case_event ORDER BY case_id, seq")
    assert repeated_rows(rows) == {}
    assert len(rows) == record.answered == len(_keys(site))
    gaps = site.rows(
        'SELECT c.number FROM "case" c JOIN (SELECT case_id, count(*) AS rows, min(seq) AS first, max(seq) AS last'
        " FROM case_event GROUP BY case_id) e ON e.case_id = c.id"
        " WHERE (e.rows, e.first, e.last) <> (c.version, 1, c.version)"
    )
    assert gaps == []


def _every_chain_is_whole(site: Site) -> None:
    found: dict[str, Any] = json.loads(site.run("maplebridge.site", "verify", "--county", COUNTY, "--json", fails=True))
    assert found["counties"][COUNTY]["findings"] == []
    assert found["whole"] is True


def _everybody_was_told_once(site: Site) -> None:
    judged = json.loads(site.run("tests.prove.judging"))
    expected = {tuple(each) for each in judged["expected"]}
    assert judged["rows"] == site.rows("SELECT count(*) FROM case_event")[0][0]
    assert len(expected) > judged["rows"] / 2
    end, told = time.monotonic() + PATIENCE, _told(site)
    while set(told) != expected and time.monotonic() < end:
        site.look_after()
        threading.Event().wait(0.2)
        told = _told(site)
    assert set(told) == expected, site.log()
    assert repeated_rows(told) == {}


def _told(site: Site) -> list[tuple[Any, ...]]:
    return site.rows("SELECT fact, recipient, template FROM message WHERE template <> 'clock_warning'")
