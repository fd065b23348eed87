"""Inboxes, own cases and messages over HTTP."""

from datetime import timedelta
from typing import Any

import pytest
from tests.doors.api.visitors import Visitor, Visitors
from tests.world import COUNTY, GRID, HOUSING, TOWN, VILLAGE

from maplebridge.cases.models import Case
from maplebridge.directory.places import queries as places
from maplebridge.directory.places.models import Division
from maplebridge.ground.post.models import Message
from maplebridge.services.notices.jobs import tell_once


def numbers(visitor: Visitor, path: str = "inbox", **asked: Any) -> list[str]:
    return [case["number"] for case in visitor.get(path, **asked)["cases"]]


def on_the_county_desk(visit: Visitors, **changes: Any) -> str:
    """A case for the county's own centre."""
    number: str = visit.bring(matter="policy_question", text="想问一下政策", place=COUNTY, **changes)["number"]
    Case.objects.of(COUNTY).filter(number=number).update(desk_unit="centre-520524", centre="centre-520524")
    return number


def test_a_case_lies_on_the_desk_that_has_to_act(visit: Visitors) -> None:
    number = on_the_county_desk(visit)
    axiu, handler, checker = visit.staff("axiu"), visit.staff("yangguang"), visit.staff("chenjing")
    assert (numbers(axiu), numbers(handler), numbers(checker)) == ([number], [], [])
    axiu.act(number, "dispatch", unit=HOUSING, exception="请住建局答复")
    assert (numbers(axiu), numbers(handler)) == ([], [number])
    handler.act(number, "sign")
    handler.act(number, "finish", result="已答复", outcome="explained")
    assert (numbers(axiu), numbers(handler), numbers(checker)) == ([], [], [number])


def test_the_most_urgent_comes_first_and_pages_follow_each_other(visit: Visitors) -> None:
    every = [on_the_county_desk(visit) for _ in range(5)]
    rows = Case.objects.of(COUNTY)
    for hours, number in enumerate(reversed(every)):
        rows.filter(number=number).update(next_due_at=visit.world.now + timedelta(hours=hours))
    axiu = visit.staff("axiu")
    first = axiu.get("inbox", many=2)
    second = axiu.get("inbox", many=2, after=first["next"])
    third = axiu.get("inbox", many=2, after=second["next"])
    pages = [case["number"] for page in (first, second, third) for case in page["cases"]]
    assert (pages, third["next"]) == (every[::-1], None)


def test_the_inbox_is_narrowed(visit: Visitors) -> None:
    old, miao = on_the_county_desk(visit), on_the_county_desk(visit, language="hmd")
    rows = Case.objects.of(COUNTY)
    rows.filter(number=old).update(next_due_at=visit.world.now - timedelta(hours=1), place=GRID)
    axiu = visit.staff("axiu")
    assert numbers(axiu, overdue="true") == [old]
    assert numbers(axiu, language="hmd") == [miao]
    assert numbers(axiu, place=VILLAGE) == [old]
    assert numbers(axiu, place=COUNTY) == [old, miao]
    assert numbers(axiu, matter="policy_question", state="received") == [old, miao]
    assert numbers(axiu, matter="streetlight") == []
    assert numbers(axiu, state="handling") == []
    assert axiu.get("inbox", many=1)["cases"][0]["overdue"] is True


def test_a_merged_village_keeps_its_cases_in_the_list_of_its_heir(visit: Visitors) -> None:
    gone = f"{TOWN}209"
    Division.objects.create(
        code=gone, name="旧村", level="village", parent=TOWN, valid_to=visit.world.now, replaced_by=VILLAGE
    )
    places.forget()
    number = on_the_county_desk(visit)
    Case.objects.of(COUNTY).filter(number=number).update(place=f"{gone}001")
    assert numbers(visit.staff("axiu"), place=VILLAGE) == [number]


def test_units_complained_of_and_strangers_to_a_sealed_case_have_it_in_no_list(visit: Visitors) -> None:
    number = on_the_county_desk(visit)
    row = Case.objects.of(COUNTY).filter(number=number)
    row.update(excluded_units=["centre-520524"])
    assert numbers(visit.staff("axiu")) == []
    row.update(excluded_units=[], secrecy="case_sealed", circle=[HOUSING])
    assert numbers(visit.staff("axiu")) == []
    row.update(circle=["centre-520524"])
    assert numbers(visit.staff("axiu")) == [number]


@pytest.mark.parametrize(
    ("asked", "field"),
    [({"many": 0}, "many"), ({"many": "x"}, "many"), ({"after": "x"}, "after"), ({"place": "52x"}, "place")],
)
def test_what_cannot_be_listed_is_named(visit: Visitors, asked: dict[str, Any], field: str) -> None:
    assert visit.staff("axiu").get("inbox", 422, **asked)["field"] == field


