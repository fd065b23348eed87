"""Duties and leaves in the tables: who acts with what today."""

from datetime import date, timedelta

import pytest

from directory.people.conftest import COUNTY, NOW, TOWN, VILLAGE
from maplebridge.directory.people import actions
from maplebridge.directory.people.contacts import find_by_phone, open_phone
from maplebridge.directory.people.drafts import PersonDraft
from maplebridge.directory.people.listing import get_person_id, list_people
from maplebridge.directory.people.models import DutyHeld, Person
from maplebridge.directory.people.queries import get_actor, list_responsible
from maplebridge.directory.people.rules import Duty
from maplebridge.directory.units.queries import get_registry
from maplebridge.ground.words.fault import Conflict, Missing

TODAY = date(2026, 11, 23)
GRID = VILLAGE + "001"
AUDITOR = Duty("auditor", "", COUNTY)


def roles(person: str, days: int = 0) -> list[str]:
    actor = get_actor(COUNTY, person, NOW + timedelta(days=days))
    assert actor is not None
    return sorted(duty.role for duty in actor.duties)


def leave(person: str, stand_in: str, first: int = 0, last: int = 2) -> str:
    return actions.record_leave(
        county=COUNTY,
        person_id=person,
        stand_in_id=stand_in,
        first=TODAY + timedelta(days=first),
        last=TODAY + timedelta(days=last),
    )


def give(person: str, duty: Duty, days: int = 0) -> str:
    given = actions.give_duties(county=COUNTY, wanted={person: [duty]}, now=NOW + timedelta(days=days))
    return str(given[person, duty])


def test_a_stand_in_holds_the_duties_of_who_is_away_and_gives_them_back(cast: dict[str, str]) -> None:
    leave(cast["axiu"], cast["chenjing"])
    assert (roles(cast["axiu"]), roles(cast["chenjing"])) == ([], ["checker", "dispatcher"])
    assert (roles(cast["axiu"], 3), roles(cast["chenjing"], 3)) == (["dispatcher"], ["checker"])


def test_one_actor_costs_one_query_then_none(cast: dict[str, str], django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]  # a fixture without hints
        roles(cast["axiu"])
        roles(cast["axiu"])


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (("chenjing", "luolan"), "is_stand_in"),
        (("luolan", "axiu"), "stand_in_away"),
        (("axiu", "luolan"), "already_away"),
    ],
)
def test_a_leave_that_would_need_a_stand_ins_stand_in_is_refused(
    cast: dict[str, str], second: tuple[str, str], code: str
) -> None:
    leave(cast["axiu"], cast["chenjing"])
    with pytest.raises(Conflict) as found:
        leave(cast[second[0]], cast[second[1]], 2, 4)
    assert found.value.code == code
    leave(cast[second[0]], cast[second[1]], 3, 4)


def test_administrators_may_not_meet_by_duty_or_by_standing_in(cast: dict[str, str]) -> None:
    with pytest.raises(Conflict):
        give(cast["jike"], AUDITOR)
    with pytest.raises(Conflict):
        actions.add_people(county=COUNTY, drafts=[PersonDraft("jike", "季科", duties=(AUDITOR,))], now=NOW)
    with pytest.raises(Conflict):
        leave(cast["jike"], cast["shenji"])
    leave(cast["jike"], cast["axiu"])
    with pytest.raises(Conflict):
        give(cast["axiu"], AUDITOR)


def test_a_duty_that_ends_is_held_until_the_end_of_its_last_day(cast: dict[str, str]) -> None:
    held = give(cast["axiu"], Duty("seat", f"hotline-{COUNTY}", COUNTY))
    assert roles(cast["axiu"]) == ["dispatcher", "seat"]
    actions.end_duty(county=COUNTY, duty_id=held, last_day=TODAY)
    assert roles(cast["axiu"]) == ["dispatcher", "seat"]
    assert roles(cast["axiu"], 1) == ["dispatcher"]


def test_unknown_people_and_duties_are_refused(cast: dict[str, str]) -> None:
    with pytest.raises(Missing):
        actions.end_duty(county=COUNTY, duty_id=cast["axiu"], last_day=TODAY)
    assert get_actor(COUNTY, "nobody", NOW) is None
    assert get_actor("430281", cast["axiu"], NOW) is None


def test_who_is_nearest_to_a_place_is_named_first(cast: dict[str, str]) -> None:
    def nearest(place: str) -> list[str]:
        return [actor.name for actor in list_responsible(COUNTY, place, NOW)]

    assert nearest(GRID + "001")[:2] == ["老李", "阿朵"]
    assert nearest(GRID)[0] == "阿朵"
    assert "熊波" in nearest(TOWN)
    leave(cast["aduo"], cast["luolan"])
    assert nearest(GRID)[0] == "罗兰"


def test_a_unit_speaks_what_its_people_speak(cast: dict[str, str]) -> None:
    def spoken() -> frozenset[str]:
        unit = get_registry(COUNTY).unit(f"housing-{COUNTY}")
        assert unit is not None
        return unit.languages

    assert spoken() == {"zh", "hmd"}
    actions.deactivate(county=COUNTY, person_id=cast["yangguang"], day=TODAY)
    assert spoken() == {"zh"}


def test_who_is_deactivated_leaves_nothing_to_a_stand_in_after_that_day(cast: dict[str, str]) -> None:
    later = Duty("seat", f"hotline-{COUNTY}", COUNTY)
    give(cast["axiu"], later, 1)
    leave(cast["axiu"], cast["chenjing"])
    actions.deactivate(county=COUNTY, person_id=cast["axiu"], day=TODAY)
    assert get_actor(COUNTY, cast["axiu"], NOW) is None
    assert roles(cast["chenjing"], 1) == ["checker"]


def test_phones_are_sealed_and_still_found(cast: dict[str, str]) -> None:
    assert open_phone(COUNTY, cast["alice"]) == "13800000001"
    assert find_by_phone(COUNTY, "13800000001") == [cast["alice"]]
    assert find_by_phone("430281", "13800000001") == []
    row = Person.objects.of(COUNTY).get(code="alice")
    assert b"13800000001" not in bytes(row.phone_sealed or b"") + bytes(row.phone_blind or b"")
    assert open_phone(COUNTY, cast["tangwei"]) == ""


def test_the_same_people_added_again_keep_their_ids_duties_and_phones(cast: dict[str, str]) -> None:
    duties = DutyHeld.objects.of(COUNTY).count()
    again = PersonDraft("axiu", "阿秀", duties=(Duty("dispatcher", f"centre-{COUNTY}", COUNTY),))
    assert actions.add_people(county=COUNTY, drafts=[again], now=NOW) == {"axiu": cast["axiu"]}
    assert DutyHeld.objects.of(COUNTY).count() == duties
    assert open_phone(COUNTY, cast["axiu"]) == "13900000001"


def test_people_are_listed_by_code_a_page_at_a_time(cast: dict[str, str]) -> None:
    codes = [line.code for line in list_people(COUNTY, many=100)]
    assert codes == sorted(cast)
    assert [line.code for line in list_people(COUNTY, after=codes[1], many=2)] == codes[2:4]
    assert {line.kind for line in list_people(COUNTY, kind="resident")} == {"resident"}
    assert get_person_id(COUNTY, "axiu") == cast["axiu"]
    with pytest.raises(Missing):
        get_person_id(COUNTY, "nobody")
