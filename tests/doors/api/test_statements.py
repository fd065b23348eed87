"""Statements over the API: staff read the tree, heads draw up and sign, the upper one first, and each only once."""

from hashlib import sha256

from tests.doors.api.visitors import Visitors
from tests.services.statements.test_statements import COMMITTEE, LEADER, MAYOR, OFFICE, STRANGER, TOWN_HALL
from tests.world import World

from maplebridge.ground.clock.time import day_of, now


def test_heads_draw_up_and_sign_the_upper_one_first(visit: Visitors, world: World) -> None:
    upper, lower, year = visit.staff(LEADER), visit.staff(MAYOR), day_of(now()).year
    said = {"upper": OFFICE, "year": year, "key": "d"}
    assert upper.post("statements", said) == {"drawn": 1, "already": False}
    assert upper.post("statements", said) == {"drawn": 1, "already": True}
    (town,) = lower.get("statements")["towns"]
    assert (town["lower"]["code"], town["state"], town["gaps"]) == (TOWN_HALL, "drawn", 1)
    assert [each["lower"]["code"] for each in town["villages"]] == [COMMITTEE]
    address = f"statements/{town['statement']}"
    told = lower.get(address)
    assert (told["turn"], told["yours"]) == ("upper", False)
    assert "责任" in told["words"]["zh"]
    assert lower.post(f"{address}/sign", {"side": "lower"}, 409)["code"] == "upper_first"
    for _ in range(2):
        assert upper.post(f"{address}/sign", {"side": "upper", "key": "s"})["state"] == "upper_signed"
    assert upper.post(f"{address}/sign", {"side": "upper"}, 409)["code"] == "signed_already"
    assert lower.get(address)["yours"] is True
    done = lower.post(f"{address}/sign", {"side": "lower"})
    assert (done["state"], done["turn"], done["upper_signed"]["name"]) == ("signed", "", world.actor(LEADER).name)
    assert (done["whole"], sha256(done["document"].encode()).hexdigest()) == (True, done["sha256"])
    assert done["sha256"] in done["lower_signed"]["record"]
    assert done["lower_signed"]["signature"].partition(":")[0] in done["public_keys"]
    assert lower.get("statements", town=TOWN_HALL.rpartition("-")[2])["towns"][0]["stands"] is True


def test_nobody_draws_up_or_signs_for_a_unit_they_do_not_head(visit: Visitors, world: World) -> None:
    year, stranger = day_of(now()).year, visit.staff(STRANGER)
    assert visit.staff(LEADER).post("statements", {"upper": OFFICE, "year": year + 2}, 422)["field"] == "year"
    assert stranger.post("statements", {"upper": OFFICE, "year": year}, 403)["code"] == "not_the_head"
    visit.staff(LEADER).post("statements", {"upper": OFFICE, "year": year})
    statement = stranger.get("statements")["towns"][0]["statement"]
    assert stranger.post(f"statements/{statement}/sign", {"side": "upper"}, 403)["code"] == "not_the_head"
    assert stranger.post(f"statements/{statement}/sign", {"side": "middle"}, 422)["field"] == "side"
    visit.staff(LEADER, "read").post(f"statements/{statement}/sign", {"side": "upper"}, 403)
    for visitor, status in ((visit.nobody, 401), (visit.staff("alice"), 403)):
        visitor.get("statements", status)
        visitor.get(f"statements/{statement}", status)
        visitor.post(f"statements/{statement}/sign", {"side": "upper"}, status)
