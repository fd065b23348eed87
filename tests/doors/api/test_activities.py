"""Activities and schools over the API: the same rights, guards and words as on the pages, and each write once."""

from datetime import date
from typing import Any
from uuid import uuid4

from pytest_django.fixtures import Settings
from tests.doors.api.visitors import Visitors
from tests.doors.desk.activity_pages import FIGURES, OFFICE, open_lecture, waiting
from tests.services.pacing.using import use_up
from tests.world import COUNTY, HOUSING, VILLAGE, World

from maplebridge.services.activities.models import Activity, Appointment, SignUp

PLAN = {
    "kind": "free_clinic",
    "title": "反诈义诊",
    "unit": OFFICE,
    "place": VILLAGE,
    "starts_at": "2097-03-01T09:00:00+08:00",
    "ends_at": "2097-03-01T11:30:00+08:00",
    "capacity": 3,
}
SCHOOL = "school-520524103"
TERMS = {"person": "韦正", "sender": f"court-{COUNTY}", "since": "2026-01-01", "until": "2028-12-31"}


def come(**changes: Any) -> dict[str, Any]:
    return {"county": COUNTY, "name": "龙家", "phone": "139 0000 1111", **changes}


def test_a_stranger_signs_up_once_for_each_key_and_gives_the_place_back(visit: Visitors, world: World) -> None:
    address = f"activities/{open_lecture(world)}/sign-ups"
    first = visit.nobody.post(address, come(key="a"), 201)
    assert (first["state"], first["ahead"]) == ("waiting", 1)
    assert visit.nobody.post(address, come(key="a"), 201) == first
    assert visit.nobody.post(address, come(key="a", name="龙二"), 201)["id"] != first["id"]
    back = f"activities/sign-ups/{first['id']}/give-back"
    assert visit.nobody.post(back, {"county": COUNTY, "secret": "x" * 20}, 404)["code"] == "no_sign_up"
    for _ in range(2):
        assert visit.nobody.post(back, {"county": COUNTY, "secret": first["secret"]})["state"] == "cancelled"
    assert visit.nobody.client.get(first["link"][first["link"].index("/activities/") :]).status_code == 200


def test_a_sign_up_names_its_field_and_keeps_to_the_hourly_limit_of_the_page(
    visit: Visitors, world: World, settings: Settings
) -> None:
    address = f"activities/{open_lecture(world)}/sign-ups"
    assert visit.nobody.post(address, come(name=" "), 422)["field"] == "name"
    assert visit.nobody.post(address, come(phone="12"), 422)["field"] == "phone"
    assert visit.nobody.post(address, come(county=""), 422)["field"] == "county"
    assert visit.nobody.post(address, come(nmae="x"), 422)["code"] == "unknown_field"
    assert visit.nobody.post(f"activities/{uuid4()}/sign-ups", come(), 404)["code"] == "no_activity"
    Activity.objects.of(COUNTY).update(state="planned")
    assert visit.nobody.post(address, come(), 409)["code"] == "not_open"
    use_up(settings, "sign_up", "sign_up_secret")
    assert visit.nobody.post(address, come(), 429)["code"] == "too_often"
    back = f"activities/sign-ups/{uuid4()}/give-back"
    assert visit.nobody.post(back, {"county": COUNTY, "secret": "x" * 20}, 429)["code"] == "too_many_wrong"


def test_a_resident_signs_up_under_their_account(visit: Visitors, world: World) -> None:
    address = f"activities/{open_lecture(world)}/sign-ups"
    alice = visit.staff("alice")
    made = alice.post(address, come(phone="13800000001"), 201)
    assert alice.post(address, come(phone="13800000001"), 201)["id"] == made["id"]
    assert SignUp.objects.of(COUNTY).get(id=made["id"]).person == world.actor("alice").id
    visit.staff("alice", "read").post(address, come(), 403)


def test_who_signed_up_is_told_to_the_units_that_hold_it(visit: Visitors, world: World) -> None:
    address = f"activities/{open_lecture(world)}/sign-ups"
    guests = visit.staff("zhangqi").get(address)["guests"]
    assert [(each["name"], each["state"]) for each in guests] == [
        ("杨家1", "in"),
        ("杨家2", "in"),
        ("杨家3", "waiting"),
    ]
    assert visit.staff("yangguang").get(address, 403)["code"] == "not_yours"
    visit.staff("alice").get(address, 403)
    visit.nobody.get(address, 401)


