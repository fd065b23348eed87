"""Batches over HTTP: a line each, an answer each."""

from typing import Any

import pytest
from django.db import DataError
from tests.doors.api.visitors import Visitors
from tests.world import COUNTY, GRID, HOUSING

from maplebridge.cases.models import Case
from maplebridge.doors.api.v1 import batch, lines

LAMP = {"text": "路灯不亮", "matter": "streetlight", "place": GRID}


def test_a_broken_line_stops_no_other(visit: Visitors) -> None:
    number = visit.bring()["number"]
    answers = visit.staff("axiu").batch(
        LAMP,
        b"",
        b'{"text": ',
        {**LAMP, "place": "520524999"},
        {"number": number, "action": "dispatch", "version": 1, "fields": {"unit": HOUSING}},
        {"number": number, "action": "dispatch", "version": 1, "fields": {"unit": HOUSING}},
        {"number": number, "action": "sign"},
        {"number": number, "act": "sign"},
        b"[]",
        b"\xff",
        {**LAMP, "text": ""},
        LAMP,
    )
    assert [(each["line"], each["ok"], each.get("error", {}).get("code")) for each in answers] == [
        (1, True, None),
        (3, False, "bad_json"),
        (4, False, "no_such_place"),
        (5, True, None),
        (6, False, "stale"),
        (7, False, "not_yours"),
        (8, False, "missing"),
        (9, False, "invalid"),
        (10, False, "bad_json"),
        (11, False, "missing"),
        (12, True, None),
    ]
    assert answers[4]["error"]["version"] == 2
    assert answers[2]["error"]["field"] == "place"
    assert answers[2]["error"]["message"].keys() == {"zh", "en"}
    assert Case.objects.of(COUNTY).count() == 3


def test_a_batch_sent_again_changes_nothing(visit: Visitors) -> None:
    machine = visit.staff("province-platform")
    lines = [{**LAMP, "channel": "province", "key": str(n)} for n in range(3)]
    first, again = machine.batch(*lines), machine.batch(*lines)
    assert [each["number"] for each in again] == [each["number"] for each in first]
    assert [each["already"] for each in again] == [True] * 3
    assert Case.objects.of(COUNTY).count() == 3


def test_a_key_used_twice_in_one_batch_brings_one_case(visit: Visitors) -> None:
    same, other = {**LAMP, "key": "k"}, {**LAMP, "key": "k", "text": "另一盏灯"}
    answers = visit.staff("axiu").batch(same, same, other)
    assert answers[0]["number"] == answers[1]["number"]
    assert answers[2]["error"]["code"] == "key_reused"


def test_lines_that_follow_each_other_are_opened_together(visit: Visitors, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = []

    def counted(*, intakes: list[Any], **named: Any) -> Any:
        sizes.append(len(intakes))
        return whole(intakes=intakes, **named)

    whole = lines.submit_many
    monkeypatch.setattr(lines, "submit_many", counted)
    monkeypatch.setattr(batch, "CHUNK", 4)
    answers = visit.staff("axiu").batch(*[LAMP] * 10)
    assert (sizes, [each["line"] for each in answers]) == ([4, 4, 2], list(range(1, 11)))


def test_when_one_of_them_upsets_the_statement_the_others_are_opened_alone(
    visit: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    def upset(**named: Any) -> Any:
        raise DataError("a sign the table cannot keep")

    def alone(*, intake: Any, **named: Any) -> Any:
        if intake.text == "bad":
            raise DataError("a sign the table cannot keep")
        return single(intake=intake, **named)

    single = lines.submit
    monkeypatch.setattr(lines, "submit_many", upset)
    monkeypatch.setattr(lines, "submit", alone)
    # What it calls in turn is bound in the other room and stays as it is.
    answers = visit.staff("axiu").batch(LAMP, {**LAMP, "text": "bad"}, LAMP)
    assert [each.get("error", {}).get("code") for each in answers] == [None, "unexpected", None]


def test_a_batch_needs_its_own_scope(visit: Visitors) -> None:
    assert visit.staff("axiu", "read", "act").batch(LAMP, status=403)["scopes"] == ["bulk"]
    assert visit.nobody.batch(LAMP, status=401)["code"] == "not_signed_in"
    assert visit.link(visit.bring()).batch(LAMP, status=403)["code"] == "not_by_link"


def test_a_batch_says_what_it_is(visit: Visitors) -> None:
    assert visit.staff("axiu").batch(LAMP, status=415, content_type="application/json")["code"] == "wrong_type"


def test_a_batch_has_a_length(visit: Visitors, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "MOST_LINES", 2)
    assert visit.staff("axiu").batch(LAMP, LAMP, LAMP, status=413)["code"] == "too_many_lines"
    assert len(visit.staff("axiu").batch(LAMP, b"", LAMP)) == 2


def test_a_line_keeps_to_the_county_of_the_token(visit: Visitors) -> None:
    answers = visit.staff("axiu").batch({**LAMP, "county": "430281"}, {**LAMP, "county": COUNTY})
    assert [each["ok"] for each in answers] == [False, True]
    assert answers[0]["error"]["code"] == "other_county"


def test_an_empty_batch_has_an_empty_answer(visit: Visitors) -> None:
    assert visit.staff("axiu").batch(b" ", b"") == []
