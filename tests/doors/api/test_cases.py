"""Cases over HTTP: who may bring, see and do what, and what each reader is shown."""

from typing import Any

import pytest
from tests.doors.api.visitors import Visitors, field_of
from tests.world import COUNTY, GRID, HOUSING

from maplebridge.ground.numbers import case_number

NEVER = f"{COUNTY}000000000"
WANG = {"name": "王爱丽", "phone": "13800000001", "id_number": "522425198804120024"}


def words_of(case: dict[str, Any]) -> dict[str, Any]:
    return {word["field"]: word["text"] for word in case["words"]}


def test_a_case_goes_round_the_whole_loop(visit: Visitors) -> None:
    receipt = visit.bring()
    visit.close(receipt)
    closed = visit.link(receipt).get(f"cases/{receipt['number']}")
    assert (closed["state"]["zh"], closed["state"]["end"]) == ("已办结", True)
    assert closed["rating"] == {"solved": "yes", "satisfaction": "very_satisfied"}


def test_anybody_may_bring_a_case_and_follow_it_by_its_secret(visit: Visitors) -> None:
    receipt = visit.bring(text="路灯坏了，请来修一下", matter="")
    mine = visit.link(receipt).get(f"cases/{receipt['number']}")
    assert mine["text"]["text"] == "路灯坏了，请来修一下"
    assert (mine["matter"]["code"], mine["state"]["zh"]) == ("streetlight", "已收到")
    assert mine["staff"] is None


def test_the_same_key_brings_one_case(visit: Visitors) -> None:
    first = visit.bring(key="a")
    again = visit.bring(key="a", status=200)
    assert (again["number"], again["secret"], again["already"]) == (first["number"], first["secret"], True)


def test_a_resident_with_an_account_can_also_use_the_secret_of_a_case(visit: Visitors) -> None:
    receipt = visit.bring(visit.staff("alice"))
    link = visit.link(receipt)
    assert link.get(f"cases/{receipt['number']}")["number"] == receipt["number"]
    assert link.act(receipt["number"], "withdraw")["state"] == "withdrawn"


@pytest.mark.parametrize(
    ("changes", "status", "code", "field"),
    [
        ({"county": ""}, 422, "county_missing", "county"),
        ({"county": "52"}, 422, "invalid", "county"),
        ({"county": "430281"}, 404, "no_pack", "county"),
        ({"text": " "}, 422, "missing", "text"),
        ({"text": 3}, 422, "invalid", "text"),
        ({"txt": "x"}, 422, "unknown_field", "txt"),
        ({"matter": "nothing"}, 422, "no_such_matter", "matter"),
        ({"place": "520524999"}, 404, "no_such_place", "place"),
        ({"point": {"longitude": 0, "latitude": 0}}, 422, "outside_county", "point"),
        ({"point": {"longitude": 200, "latitude": 0}}, 422, "invalid", "point.longitude"),
        ({"reporter": {"phone": "12"}}, 422, "invalid", "reporter.phone"),
        ({"fields": {"polle": "3"}}, 422, "unknown_field", "fields.polle"),
        ({"channel": "window"}, 403, "not_your_channel", "channel"),
        ({"happened_at": "2026-09-01T09:00:00+08:00"}, 403, "not_yours_to_say", "happened_at"),
        ({"happened_at": "2026-09-01T09:00:00"}, 422, "invalid", "happened_at"),
        ({"complained_of": ["nobody"]}, 422, "no_such_unit", "complained_of"),
    ],
)
def test_what_is_wrong_is_named(visit: Visitors, changes: dict[str, Any], status: int, code: str, field: str) -> None:
    said = {"county": COUNTY, "text": "路灯不亮", "place": GRID} | changes
    said |= {"place": ""} if "point" in changes else {}
    problem = visit.nobody.post("cases", said, status)
    assert (problem["code"], problem["field"]) == (code, field)
    assert problem["message"]["zh"]
    assert problem["message"]["en"]


def test_staff_may_say_where_a_case_came_in(visit: Visitors) -> None:
    receipt = visit.bring(visit.staff("linxi"), channel="hotline", reporter=WANG)
    seen = visit.staff("axiu").get(f"cases/{receipt['number']}")
    assert (seen["channel"], seen["staff"]["by_proxy"]) == ("hotline", True)


def test_a_token_without_the_scope_is_refused(visit: Visitors) -> None:
    receipt = visit.bring()
    problem = visit.staff("axiu", "read").act(receipt["number"], "accept", 403)
    assert (problem["code"], problem["scopes"]) == ("scope_missing", ["act"])
    assert visit.bring(visit.staff("alice", "read"), 403)["code"] == "scope_missing"
    assert visit.staff("alice", "act").get("matters")["rules"] == 1


def test_a_case_of_others_is_not_there(visit: Visitors) -> None:
    receipt, other = visit.bring(visit.staff("alice")), visit.bring()
    number = receipt["number"]
    for stranger in (visit.staff("bob"), visit.link(other), visit.staff("jike")):
        for path in ("", "/actions", "/journal", "/receipt"):
            assert stranger.get(f"cases/{number}{path}", 404)["code"] == "no_case"
        assert stranger.act(number, "note", 404, text="x")["code"] == "no_case"
        assert stranger.act(number, "erase", 404, words=["1:text"], basis="x")["code"] == "no_case"


