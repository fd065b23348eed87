"""The write loop through the public API, everything on: create, assign, accept, handle, close, rate. Against the limit:
the same six durable transactions by pgbench on the same server, interleaved, the medians compared.

Prints loops a second, the ratio to the limit and the processor time a loop takes in web and database. `--json`.
"""

import argparse
import http.client
import json
import tempfile
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Any

from bench import limit
from bench.stage import COUNTY, HOST, Stage, stage

from maplebridge.site.cli.site import load

ROUNDS = 5
SECONDS = 5
TOWN = "520524103"
PLACE = f"{TOWN}200001"
SAID = "邻居砌墙占了我家半米滴水地，吵了三次没有结果，请派人来量一量、讲一讲。"
FASTEST_PEER = 5.5  # write loops a second at 8 clients, as measured on a machine of the same kind


def rating_secret(number: str) -> str:
    """What the resident would find in the message that asks for a rating."""
    from maplebridge.cases.scenes import make_rating_secret

    return make_rating_secret(COUNTY, number, 1)


class Client:
    """One person after another at one connection, going round the loop."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.line = stage, http.client.HTTPConnection(HOST, stage.port, timeout=60)

    def loop(self) -> str:
        """Takes one case round; returns its number."""
        case = self._post(
            "",
            "/api/v1/cases",
            {
                "county": COUNTY,
                "matter": "neighbour_dispute",
                "fields": {"willing": True},
                "text": SAID,
                "place": PLACE,
            },
        )
        number, link = case["number"], f"Case {case['number']}:{case['secret']}"
        bearer = {code: f"Bearer {token}" for code, token in self.stage.tokens.items()}
        self._take(number, bearer["luolan"], 1, "dispatch", unit=f"town_mediation-{TOWN}")
        self._take(number, bearer["xiongbo"], 2, "sign")
        self._take(number, bearer["xiongbo"], 3, "finish", result="已到场丈量，双方同意拆退半米。", outcome="solved")
        self._take(number, bearer["chenjing"], 4, "approve")
        self._take(number, link, 5, "rate", solved="yes", satisfaction="satisfied", rating_secret=rating_secret(number))
        return str(number)

    def _take(self, number: str, who: str, version: int, action: str, **fields: Any) -> Mapping[str, Any]:
        body = {"action": action, "version": version, "fields": fields}
        return self._post(who, f"/api/v1/cases/{number}/actions", body)

    def _post(self, who: str, path: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        headers = {"Content-Type": "application/json", **({"Authorization": who} if who else {})}
        self.line.request("POST", path, json.dumps(body), headers)
        answer = self.line.getresponse()
        text = answer.read()
        if answer.status >= 300:
            raise SystemExit(f"{path}: {answer.status} {text.decode()}")
        return json.loads(text)  # type: ignore[no-any-return]


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--json", action="store_true")
    arguments.add_argument("--rounds", type=int, default=ROUNDS)
    arguments.add_argument("--seconds", type=int, default=SECONDS)
    given = arguments.parse_args()
    with stage() as set_stage:
        figures = measure(set_stage, given.rounds, given.seconds)
    print(json.dumps(figures) if given.json else table(figures))


def measure(set_stage: Stage, rounds: int, seconds: int) -> dict[str, float]:
    """Medians of interleaved rounds with 1 and with 8 clients."""
    load()
    warm_up(set_stage)
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "loop.sql"
        limit.write_script(set_stage, Client(set_stage).loop(), script)
        for clients in (1, 8):
            figures |= _race(set_stage, script, clients, rounds, seconds)
    return figures


def _race(set_stage: Stage, script: Path, clients: int, rounds: int, seconds: int) -> dict[str, float]:
    ours, theirs, web_ms, database_ms = [], [], [], []
    for _ in range(rounds):
        before = set_stage.cpu_seconds()
        loops, took = drive(set_stage, clients, seconds)
        after = set_stage.cpu_seconds()
        ours.append(loops / took)
        web_ms.append((after[0] - before[0]) / loops * 1000)
        database_ms.append((after[1] - before[1]) / loops * 1000)
        theirs.append(limit.run(set_stage, script, clients, seconds))
    return {
        f"loops_per_second_{clients}": round(median(ours), 1),
        f"limit_per_second_{clients}": round(median(theirs), 1),
        f"ratio_{clients}": round(median(a / b for a, b in zip(ours, theirs, strict=True)), 3),
        f"web_cpu_ms_per_loop_{clients}": round(median(web_ms), 2),
        f"database_cpu_ms_per_loop_{clients}": round(median(database_ms), 2),
    }


def warm_up(set_stage: Stage) -> None:
    """Every web process has met every statement and every token."""
    drive(set_stage, 8, 3)


def drive(set_stage: Stage, clients: int, seconds: float) -> tuple[int, float]:
    """Whole loops done by `clients` at once within `seconds`, and how long that really took."""
    done, started = [0] * clients, time.perf_counter()

    def go_round(place: int) -> None:
        client = Client(set_stage)
        while time.perf_counter() - started < seconds:
            client.loop()
            done[place] += 1

    threads = [threading.Thread(target=go_round, args=[place]) for place in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done), time.perf_counter() - started


def table(figures: Mapping[str, float]) -> str:
    """The figures for people."""
    lines = [f"{name.replace('_', ' '):32}{value:>10}" for name, value in figures.items()]
    peer = figures["loops_per_second_8"] / FASTEST_PEER
    return "\n".join([*lines, f"{'times the fastest peer, 8 clients':32}{peer:>10.1f}"])


if __name__ == "__main__":
    main()
