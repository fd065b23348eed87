"""Whatever goes wrong leaves as a problem that a person can mend and a machine can read."""

import logging
from typing import Any

import pytest
from tests.doors.api.visitors import Visitors
from tests.world import COUNTY

from maplebridge.doors.api.v1 import cases
from maplebridge.doors.api.v1.errors import SAID, explain

MIB = 1024 * 1024


@pytest.mark.parametrize(
    ("accepted", "language", "detail"),
    [
        ("", "zh-Hans", "此项必填"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans", "此项必填"),
        ("en-GB,en;q=0.9", "en", "this is required"),
        ("fr,en;q=0.5", "en", "this is required"),
        ("fr", "zh-Hans", "此项必填"),
    ],
)
def test_the_sentence_is_in_the_readers_language(visit: Visitors, accepted: str, language: str, detail: str) -> None:
    response = visit.nobody.client.post(
        "/api/v1/cases", b"{}", content_type="application/json", headers={"Accept-Language": accepted}
    )
    assert (response.headers["Content-Language"], response.json()["detail"]) == (language, detail)
    assert response.json()["message"] == {"zh": "此项必填", "en": "this is required"}


@pytest.mark.parametrize(
    ("body", "line", "position"),
    [(b'{"text": "a",}', 1, 13), (b'{\n  "text": x\n}', 2, 11), (b"\xff", 1, 1), (b'"\\ud800"', 1, 2)],
)
def test_malformed_json_is_told_with_its_place(visit: Visitors, body: bytes, line: int, position: int) -> None:
    problem = visit.nobody.post("cases", body, 400)
    assert (problem["code"], problem["line"], problem["position"]) == ("bad_json", line, position)


def test_a_null_sign_cannot_be_kept(visit: Visitors) -> None:
    assert visit.nobody.post("cases", b'{"text": "a\\u0000b"}', 400)["code"] == "null_sign"
    said = b'{"county": "520524", "text": "a\\\\u0000b", "place": "520524"}'
    assert visit.nobody.post("cases", said, 201)["version"] == 1


@pytest.mark.parametrize("body", [b"[]", b"3", b'"x"', b"null"])
def test_json_of_another_shape_is_told_so(visit: Visitors, body: bytes) -> None:
    assert visit.nobody.post("cases", body, 422)["code"] in ("invalid", "missing")


def test_an_empty_body_is_told_so(visit: Visitors) -> None:
    assert visit.nobody.post("cases", b"", 422)["code"] == "missing"


def test_every_field_that_is_wrong_is_listed(visit: Visitors) -> None:
    problem = visit.nobody.post("cases", {"county": COUNTY, "trips": -1, "anonymous": "perhaps"}, 422)
    told = {error["field"]: error["message"]["en"] for error in problem["errors"]}
    assert told == {"text": "this is required", "trips": "must be 0 or more", "anonymous": "must be true or false"}


def test_a_body_too_large_is_refused_before_it_is_read(visit: Visitors) -> None:
    problem = visit.nobody.post("cases", b'{"text": "' + b"x" * MIB + b'"}', 413)
    assert (problem["code"], problem["longest"]) == ("too_large", MIB)


def test_an_address_that_is_none_is_a_problem_too(visit: Visitors) -> None:
    for path in ("/api/v1/nothing", "/api/v2/cases"):
        answer = visit.nobody.client.get(path)
        assert (answer.status_code, answer.json()["code"]) == (404, "no_such_address")


def test_a_method_that_is_not_taken_is_a_problem_too(visit: Visitors) -> None:
    answer = visit.nobody.client.put("/api/v1/cases", b"{}", content_type="application/json")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, POST")
    assert answer.json()["code"] == "method_not_allowed"


def test_nobody_sees_the_trace_of_an_unexpected_error(
    visit: Visitors, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*args: Any, **named: Any) -> None:
        raise RuntimeError("the secret plan")

    monkeypatch.setattr(cases, "submit", broken)
    with caplog.at_level(logging.ERROR):
        problem = visit.nobody.post("cases", {"county": COUNTY, "text": "x"}, 500)
    assert problem["code"] == "unexpected"
    assert "plan" not in repr(problem)
    assert [record.id for record in caplog.records if hasattr(record, "id")] == [problem["id"]]


@pytest.mark.parametrize("kind", sorted(SAID))
def test_every_sentence_has_what_it_needs(kind: str) -> None:
    names = {"max_length": 1, "min_length": 1, "expected": "'a' or 'b'", "ge": 0, "le": 1}
    fault = explain([{"type": kind, "loc": ("body", "body", "x", 0), "ctx": names}])
    assert "{" not in fault.text.zh + fault.text.en
    assert fault.field == "x.0"


def test_answers_are_nobodys_to_keep(visit: Visitors) -> None:
    answer = visit.nobody.client.get("/api/v1/matters", {"county": COUNTY})
    assert answer.headers["Cache-Control"] == "no-store"
