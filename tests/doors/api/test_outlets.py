"""Outlets over the API, an agent who takes in by it, and a province's app that files for a place elsewhere."""

from typing import Any

from tests.doors.api.visitors import Visitors
from tests.scenarios.test_agent_matter import CAR
from tests.world import COUNTY, GRID, VILLAGE

from maplebridge.ground.clock.time import now
from maplebridge.services.elsewhere.jobs import note_taken_in_once

DEALER, TRAFFIC = f"car_dealer_shunda-{COUNTY}", f"traffic_police-{COUNTY}"
SEAT = {"lon": 105.77, "lat": 26.66}


def car(**changes: Any) -> dict[str, Any]:
    """What is filed for a car."""
    said = {"county": COUNTY, "matter": "vehicle_registration", "text": "新买的车要上牌。", "place": GRID}
    return {**said, "fields": CAR["fields"], "reporter": {"name": "王爱丽", "phone": "13800000001"}, **changes}


def test_anybody_finds_the_nearest_outlet_for_a_matter(visit: Visitors) -> None:
    found = visit.nobody.get("outlets", county=COUNTY, matter="vehicle_registration", **SEAT)["outlets"]
    assert [each["code"].split("-")[0] for each in found] == ["post_office_wenfeng", "car_dealer_shunda"]
    assert found[0]["metres"] < found[1]["metres"]
    assert found[1]["accredited"]["by"] == TRAFFIC
    assert visit.nobody.get("outlets", county=COUNTY, matter="streetlight")["outlets"] == []


def test_an_agent_files_what_is_theirs_follows_it_and_learns_of_nothing_else(visit: Visitors) -> None:
    agent = visit.staff("jiangbo")
    receipt = visit.bring(agent, **car(channel="window"))
    other = visit.bring(visit.nobody, **car(channel="phone_page"))
    refused = visit.bring(agent, 403, matter="streetlight", channel="window")
    assert (refused["code"], refused["field"]) == ("not_accredited", "matter")
    while note_taken_in_once(COUNTY, now()):
        pass
    (line,) = agent.get("taken-in")["cases"]
    assert (line["number"], line["unit"]["code"]) == (receipt["number"], TRAFFIC)
    agent.get(f"cases/{other['number']}", 404)
    assert agent.act(receipt["number"], "send_on", checked="originals")["state"] == "sent"
    agent.act(receipt["number"], "accept", 403)
    found = agent.get("search", q="上牌")
    assert other["number"] not in str(found)


def test_a_province_s_app_reads_what_is_asked_files_for_elsewhere_and_follows(visit: Visitors) -> None:
    app = visit.staff("province-platform")
    asked = app.get("matters/vehicle_registration")
    required = {field["name"] for field in asked["form"] if field["required"]}
    assert required == set(CAR["fields"])
    assert all(paper["basis"] for paper in asked["papers"])
    assert app.get("guides/vehicle_registration")["name"] == "vehicle_registration"
    receipt = visit.bring(app, **car(channel="province", place=VILLAGE, key="province-1"))
    again = visit.bring(app, 200, **car(channel="province", place=VILLAGE, key="province-1"))
    assert again["number"] == receipt["number"]
    office = visit.staff("gaofeng")
    case = office.get(f"cases/{receipt['number']}")
    assert (case["place"]["code"], case["unit"]["code"]) == (VILLAGE, TRAFFIC)
    office.act(receipt["number"], "accept")
    office.act(receipt["number"], "grant", result="已登记。", outcome="granted")
    assert app.get(f"cases/{receipt['number']}")["state"]["name"] == "granted"
