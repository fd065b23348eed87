"""Run as a program: reads the whole journal from its beginning and prints which messages it should have given rise to,
as [fact, recipient, template]."""

import json
from collections.abc import Sequence

import django


def main() -> None:
    django.setup()
    from tests.world import COUNTY

    from maplebridge.cases.desks import Desks
    from maplebridge.cases.reading import JournalRow, read_on
    from maplebridge.ground.clock.time import now
    from maplebridge.services.notices.rules import notices_of

    expected: list[tuple[str, str, str]] = []
    desks = Desks(COUNTY, now())

    def judge(county: str, rows: Sequence[JournalRow]) -> None:
        for row in rows:
            fact = f"{row.case_id}:{row.seq}"
            expected.extend((fact, notice.recipient, notice.template) for notice in notices_of(row, desks))

    rows = 0
    while read := read_on(COUNTY, "judge", judge):
        rows += read
    print(json.dumps({"rows": rows, "expected": expected}))


if __name__ == "__main__":
    main()
