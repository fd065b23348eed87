"""Finding cases over the API: by words, alike, voices under a lead, and who has looked."""

from typing import Any

from tests.doors.api.visitors import Visitor, Visitors
from tests.world import COUNTY

from maplebridge.ground.clock.time import now
from maplebridge.services.searching.jobs import index_once

REFUSED = 403


def found(visitor: Visitor, query: str, **asked: Any) -> list[str]:
    while index_once(COUNTY, now()):
        pass
    return [case["number"] for case in visitor.get("search", q=query, **asked)["cases"]]


def test_staff_find_cases_by_their_words(visit: Visitors) -> None:
    number = visit.bring()["number"]
    assert found(visit.staff("axiu"), "路灯") == [number]
    assert found(visit.staff("axiu"), "水管") == []
    assert visit.staff("axiu").get("search", q=number) == {"number": number, "cases": [], "next": None}


def test_a_search_goes_on_page_by_page(visit: Visitors) -> None:
    every = {visit.bring()["number"] for _ in range(3)}
    axiu = visit.staff("axiu")
    first = found(axiu, "路灯", many=2)
    mark = axiu.get("search", q="路灯", many=2)["next"]
    assert set(first) | set(found(axiu, "路灯", many=2, after=mark)) == every


def test_residents_and_strangers_do_not_search(visit: Visitors) -> None:
    receipt = visit.bring()
    visit.staff("alice").get("search", REFUSED, q="路灯")
    visit.link(receipt).get("search", REFUSED, q="路灯")
    visit.nobody.get("search", 401, q="路灯")


def test_cases_alike_are_merged_and_their_voices_listed(visit: Visitors) -> None:
    lead, voice = visit.bring()["number"], visit.bring()["number"]
    axiu = visit.staff("axiu")
    alike = axiu.get(f"cases/{voice}/alike")["cases"]
    assert [(each["case"]["number"], each["likeness"], each["voices"]) for each in alike] == [(lead, 1.0, 0)]
    assert axiu.act(voice, "merge", lead=lead)["state"] == "merged"
    assert [case["number"] for case in axiu.get(f"cases/{lead}/voices")["cases"]] == [voice]
    assert axiu.get(f"cases/{lead}/voices")["unseen"] == 0


def test_a_wrong_lead_is_named_as_the_field_at_fault(visit: Visitors) -> None:
    number = visit.bring()["number"]
    problem = visit.staff("axiu").act(number, "merge", 422, lead="5205240000000000")
    assert (problem["code"], problem["field"]) == ("lead_fits", "fields.lead")


def test_the_resident_sees_who_has_looked(visit: Visitors) -> None:
    receipt = visit.bring()
    number = receipt["number"]
    assert visit.link(receipt).get(f"cases/{number}/looks") == {"looks": []}
    visit.staff("axiu").get(f"cases/{number}")
    visit.staff("axiu").get(f"cases/{number}")
    looks = visit.link(receipt).get(f"cases/{number}/looks")["looks"]
    assert [(look["unit"]["code"], look["role"]) for look in looks] == [("centre-520524", "dispatcher")]


def test_nobody_else_learns_who_has_looked(visit: Visitors) -> None:
    number = visit.bring()["number"]
    visit.staff("axiu").get(f"cases/{number}")
    assert visit.staff("axiu").get(f"cases/{number}/looks") == {"looks": []}
