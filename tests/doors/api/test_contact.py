"""Reaching the person behind a case: a reason first, a row in the journal the resident reads, then the phone."""

import pytest
from tests.doors.api.visitors import Visitors
from tests.world import HOUSING

PHONE = "13800000001"
REASON = {"reason": "电话核实灯杆位置"}


def test_whoever_works_on_a_case_learns_how_to_reach_the_person(visit: Visitors) -> None:
    receipt = visit.bring(reporter={"phone": PHONE, "name": "王爱丽"})
    number = receipt["number"]
    visit.staff("luolan").act(number, "dispatch", unit=HOUSING)
    told = visit.staff("yangguang").post(f"cases/{number}/contact", REASON)
    assert told["contact"] == {"reporter.name": "王爱丽", "reporter.phone": PHONE}
    assert told["seq"] == 3


def test_the_resident_reads_who_looked_and_why(visit: Visitors) -> None:
    receipt = visit.bring(reporter={"phone": PHONE})
    visit.staff("luolan").post(f"cases/{receipt['number']}/contact", REASON)
    last = visit.link(receipt).get(f"cases/{receipt['number']}/journal")["entries"][-1]
    assert last["row"]["action"] == "reveal"
    assert [word["text"] for word in last["words"]] == [REASON["reason"]]


@pytest.mark.parametrize(("who", "status"), [("hefang", 404), ("shenji", 403), ("zhouming", 403)])
def test_nobody_looks_who_does_not_work_on_it(visit: Visitors, who: str, status: int) -> None:
    receipt = visit.bring(reporter={"phone": PHONE})
    refused = visit.staff(who).post(f"cases/{receipt['number']}/contact", REASON, status)
    assert PHONE not in str(refused)
    assert visit.link(receipt).get(f"cases/{receipt['number']}")["version"] == 1


def test_a_sealed_identity_opens_for_nobody(visit: Visitors) -> None:
    receipt = visit.bring(matter="misconduct", fields={"accused": "某办事员"}, reporter={"phone": PHONE})
    refused = visit.staff("axiu").post(f"cases/{receipt['number']}/contact", REASON, 422)
    assert refused["code"] == "identity_open"


def test_a_look_without_a_reason_is_refused(visit: Visitors) -> None:
    receipt = visit.bring(reporter={"phone": PHONE})
    refused = visit.staff("luolan").post(f"cases/{receipt['number']}/contact", {"reason": " "}, 422)
    assert refused["field"].endswith("reason")
