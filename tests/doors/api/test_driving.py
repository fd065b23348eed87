"""A drive is set up and run over the API as on the desk: by those who run it, once for each key."""

from datetime import timedelta
from typing import Any

from tests.doors.api.visitors import Visitor, Visitors
from tests.services.drives.court import BUREAU, COURT, HEAD, LABOUR, TEAMS, act, register
from tests.world import COUNTY, World

from maplebridge.ground.clock.time import day_of, now
from maplebridge.services.drives.models import Drive, DriveCase


def plan(visitor: Visitor, key: str = "plan", status: int = 201, **changes: Any) -> Any:
    """A drive of the court for a hundred days, from today."""
    days = {"first_day": f"{day_of(now())}", "last_day": f"{day_of(now()) + timedelta(days=99)}"}
    said = {"name": "百日执行", "purpose": "集中执行涉民生案件", "unit": COURT, **days, "key": key}
    return visitor.post("drives", said | changes, status)


def with_teams(visitor: Visitor, address: str, world: World) -> None:
    """Three teams with a member each."""
    for number, (unit, member) in enumerate(TEAMS, 1):
        said = {"name": unit.partition("-")[0], "unit": unit, "key": f"team-{number}"}
        assert visitor.post(f"{address}/teams", said, 201) == {"number": number, "already": False}
        assert visitor.post(f"{address}/teams", said) == {"number": number, "already": True}
        people = visitor.get(f"{address}/people")["people"]
        (person,) = (each for each in people if each["id"] == world.ids[member])
        assert (person["unit"]["code"], person["team"]) == (unit, None)
        visitor.post(f"{address}/members", {"team": number, "person": person["id"]})


def test_a_drive_is_set_up_run_and_published_over_the_api(world: World, visit: Visitors) -> None:
    head, numbers = visit.staff(HEAD), register(world, 7, now())
    extra = numbers.pop()
    drive = plan(head)["id"]
    assert plan(head, status=200) == {"id": drive, "state": "draft", "already": True}
    assert plan(head, status=409, name="另一个")["code"] == "key_reused"
    address = f"drives/{drive}"
    with_teams(head, address, world)

    said = {"numbers": [*numbers[:2], "12345", numbers[0]], "key": "list"}
    listed = head.post(f"{address}/list", said)
    assert (listed["added"], listed["already"]) == (2, False)
    assert [(each["line"], each["number"]) for each in listed["wrong"]] == [(3, "12345"), (4, numbers[0])]
    assert head.post(f"{address}/list", said) == listed | {"already": True}
    assert head.post(f"{address}/steps", {"step": "clear_list"})["state"] == "draft"
    assert head.post(f"{address}/list", {"matter": "enforcement_case"})["added"] == 7
    head.post(f"{address}/steps", {"step": "clear_list"})
    head.post(f"{address}/list", {"numbers": numbers})
    ended = numbers.pop()
    act(world.actor("weizheng"), ended, "end_case", now(), manner="cancelled", result="撤回")
    started = head.post(f"{address}/steps", {"step": "start", "key": "start"})
    assert (started["state"], started["cases"], [each["number"] for each in started["wrong"]]) == (
        "running",
        5,
        [ended],
    )
    assert head.post(f"{address}/steps", {"step": "start", "key": "start"}) == started | {"already": True}
    assert head.post(f"{address}/steps", {"step": "start"}, 409)["code"] == "started"
    assert head.post(f"{address}/open", {})["left"] == 0
    assert head.post(f"{address}/open", {}) == {"done": 0, "left": 0, "wrong": []}

    def decide(kind: str, number: str, status: int = 200, **more: Any) -> Any:
        return head.post(f"{address}/decisions", {"kind": kind, "number": number, "reason": "核实", **more}, status)

    assert decide("add", extra, team=2, key="add") == decide("add", extra, team=2, key="add") | {"already": False}
    assert decide("add", extra, 422)["field"] == "team"
    assert decide("remove", extra, 422, team=1)["field"] == "team"
    decide("move", extra, team=3)
    decide("remove", extra)
    assert decide("remove", extra, 422)["field"] == "number"
    decide("put_back", extra)
    told = head.get(f"{address}/board")
    kinds = [(each["kind"], each["team"], each["by"]) for each in told["decisions"]]
    name = world.actor(HEAD).name
    assert kinds == [("put_back", 3, name), ("removed", 3, name), ("moved", 3, name), ("added", 2, name)]
    assert (told["total"]["cases"], told["teams"][1]["members"]) == (6, ["秦海"])
    head.post(f"{address}/members/leave", {"person": world.ids["qinhai"]})
    assert head.get(f"{address}/board")["teams"][1]["members"] == []

    assert head.post(f"{address}/steps", {"step": "publish"}, 409)["code"] == "not_ended"
    assert head.post(f"{address}/steps", {"step": "end"})["state"] == "ended"
    assert head.post(f"{address}/open", {}, 409)["code"] == "not_running"
    assert head.post(f"{address}/members/leave", {"person": world.ids["weizheng"]}, 409)["code"] == "not_running"
    assert head.post(f"{address}/steps", {"step": "publish"})["state"] == "published"
    assert visit.nobody.get(f"drives/{drive}", county=COUNTY)["name"] == "百日执行"