def test_an_activity_is_planned_changed_opened_and_called_off_once(visit: Visitors, world: World) -> None:
    clerk = visit.staff("zhangqi")
    made = clerk.post("activities", PLAN | {"key": "p"}, 201)
    assert (made["state"], made["already"]) == ("planned", False)
    assert clerk.post("activities", PLAN | {"key": "p"}) == made | {"already": True}
    assert clerk.post("activities", PLAN | {"key": "p", "title": "别的"}, 409)["code"] == "key_reused"
    address = f"activities/{made['id']}"
    clerk.post(f"{address}/change", PLAN | {"title": "反诈宣传"})
    assert clerk.post(f"{address}/steps", {"step": "open_sign_up", "key": "s"})["state"] == "open"
    assert clerk.post(f"{address}/steps", {"step": "open_sign_up", "key": "s"})["already"] is True
    assert clerk.post(f"{address}/steps", {"step": "open_sign_up"}, 409)["code"] == "not_now"
    assert clerk.post(f"{address}/steps", {"step": "cancel"}, 422)["field"] == "reason"
    assert clerk.post(f"{address}/steps", {"step": "cancel", "reason": "下大雨"})["state"] == "cancelled"
    assert Activity.objects.of(COUNTY).get(id=made["id"]).title == "反诈宣传"


def test_a_plan_is_refused_by_its_field_and_to_those_whose_it_is_not(visit: Visitors, world: World) -> None:
    clerk = visit.staff("zhangqi")
    wrong = {"unit": HOUSING, "kind": "party", "ends_at": PLAN["starts_at"], "capacity": 0, "units": ["nobody-1"]}
    for field, value in wrong.items():
        assert clerk.post("activities", PLAN | {field: value}, 422)["field"] == field
    assert clerk.post("activities", PLAN | {"starts_at": "0001-01-01T00:00:00Z"}, 422)["field"] == "starts_at"
    visit.nobody.post("activities", PLAN, 401)
    visit.staff("alice").post("activities", PLAN, 403)
    visit.staff("zhangqi", "read").post("activities", PLAN, 403)
    made = clerk.post("activities", PLAN, 201)["id"]
    other = visit.staff("yangguang")
    assert other.post(f"activities/{made}/change", PLAN, 403)["code"] == "not_yours"
    assert other.post(f"activities/{made}/steps", {"step": "hold"}, 403)["code"] == "not_yours"


def test_a_report_is_given_in_its_figures_and_corrected(visit: Visitors, world: World) -> None:
    address, clerk = f"activities/{waiting(world)}/report", visit.staff("zhangqi")
    assert clerk.post(address, {"figures": FIGURES | {"leaflets": ""}}, 422)["field"] == "figures.leaflets"
    assert clerk.post(address, {"figures": FIGURES | {"leaflet": "1"}}, 422)["field"] == "figures.leaflet"
    assert visit.staff("yangguang").post(address, {"figures": {}}, 403)["code"] == "not_yours"
    assert clerk.post(address, {"figures": FIGURES})["state"] == "reported"
    clerk.post(address, {"figures": FIGURES | {"persons": "47"}})
    assert Activity.objects.of(COUNTY).get().figures["persons"] == "47"


def test_the_register_of_schools_is_read_by_staff_and_kept_by_the_bureaus(visit: Visitors, world: World) -> None:
    keeper, address = visit.staff("qinhai"), f"schools/{SCHOOL}/appointments"
    (school,) = visit.staff("yangguang").get("schools")["schools"]
    assert (school["gap"], school["appointments"]) == ("none", [])
    assert visit.staff("yangguang").post(address, TERMS, 403)["code"] == "not_yours"
    assert keeper.post(address, TERMS | {"until": "2025-01-01"}, 422)["field"] == "until"
    assert keeper.post("schools/nobody/appointments", TERMS, 422)["field"] == "school"
    made = keeper.post(address, TERMS | {"key": "k"}, 201)["id"]
    assert keeper.post(address, TERMS | {"key": "k"})["id"] == made
    papers = {"letter": "聘字〔2026〕8号", "agreed_on": "2026-01-05"}
    keeper.post(f"schools/appointments/{made}/papers", papers)
    assert Appointment.objects.of(COUNTY).get().agreed_on == date(2026, 1, 5)
    (school,) = keeper.get("schools")["schools"]
    assert (school["gap"], school["appointments"][0]["letter"]) == ("", "聘字〔2026〕8号")
    assert keeper.post(f"schools/appointments/{made}/end", {"reason": " "}, 422)["field"] == "reason"
    keeper.post(f"schools/appointments/{made}/end", {"reason": "调离"})
    keeper.post(f"schools/appointments/{made}/end", {"reason": "调离"}, 404)
    visit.staff("alice").get("schools", 403)
    visit.nobody.get("schools", 401)