def test_only_staff_have_an_inbox(visit: Visitors) -> None:
    assert visit.staff("alice").get("inbox", 403)["code"] == "staff_only"
    assert visit.link(visit.bring()).get("inbox", 403)["code"] == "not_by_link"
    assert visit.nobody.get("inbox", 401)["code"] == "not_signed_in"


def test_residents_list_their_own_cases(visit: Visitors) -> None:
    alice = visit.staff("alice")
    mine = [visit.bring(alice)["number"] for _ in range(3)]
    visit.bring(visit.staff("bob"))
    visit.bring()
    page = alice.get("cases", many=2)
    rest = alice.get("cases", many=2, after=page["next"])
    assert [case["number"] for case in page["cases"] + rest["cases"]] == mine[::-1]
    assert page["cases"][0]["state"]["zh"] == "已收到"
    assert alice.get("cases", 422, after="%%")["field"] == "after"
    visit.nobody.get("cases", 401)


def told(visitor: Visitor, **asked: Any) -> list[tuple[str, bool]]:
    return [(each["template"], each["new"]) for each in visitor.get("messages", **asked)["messages"]]


def tell(visit: Visitors) -> None:
    while tell_once(COUNTY, visit.world.now):
        pass


def test_messages_are_new_once(visit: Visitors) -> None:
    receipt = visit.bring()
    tell(visit)
    me = visit.link(receipt)
    assert told(me) == [("received", True)]
    shown = Message.objects.of(COUNTY).get(template="received").shown_at
    assert told(me) == [("received", False)]
    assert Message.objects.of(COUNTY).get(template="received").shown_at == shown


def test_messages_reach_the_desk_the_person_and_nobody_else(visit: Visitors) -> None:
    receipt = visit.bring(visit.staff("alice"))
    visit.staff("axiu").act(receipt["number"], "dispatch", unit=HOUSING)
    tell(visit)
    assert told(visit.staff("yangguang")) == [("on_your_desk", True)]
    assert told(visit.staff("hefang")) == [("on_your_desk", False)]
    assert sorted(told(visit.staff("alice"))) == [("received", True), ("state_changed", True)]
    assert told(visit.staff("bob")) == []
    visit.nobody.get("messages", 401)


def test_messages_come_in_pages(visit: Visitors) -> None:
    receipt = visit.bring()
    visit.handle(receipt)
    tell(visit)
    me = visit.link(receipt)
    every = [each["id"] for each in me.get("messages")["messages"]]
    first = me.get("messages", many=2)
    rest = me.get("messages", many=50, after=first["next"])
    assert [each["id"] for each in first["messages"] + rest["messages"]] == every
    assert len(every) > 2
    assert me.get("messages", 422, after="x")["field"] == "after"


def test_a_suggestion_comes_with_reasons(visit: Visitors) -> None:
    receipt = visit.bring(matter="wage_arrears", fields={"employer": "某建筑公司", "claimed": "8000"}, place=TOWN)
    found = visit.staff("axiu").get(f"cases/{receipt['number']}/suggestion")
    assert (found["unit"]["code"], found["certain"]) == ("human_resources-520524", True)
    assert "欠薪" in "".join(reason["zh"] for reason in found["reasons"])
    visit.link(receipt).get(f"cases/{receipt['number']}/suggestion", 403)
    visit.nobody.get(f"cases/{receipt['number']}/suggestion", 401)
    assert visit.staff("alice").get(f"cases/{receipt['number']}/suggestion", 404)["code"] == "no_case"


def test_a_unit_complained_of_is_never_suggested(visit: Visitors) -> None:
    receipt = visit.bring(complained_of=[HOUSING])
    assert visit.staff("axiu").get(f"cases/{receipt['number']}/suggestion")["unit"]["code"] != HOUSING


def test_what_lies_at_a_station_without_a_dispatcher_is_on_the_desk_of_the_town(visit: Visitors) -> None:
    number = visit.bring(place=GRID)["number"]
    assert Case.objects.of(COUNTY).get(number=number).desk_unit == f"centre-{VILLAGE}"
    assert numbers(visit.staff("luolan")) == [number]
    assert numbers(visit.staff("axiu")) == []


def test_a_sealed_case_at_a_station_is_on_the_desk_of_the_town_as_well(visit: Visitors) -> None:
    number = visit.bring(place=GRID)["number"]
    station = f"centre-{VILLAGE}"
    Case.objects.of(COUNTY).filter(number=number).update(secrecy="case_sealed", circle=[station])
    assert numbers(visit.staff("luolan")) == [number]
    assert visit.staff("luolan").get(f"cases/{number}")["number"] == number
    visit.staff("tangwei").get(f"cases/{number}", 404)