def test_a_number_that_never_was_is_not_there_either(visit: Visitors) -> None:
    digit = int(case_number.check_digit(NEVER))
    assert visit.staff("axiu").get(f"cases/{NEVER}{digit}", 404)["code"] == "no_case"
    assert visit.staff("axiu").get(f"cases/{NEVER}{(digit + 1) % 10}", 422)["code"] == "not_a_number"


@pytest.mark.parametrize("said", ["Bearer x", "Bearer mb_520524_" + "x" * 43, "Case 1:2", "Basic eDp5", "Nonsense"])
def test_whoever_cannot_say_who_they_are_is_nobody(visit: Visitors, said: str) -> None:
    receipt = visit.bring()
    response = visit.nobody.client.get(f"/api/v1/cases/{receipt['number']}", headers={"Authorization": said})
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_wrong_secret_opens_nothing(visit: Visitors) -> None:
    receipt = visit.bring()
    wrong = visit.link({"number": receipt["number"], "secret": receipt["secret"][:-1] + "_"})
    assert wrong.get(f"cases/{receipt['number']}", 401)["code"] == "unknown_link"


def test_personal_words_are_masked_for_those_who_work_on_the_case(visit: Visitors) -> None:
    receipt = visit.bring(reporter=WANG)
    number = receipt["number"]
    visit.staff("axiu").act(number, "dispatch", unit=HOUSING)
    masked = {
        "reporter.name": "王**",
        "reporter.phone": "138****0001",
        "reporter.id_number": "522*************24",
    }
    assert words_of(visit.staff("yangguang").get(f"cases/{number}")) == masked
    assert words_of(visit.link(receipt).get(f"cases/{number}")) == masked


def test_those_who_only_watch_over_a_place_do_not_learn_the_name(visit: Visitors) -> None:
    receipt = visit.bring(reporter=WANG)
    seen = visit.staff("axiu").get(f"cases/{receipt['number']}")
    assert set(words_of(seen).values()) == {None}
    assert {word["shown"] for word in seen["words"]} == {"hidden"}


def test_nobody_of_the_staff_learns_who_a_sealed_identity_is(visit: Visitors) -> None:
    alice = visit.staff("alice")
    receipt = visit.bring(alice, matter="misconduct", reporter=WANG, fields={"accused": "某某局某某"})
    number = receipt["number"]
    me = visit.world.ids["alice"]
    for code in ("axiu", "chenjing", "zhouming"):
        reader = visit.staff(code)
        told = [reader.get(f"cases/{number}{path}") for path in ("", "/journal", "/receipt")]
        assert me not in repr(told)
        assert "爱丽" not in repr(told)
        assert "13800000001" not in repr(told)
    assert alice.get(f"cases/{number}/journal")["entries"][0]["row"]["actor"] == me


def test_staff_who_report_misconduct_are_not_known_by_their_unit(visit: Visitors) -> None:
    aduo = visit.staff("aduo")
    number = visit.bring(aduo, matter="misconduct", fields={"accused": "某某"})["number"]
    aduo.act(number, "note", text="有录音")
    rows = [entry["row"] for entry in visit.staff("axiu").get(f"cases/{number}/journal")["entries"]]
    assert [(row["actor"], row["role"], row["unit"]) for row in rows] == [("", "", "")] * 2


def test_the_unit_complained_of_knows_nothing(visit: Visitors) -> None:
    receipt = visit.bring(complained_of=[HOUSING])
    assert visit.staff("hefang").get(f"cases/{receipt['number']}", 404)["code"] == "no_case"


def test_a_sealed_case_is_for_its_circle(visit: Visitors) -> None:
    receipt = visit.bring(matter="child_in_hardship", text="孩子没有人照顾", reporter=WANG)
    number = receipt["number"]
    assert visit.staff("zhouming").get(f"cases/{number}", 404)["code"] == "no_case"
    seen = visit.link(receipt).get(f"cases/{number}")
    assert seen["text"]["text"] == "孩子没有人照顾"


def test_the_handler_never_sees_ratings(visit: Visitors) -> None:
    receipt = visit.bring()
    visit.close(receipt, text="师傅来得很快")
    number = receipt["number"]
    handler, checker = visit.staff("yangguang"), visit.staff("chenjing")
    assert handler.get(f"cases/{number}")["rating"] is None
    assert checker.get(f"cases/{number}")["rating"]["satisfaction"] == "very_satisfied"
    told = repr(handler.get(f"cases/{number}/journal"))
    assert "very_satisfied" not in told
    assert "师傅来得很快" not in told
    assert "very_satisfied" in repr(checker.get(f"cases/{number}/journal"))


def test_a_correction_stands_in_place_of_the_first_words(visit: Visitors) -> None:
    receipt = visit.bring()
    me, number = visit.link(receipt), receipt["number"]
    me.act(number, "correct", text="是第二盏灯不亮")
    me.act(number, "note", text="晚上七点以后")
    assert me.get(f"cases/{number}")["text"]["text"] == "是第二盏灯不亮"


