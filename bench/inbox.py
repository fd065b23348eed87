"""The inbox of a unit with 200 open cases against one with 20,000, in turns: the API's list and the desk's page.

Over HTTP with a token or a session. Must: at most 1.2 times as long for the page. `--many`, `--json`.
"""

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import datetime
from statistics import median

import httpx
from bench.live import COOKIE, percentile, session_of, table, times
from bench.loop import FORM, MATTER, SAID
from bench.stage import COUNTY, HOST, Stage, stage

from maplebridge.site.cli.site import load

FEW, MANY, CHUNK = 200, 20_000, 250
TOWNS = {"few": "520524102", "many": "520524103"}
ROUNDS, REQUESTS, MOST_RATIO = 5, 60, 1.2
API, PAGE = "/api/v1/inbox", "/desk/"


def main() -> int:
    """Measure and print; 0 when a full desk is as quick as an empty one."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--many", type=int, default=MANY)
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    with stage() as here:
        figures = measure(here, given.many)
    print(json.dumps(figures) if given.json else table(figures, "page_ratio_p50", MOST_RATIO))
    return int(figures["page_ratio_p50"] > MOST_RATIO)


def measure(here: Stage, many: int) -> dict[str, float]:
    """Medians of interleaved rounds, in milliseconds."""
    load()
    from maplebridge.ground.clock.time import now

    readers = {}
    for name, town in TOWNS.items():
        _bring(town, FEW if name == "few" else many)
        readers[name] = _reader(here, town, now())
    figures: dict[str, float] = {"few": FEW, "many": many}
    for kind, path in (("api", API), ("page", PAGE)):
        figures |= _race(kind, path, readers)
    return figures


def _bring(town: str, count: int) -> None:
    from maplebridge.cases.actions.submit import submit_many
    from maplebridge.cases.intake import Intake
    from maplebridge.ground.clock.time import now
    from maplebridge.ground.words.fault import Fault

    intake = Intake(text=SAID, matter=MATTER, place=town, fields=FORM)
    for start in range(0, count, CHUNK):
        intakes = [intake] * min(CHUNK, count - start)
        for receipt in submit_many(county=COUNTY, intakes=intakes, sender=None, now=now()):
            if isinstance(receipt, Fault):
                raise SystemExit(str(receipt))


def _reader(here: Stage, town: str, moment: datetime) -> httpx.Client:
    """The dispatcher of a town, with a token and a session."""
    from maplebridge.directory.people.actions import issue_token
    from maplebridge.directory.people.queries import list_holders

    person = list_holders(COUNTY, ["dispatcher"], moment, unit=f"centre-{town}")[0].id
    token = issue_token(county=COUNTY, person_id=person, name="bench", scopes=["read"], days=1, now=moment)
    return httpx.Client(
        base_url=f"http://{HOST}:{here.port}",
        headers={"Authorization": f"Bearer {token}"},
        cookies={COOKIE: session_of(person)},
        timeout=60,
    )


def _race(kind: str, path: str, readers: Mapping[str, httpx.Client]) -> dict[str, float]:
    for reader in readers.values():
        times(reader, path, REQUESTS)
    rounds = [{name: times(reader, path, REQUESTS) for name, reader in readers.items()} for _ in range(ROUNDS)]
    figures = {}
    for label, part in (("p50", 0.5), ("p99", 0.99)):
        for name in readers:
            figures[f"{kind}_{name}_{label}_ms"] = round(median(percentile(each[name], part) for each in rounds), 1)
        ratios = [percentile(each["many"], part) / percentile(each["few"], part) for each in rounds]
        figures[f"{kind}_ratio_{label}"] = round(median(ratios), 2)
    return figures


if __name__ == "__main__":
    sys.exit(main())
