"""Open figures need no account and can be taken away as a table."""

import csv
import io

from django.test import Client
from tests.cases.clock_of_database import believe
from tests.cases.conftest import _movable, county, stage
from tests.cases.stage import Stage
from tests.services.amounts.told import tell as tell_amounts
from tests.services.insight.lives import Plan, tell
from tests.world import COUNTY

from maplebridge.cases.models import Case
from maplebridge.ground.clock.time import day_of, now
from maplebridge.services.amounts.jobs import sum_amounts_once
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
    assert client.get(f"/figures/?month={day_of(now()):%Y-%m}").status_code == 404
    assert client.get("/figures/?month=x").status_code == 404


def test_money_of_fewer_than_ten_cases_is_not_told(stage: Stage, client: Client) -> None:
    moment = now()
    believe(moment)
    month = list_months(moment, 1)[0]
    tales = [tell(stage.world, Plan(hours=n), moment, start=f"{month.first} 09:00") for n in range(12)]
    write([tale for tale in tales if tale], moment)
    for n, case in enumerate(Case.objects.of(COUNTY).order_by("id")):
        few = {"waived": "100.00"} if n < 9 else {}
        tell_amounts(case.number, 900, case.opened_at, recovered="1000.01", **few)
    while sum_amounts_once(COUNTY, moment):
        pass
    page = client.get("/figures/").content.decode()
    assert "¥12,000.12" in page
    assert "900.00" not in page
    answer = client.get("/figures/table.csv?lang=en")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    town = next(row for row in rows if row["Part"] == "place")
    assert (town["Recovered, yuan"], town["Waived, yuan"], town["Paid, yuan"]) == ("12000.12", "<10", "0.00")
