"""The write loop through the public API, everything on: create, assign, accept, handle, close, rate. Against the limit:
the same six durable transactions by pgbench on the same server, interleaved, the
medians compared; limit.py says which two limits there are.

Prints loops a second, the ratios, the processor time a loop takes in web and database, and the round trips and durable
commits of each action. `--json`.
"""

import argparse
import json
import tempfile
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Any

from bench import limit
from bench.line import Line
from bench.stage import COUNTY, HOST, Stage, stage

from maplebridge.site.cli.site import load

ROUNDS = 5
SECONDS = 5
TOWN = "520524103"
PLACE = f"{TOWN}200001"
SAID = "在工地做了三个月，工钱一直拖着没有结清，问了几次都说再等等，请派人来问一问。"
MATTER, FORM = "wage_arrears", {"employer": "某劳务班组"}
FASTEST_PEER = 5.5  # write loops a second at 8 clients, as measured on a machine of the same kind


def rating_secret(number: str) -> str:
    """What the resident would find in the message that asks for a rating."""
    from maplebridge.cases.scenes import make_rating_secret

    return make_rating_secret(COUNTY, number, 1)


STEPS: list[tuple[str, str, dict[str, Any]]] = [
    ("luolan", "dispatch", {"unit": f"human_resources-{COUNTY}"}),
    ("tangwei", "sign", {}),
    ("tangwei", "finish", {"result": "已约谈用工方，工资当面结清。", "outcome": "solved"}),
    ("chenjing", "approve", {}),
]


class Client:
    """One person after another at one connection, going round the loop."""

    def __init__(self, stage: Stage) -> None:
        self.line = Line(HOST, stage.port)
        self.bearer = {code: f"Bearer {token}" for code, token in stage.tokens.items()}

    def loop(self) -> str:
        """Takes one case round; returns its number."""
        brought = {"county": COUNTY, "matter": MATTER, "text": SAID, "place": PLACE, "fields": FORM}
        case = self._post("/api/v1/cases", brought, "")
        number = str(case["number"])
        for seen, (who, action, fields) in enumerate(STEPS, 1):
            self._take(number, self.bearer[who], seen, action, fields)
        rating = {"solved": "yes", "satisfaction": "satisfied", "rating_secret": rating_secret(number)}
        self._take(number, f"Case {number}:{case['secret']}", len(STEPS) + 1, "rate", rating)
        return number

    def _take(self, number: str, who: str, version: int, action: str, fields: Mapping[str, Any]) -> None:
        body = {"action": action, "version": version, "fields": fields}
        self._post(f"/api/v1/cases/{number}/actions", body, who)

    def _post(self, path: str, body: Mapping[str, Any], who: str) -> Any:
        status, answer = self.line.post(path, body, who)
        if status >= 300:
            raise SystemExit(f"{path}: {status} {answer}")
        return answer


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
        scripts, round_trips = _write_scripts(set_stage, Path(folder))
        figures |= round_trips
        for clients in (1, 8):
            figures |= _race(set_stage, scripts, clients, rounds, seconds)
    return figures


def _write_scripts(set_stage: Stage, folder: Path) -> tuple[Mapping[str, Path], dict[str, float]]:
    from bench.sent import keep_loop

    from maplebridge.cases.intake import Intake

    scripts = {name: folder / f"{name}.sql" for name in ("rows", "statements")}
    limit.write_script(set_stage, Client(set_stage).loop(), scripts["rows"])
    sent, case = keep_loop(Intake(text=SAID, matter=MATTER, place=PLACE, fields=FORM), STEPS)
    limit.write_same_statements(sent, case, set_stage, scripts["statements"])
    takes = len(STEPS) + 1
    commits = sum("INSERT INTO" in text for text, _ in sent)
    counts = {"round_trips_submit": 1, "round_trips_take": (len(sent) - 1) / takes}
    return scripts, {**counts, "durable_commits_an_action": commits / (takes + 1)}


def _race(set_stage: Stage, scripts: Mapping[str, Path], clients: int, rounds: int, seconds: int) -> dict[str, float]:
    ours, web_ms, database_ms = [], [], []
    limits: dict[str, list[float]] = {name: [] for name in scripts}
    for _ in range(rounds):
        before = set_stage.cpu_seconds()
        loops, took = drive(set_stage, clients, seconds)
        after = set_stage.cpu_seconds()
        ours.append(loops / took)
        web_ms.append((after[0] - before[0]) / loops * 1000)
        database_ms.append((after[1] - before[1]) / loops * 1000)
        for name, script in scripts.items():
            limits[name].append(limit.run(set_stage, script, clients, seconds))
    figures = {
        f"loops_per_second_{clients}": round(median(ours), 1),
        f"web_cpu_ms_per_loop_{clients}": round(median(web_ms), 2),
        f"database_cpu_ms_per_loop_{clients}": round(median(database_ms), 2),
    }
    for name, theirs in limits.items():
        figures[f"{name}_limit_per_second_{clients}"] = round(median(theirs), 1)
        figures[f"ratio_to_{name}_{clients}"] = round(median(a / b for a, b in zip(ours, theirs, strict=True)), 3)
    return figures


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
