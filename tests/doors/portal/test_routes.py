"""The public page of the ways out of a dispute, and those of a case."""

import re

import pytest
from django.test import Client
from tests.cases.conftest import _movable, county, stage
from tests.cases.stage import Stage
from tests.doors.portal.route_pages import HELD, hold_quarrel

__all__ = ["_movable", "county", "stage"]


def text_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_a_stranger_chooses_a_kind_and_reads_where_until_when_and_at_what_cost(stage: Stage, client: Client) -> None:
    start = client.get("/routes/").content.decode()
    assert "借贷合同" in start
    assert "路灯" not in start
    page = text_of(client, "/routes/?kind=0112&performance_due_on=2024-06-28&amount=20000")
    # three years from 28 June 2024 is 28 June 2027, a Monday; 50 + 10,000 × 2.5 % = 300
    assert "从 2024年6月28日 算起，到 2027年6月28日" in page
    assert "300 元，减半 150 元" in page
    assert "由法院、仲裁机构等认定" in page
    assert "民法典 第一百八十八条" in page


def test_it_says_the_same_in_english(stage: Stage, client: Client) -> None:
    page = text_of(client, "/routes/?kind=0112&performance_due_on=2024-06-28&amount=20000&lang=en")
    assert "From 28 Jun 2024: until 28 Jun 2027" in page
    assert "300 yuan, half is 150" in page
    assert "a court, or whoever decides, has the last word" in page


def test_what_cannot_be_read_is_named_beside_its_field_and_the_rest_still_counts(stage: Stage, client: Client) -> None:
    page = text_of(client, "/routes/?kind=0112&performance_due_on=1890-01-01&amount=many")
    assert "请填 1992 年以后的日期" in page
    assert "请填金额" in page
    assert "到法院起诉" in page


def test_only_what_matters_to_the_kind_is_asked(stage: Stage, client: Client) -> None:
    wages, loans = (client.get(f"/routes/?kind={kind}").content.decode() for kind in ("0105", "0112"))
    assert 'name="employment_ended_on"' in wages
    assert 'name="employment_ended_on"' not in loans
    assert 'value="employed"' in wages


def test_a_kind_without_ways_leads_to_people(stage: Stage, client: Client) -> None:
    assert "这一类没有列出的路" in text_of(client, "/routes/?kind=0405")


@pytest.mark.parametrize(
    ("address", "status"), [("/routes/?kind=%00", 422), ("/routes/?kind=01&has=x&known_at=x&amount=1e999999", 200)]
)
def test_odd_addresses_do_no_harm(stage: Stage, client: Client, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_whoever_follows_a_quarrel_sees_the_ways_on_its_page_and_prints_them(stage: Stage, client: Client) -> None:
    hold_quarrel(client, stage.world)
    number = HELD["quarrel"]
    assert "有哪些路可走" in text_of(client, f"/cases/{number}/")
    page = text_of(client, f"/cases/{number}/routes/")
    assert "人民调解" in page
    # 20,000 yuan claimed
    assert "300 元，减半 150 元" in page
    assert 'href="/routes/?kind=0102&amp;amount=20000' in client.get(f"/cases/{number}/routes/").content.decode()


def test_what_is_no_dispute_shows_no_ways(stage: Stage, client: Client) -> None:
    receipt = stage.submit("", matter="streetlight")
    client.get(f"/c/{receipt.number}/{receipt.secret}")
    assert "有哪些路可走" not in text_of(client, f"/cases/{receipt.number}/")
    assert "这件事不是纠纷" in text_of(client, f"/cases/{receipt.number}/routes/")


def test_a_stranger_does_not_read_the_ways_of_a_case(stage: Stage, client: Client) -> None:
    hold_quarrel(client, stage.world)
    assert Client().get(f"/cases/{HELD['quarrel']}/routes/").status_code in (302, 401, 403, 404)