def test_clocks_say_how_they_came_to_their_time(visit: Visitors) -> None:
    receipt = visit.bring()
    clocks = {clock["name"]: clock for clock in visit.link(receipt).get(f"cases/{receipt['number']}")["clocks"]}
    answer = clocks["answer"]
    assert answer["limit"]["zh"] == "1 个工作日"
    assert [segment["why"] for segment in answer["segments"]] == ["submit"]
    assert answer["segments"][-1]["to"] == answer["due_at"]
    assert "柳塘镇" in answer["basis"]
    assert [line["zh"].endswith("到期。") for line in answer["said"]].count(True) == 1


def test_a_pause_is_seen_with_its_reason(visit: Visitors) -> None:
    receipt = visit.bring()
    number, handler = receipt["number"], visit.staff("yangguang")
    visit.staff("axiu").act(number, "dispatch", unit=HOUSING)
    handler.act(number, "sign")
    handler.act(number, "pause", pause_reason="appraisal", reason="检测灯杆", next_promise="2030-01-01")
    answer = next(c for c in visit.link(receipt).get(f"cases/{number}")["clocks"] if c["name"] == "answer")
    assert (answer["state"], answer["segments"][-1]["kind"], answer["segments"][-1]["to"]) == ("paused", "pause", None)
    assert answer["segments"][-1]["label"]["zh"] == "暂停"


def test_a_stale_version_is_told_with_how_things_stand(visit: Visitors) -> None:
    number, axiu = visit.bring()["number"], visit.staff("axiu")
    axiu.act(number, "accept", version=1)
    problem = axiu.act(number, "dispatch", 409, version=1, unit=HOUSING)
    assert (problem["code"], problem["version"], problem["state"]) == ("stale", 2, "received")


def test_an_abolished_proof_cannot_be_asked_for(visit: Visitors) -> None:
    number, axiu = visit.bring()["number"], visit.staff("axiu")
    axiu.act(number, "accept", version=1)
    axiu.act(number, "dispatch", version=2, unit=HOUSING)
    yang = visit.staff("yangguang")
    yang.act(number, "sign", version=3)
    asked = {"papers": ["户口簿", "社区盖章的 亲属关系 证明"], "reason": "核对"}
    problem = yang.act(number, "ask", 422, version=4, **asked)
    assert (problem["code"], problem["field"]) == ("abolished_proof", "fields.papers")
    assert "民发〔2020〕20号" in str(problem)
    yang.act(number, "ask", version=4, **asked | {"papers": ["户口簿", "第 3 页再来一份"]})


def test_the_same_key_takes_one_step(visit: Visitors) -> None:
    number, axiu = visit.bring()["number"], visit.staff("axiu")
    body = {"action": "accept", "version": 1, "key": "k"}
    assert axiu.post(f"cases/{number}/actions", body)["already"] is False
    assert axiu.post(f"cases/{number}/actions", body) == {
        "number": number,
        "seq": 2,
        "version": 2,
        "state": "received",
        "already": True,
    }
    other = axiu.post(f"cases/{number}/actions", body | {"action": "remark", "fields": {"text": "x"}}, 409)
    assert other["code"] == "key_reused"


@pytest.mark.parametrize(
    ("action", "fields", "status", "code", "field"),
    [
        ("dance", {}, 404, "no_such_action", "action"),
        ("sign", {}, 403, "not_yours", "action"),
        ("approve", {}, 403, "not_yours", "action"),
        ("dispatch", {}, 422, "missing", "fields.unit"),
        ("dispatch", {"unit": "nobody"}, 422, "no_such_unit", "fields.unit"),
        ("dispatch", {"unit": "water-520524"}, 422, "competent", "action"),
    ],
)
def test_what_is_not_possible_is_named(
    visit: Visitors, action: str, fields: dict[str, Any], status: int, code: str, field: str
) -> None:
    problem = visit.staff("axiu").act(visit.bring()["number"], action, status, **fields)
    assert (problem["code"], problem["field"]) == (code, field)


def test_offers_carry_the_fields_to_fill_in(visit: Visitors) -> None:
    number = visit.bring()["number"]
    offers = visit.staff("axiu").get(f"cases/{number}/actions")
    outcome = field_of(offers, "answer_at_once", "outcome")
    assert (offers["version"], outcome["type"], outcome["required"]) == (1, "choice", True)
    assert {"value": "solved", "zh": "解决", "en": "Solved"} in outcome["choices"]


def test_whoever_brought_a_case_for_another_gets_no_secret_to_rate_with(visit: Visitors) -> None:
    receipt = visit.bring(visit.staff("linxi"), channel="hotline", reporter=WANG)
    visit.handle(receipt)
    visit.staff("chenjing").act(receipt["number"], "approve")
    offers = visit.link(receipt).get(f"cases/{receipt['number']}/actions")
    assert field_of(offers, "rate", "rating_secret")["value"] is None
