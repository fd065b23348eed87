"""Open figures need no account and can be taken away as a table."""

import csv
import io

from django.test import Client
from tests.cases.clock_of_database import believe
from tests.cases.conftest import _movable, county, stage
from tests.cases.stage import Stage
from tests.services.insight.lives import Plan, tell

from maplebridge.ground.clock.time import now
from maplebridge.services.insight.periods import list_months
from maplebridge.site.demo.telling import write

__all__ = ["_movable", "county", "stage"]


def test_a_stranger_reads_them_and_takes_the_table_away(stage: Stage, client: Client) -> None:
    moment = now()
    believe(moment)
    month = list_months(moment, 1)[0]
    start = f"{month.first} 09:00"
    tales = [tell(stage.world, Plan(hours=n), moment, start=start) for n in range(12)]
    write([tale for tale in tales if tale], moment)
    page = client.get("/figures/").content.decode()
    assert f"{month.first:%Y-%m}" in page
    assert "猫场镇" in page
    answer = client.get("/figures/table.csv?lang=en")
    assert "attachment" in answer["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][:4] == ["Month", "Part", "Name", "Received"]
    assert [row[2:4] for row in rows[1:] if row[1] == "place"] == [["猫场镇", "12"]]


def test_only_months_that_are_over_are_told(stage: Stage, client: Client) -> None:
    assert client.get(f"/figures/?month={now():%Y-%m}").status_code == 404
    assert client.get("/figures/?month=x").status_code == 404
