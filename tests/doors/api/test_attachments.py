"""Files over HTTP: put on a case, named by an action, read by those whom they are for."""

import hashlib
from typing import Any

import pytest
from tests.doors.api.visitors import Visitor, Visitors, picture
from tests.world import HOUSING


def content(visitor: Visitor, number: str, file: str) -> Any:
    response = visitor.client.get(f"/api/v1/cases/{number}/attachments/{file}", headers=visitor.headers)
    return response, b"".join(response.streaming_content) if response.streaming else response.content


def test_a_resident_sends_a_photo_and_staff_see_it(visit: Visitors) -> None:
    receipt = visit.bring()
    me, number = visit.link(receipt), receipt["number"]
    sent = me.attach(number)
    me.act(number, "attach", files=[sent["id"]])
    response, read = content(visit.staff("axiu"), number, sent["id"])
    assert (response.headers["Content-Type"], hashlib.sha256(read).hexdigest()) == ("image/png", sent["id"])
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert [file["id"] for file in me.get(f"cases/{number}")["files"]] == [sent["id"]]


def test_the_same_file_twice_is_one(visit: Visitors) -> None:
    receipt = visit.bring()
    me, number = visit.link(receipt), receipt["number"]
    assert me.attach(number) == me.attach(number)
    assert len(me.get(f"cases/{number}")["files"]) == 1


def test_a_file_for_staff_is_not_there_for_the_resident(visit: Visitors) -> None:
    receipt = visit.bring()
    number, axiu = receipt["number"], visit.staff("axiu")
    file = axiu.attach(number)["id"]
    assert content(axiu, number, file)[0].status_code == 200
    assert visit.link(receipt).get(f"cases/{number}")["files"] == []
    assert visit.link(receipt).get(f"cases/{number}/attachments/{file}", 404)["code"] == "no_such_file"


def test_a_resident_has_no_audience_but_their_own(visit: Visitors) -> None:
    receipt = visit.bring()
    problem = visit.link(receipt).attach(receipt["number"], status=422, audience="staff")
    assert (problem["code"], problem["field"]) == ("invalid", "audience")


def test_files_of_a_case_of_others_are_not_there(visit: Visitors) -> None:
    receipt, other = visit.bring(), visit.bring()
    file = visit.link(receipt).attach(receipt["number"])["id"]
    stranger = visit.link(other)
    assert stranger.attach(receipt["number"], status=404)["code"] == "no_case"
    assert stranger.get(f"cases/{receipt['number']}/attachments/{file}", 404)["code"] == "no_case"
    assert visit.nobody.attach(receipt["number"], status=401)["code"] == "not_signed_in"


def test_nothing_is_put_on_a_case_that_has_ended(visit: Visitors) -> None:
    receipt = visit.bring()
    me = visit.link(receipt)
    me.act(receipt["number"], "withdraw")
    assert me.attach(receipt["number"], status=403)["code"] == "not_yours"


@pytest.mark.parametrize(
    ("sent", "code"), [(b"#!/bin/sh\necho", "file_kind_refused"), (picture()[:40], "picture_broken")]
)
def test_other_kinds_of_files_are_refused(visit: Visitors, sent: bytes, code: str) -> None:
    receipt = visit.bring()
    problem = visit.link(receipt).attach(receipt["number"], sent, 422)
    assert (problem["code"], problem["field"]) == (code, "file")


def test_a_form_without_a_file_is_told_so(visit: Visitors) -> None:
    receipt = visit.bring()
    me, path = visit.link(receipt), f"/api/v1/cases/{receipt['number']}/attachments"
    problem = me.client.post(path, {"audience": "resident"}, headers=me.headers).json()
    assert (problem["status"], problem["field"]) == (422, "file")


def test_evidence_is_only_what_lies_on_this_case(visit: Visitors) -> None:
    mine, other = visit.bring(), visit.bring()
    number, handler = mine["number"], visit.staff("yangguang")
    visit.staff("axiu").act(number, "dispatch", unit=HOUSING)
    handler.act(number, "sign")
    elsewhere = visit.link(other).attach(other["number"])["id"]
    for evidence in ([elsewhere], ["0" * 64], ["photo.jpg"]):
        problem = handler.act(number, "finish", 422, result="好了", outcome="solved", evidence=evidence)
        assert (problem["code"], problem["field"]) == ("no_such_file", "fields.evidence")
    assert handler.get(f"cases/{number}")["state"]["name"] == "handling"
    here = handler.attach(number)["id"]
    assert handler.act(number, "finish", result="好了", outcome="solved", evidence=[here])["state"] == "checking"