def test_a_case_of_a_running_drive_is_refused_to_another_that_is_named(world: World, visit: Visitors) -> None:
    head, (number, free) = visit.staff(HEAD), register(world, 2, now())
    first, second = (f"drives/{plan(head, name, name=name)['id']}" for name in ("甲行动", "乙行动"))
    for address, listed in ((first, number), (second, free)):
        head.post(f"{address}/teams", {"name": "一组", "unit": COURT}, 201)
        head.post(f"{address}/list", {"numbers": [listed]})
        head.post(f"{address}/steps", {"step": "start"})
    said = {"kind": "add", "number": number, "team": 1, "reason": "同一被执行人"}
    refused = head.post(f"{second}/decisions", said, 409)
    assert (refused["code"], refused["field"]) == ("counts_elsewhere", "number")
    assert "甲行动" in refused["detail"]
    third = f"drives/{plan(head, 'third')['id']}"
    told = head.post(f"{third}/list", {"matter": "enforcement_case"})
    assert (told["added"], {each["number"] for each in told["wrong"]}) == (0, {number, free})


def test_nobody_else_sets_up_or_runs_a_drive(world: World, visit: Visitors) -> None:
    head, (number,) = visit.staff(HEAD), register(world, 1, now())
    address = f"drives/{plan(head)['id']}"
    head.post(f"{address}/teams", {"name": "司法局", "unit": BUREAU}, 201)
    assert head.post(f"{address}/teams", {"name": "x", "unit": "nobody-520524"}, 422)["field"] == "unit"
    assert head.post(f"{address}/list", {}, 422)["field"] == "numbers"
    days = {"first_day": "2026-12-02", "last_day": "2026-12-01"}
    assert head.post(f"{address}/days", days, 422)["field"] == "last_day"
    assert plan(visit.staff("yangguang"), status=403)["code"] == "not_yours"
    writes: dict[str, dict[str, Any]] = {
        "days": {"first_day": "2026-12-01", "last_day": "2026-12-02"},
        "teams": {"name": "x", "unit": LABOUR},
        "members": {"team": 1, "person": world.ids["qinhai"]},
        "members/leave": {"person": world.ids["qinhai"]},
        "list": {"numbers": [number]},
        "decisions": {"kind": "remove", "number": number, "reason": "x"},
        "steps": {"step": "start"},
        "open": {},
    }
    member, stranger, reader = visit.staff("qinhai"), visit.staff("yangguang"), visit.staff(HEAD, "read")
    for who, status in (
        (member, 403),
        (stranger, 404),
        (reader, 403),
        (visit.nobody, 401),
        (visit.staff("alice"), 403),
    ):
        for path, body in writes.items():
            who.post(f"{address}/{path}", body, status)
    for who, status in ((member, 403), (stranger, 404), (visit.nobody, 401)):
        who.get(f"{address}/people", status)
    assert Drive.objects.of(COUNTY).get().state == "draft"
    assert not DriveCase.objects.of(COUNTY).exists()
