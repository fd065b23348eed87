"""One valid plate for every door, made once; out of use with a reason; following its household."""

import pytest
from tests.directory.plates.conftest import FIRST, NOW, SECOND
from tests.world import COUNTY, GRID, TOWN, VILLAGE, World, forget_all

from maplebridge.directory.places.models import Division, Grid, Household, HouseholdGroup
from maplebridge.directory.plates import actions, codes
from maplebridge.directory.plates.queries import (
    access_plates,
    count_plates,
    get_place_of_plate,
    get_plate,
    iterate_plates,
    key_of,
    list_coverage,
    list_plates,
    open_plate,
    search_plates,
)
from maplebridge.directory.plates.rules import Coverage, Holder, PlateFacts, kept_places, number_of
from maplebridge.ground.words.fault import Conflict, Fault, Forbidden, Missing

pytestmark = pytest.mark.usefixtures("village")


def issue(within: str = VILLAGE, holder: Holder = Holder.HOUSEHOLD) -> int:
    return actions.issue_plates(county=COUNTY, within=within, by="axiu", now=NOW, holder=holder)


def plates() -> list[PlateFacts]:
    issue()
    return list_plates(COUNTY, within=VILLAGE)


def fault(text: str) -> Fault:
    with pytest.raises(Fault) as caught:
        get_place_of_plate(COUNTY, text)
    return caught.value


@pytest.mark.parametrize("within", [VILLAGE, TOWN, COUNTY])
def test_every_household_gets_one_plate_however_often_they_are_issued(within: str) -> None:
    assert (issue(within), issue(within), count_plates(COUNTY, within)) == (6, 0, 6)


def test_a_household_that_comes_later_gets_its_plate() -> None:
    issue()
    Household.objects.insert([Household(county=COUNTY, code="new", group=SECOND)])
    assert issue() == 1


def test_plates_are_made_for_groups_and_grids_where_no_households_are_registered() -> None:
    assert (issue(holder=Holder.HOUSEHOLD_GROUP), issue(holder=Holder.HOUSEHOLD_GROUP)) == (2, 0)
    assert (issue(holder=Holder.GRID), issue(holder=Holder.GRID)) == (1, 0)
    assert [plate.place for plate in list_plates(COUNTY, within=GRID)] == [GRID, FIRST, SECOND]


def test_no_plates_are_made_for_a_place_that_is_none() -> None:
    with pytest.raises(Missing):
        issue("520524999")


def test_a_plate_leads_to_its_place_and_says_nothing_of_the_household() -> None:
    plate = plates()[0]
    scan = open_plate(codes.show(plate.code))
    assert (scan.county, scan.code, scan.place) == (COUNTY, plate.code, FIRST)
    assert not hasattr(scan, "household")


def test_unknown_forged_and_foreign_codes_are_refused_alike() -> None:
    plate = plates()[0]
    forged = plate.code[:-1] + ("0" if plate.code[-1] != "0" else "1")
    for code in (codes.make(COUNTY), codes.make("110101"), forged, "", "520524103.secret"):
        assert fault(code).code == "unknown_plate"
    with pytest.raises(Missing):
        open_plate("nothing")


def test_a_revoked_plate_refuses_and_says_what_to_do_instead() -> None:
    plate = plates()[0]
    actions.revoke_plate(county=COUNTY, code=plate.code, why="lost", by="axiu", now=NOW)
    refused = fault(plate.code)
    assert (refused.code, refused.field) == ("plate_revoked", "plate")
    assert "扫描新门牌" in refused.text.zh
    assert "without it" in refused.text.en
    assert get_plate(COUNTY, plate.code).revoked_why == "lost"
    assert count_plates(COUNTY, VILLAGE) == 5
    with pytest.raises(Conflict):
        actions.revoke_plate(county=COUNTY, code=plate.code, why="lost", by="axiu", now=NOW)


def test_a_plate_is_revoked_for_a_reason_of_the_list_only() -> None:
    plate = plates()[0]
    with pytest.raises(Fault, match="unknown_reason"):
        actions.revoke_plate(county=COUNTY, code=plate.code, why="whim", by="axiu", now=NOW)
    assert get_place_of_plate(COUNTY, plate.code) == FIRST


def test_a_plate_is_replaced_for_the_same_door() -> None:
    plate = plates()[0]
    successor = actions.replace_plate(county=COUNTY, code=plate.code, why="damaged", by="axiu", now=NOW)
    assert (successor.place, successor.household) == (plate.place, plate.household)
    assert get_plate(COUNTY, plate.code).replaced_by == successor.code
    assert fault(plate.code).code == "plate_revoked"
    with pytest.raises(Conflict):
        actions.replace_plate(county=COUNTY, code=plate.code, why="damaged", by="axiu", now=NOW)
    assert (count_plates(COUNTY, VILLAGE), issue()) == (6, 0)


def test_the_door_of_a_revoked_plate_gets_a_new_one_when_plates_are_issued_again() -> None:
    actions.revoke_plate(county=COUNTY, code=plates()[0].code, why="lost", by="axiu", now=NOW)
    assert issue() == 1


def test_a_plate_follows_its_household_into_another_group() -> None:
    plate = plates()[0]
    Household.objects.of(COUNTY).filter(code=plate.household).update(group=SECOND)
    assert get_place_of_plate(COUNTY, plate.code) == SECOND
    assert actions.recode_plates(county=COUNTY) == 1
    assert plate.code in {each.code for each in list_plates(COUNTY, within=SECOND)}


def test_a_plate_follows_when_its_group_is_merged_into_another() -> None:
    plate = plates()[0]
    merged = HouseholdGroup.objects.of(COUNTY).filter(code=FIRST)
    merged.update(valid_to=NOW.date(), replaced_by=SECOND)
    forget_all()
    assert get_place_of_plate(COUNTY, plate.code) == SECOND


def test_a_plate_leads_to_the_grid_when_its_group_ended_without_an_heir() -> None:
    plate = plates()[0]
    HouseholdGroup.objects.of(COUNTY).filter(code=FIRST).update(valid_to=NOW.date())
    forget_all()
    assert get_place_of_plate(COUNTY, plate.code) == GRID


def test_a_village_that_took_another_one_over_counts_and_prints_its_plates_too() -> None:
    issue()
    heir = "520524103299"
    Division.objects.create(code=heir, name="新村", level="village", parent=TOWN)
    Division.objects.filter(code=VILLAGE).update(valid_to=NOW.date(), replaced_by=heir)
    forget_all()
    assert list_coverage(COUNTY, TOWN) == [Coverage(heir, "新村", 6, 6, 0, 0)]
    assert len(list(iterate_plates(COUNTY, heir))) == 6


def test_how_far_a_place_has_come_is_counted_by_its_parts() -> None:
    first, second, *_ = plates()
    actions.note_installed(county=COUNTY, written=[codes.show(first.code)], now=NOW)
    actions.revoke_plate(county=COUNTY, code=second.code, why="lost", by="axiu", now=NOW)
    assert list_coverage(COUNTY, COUNTY) == [Coverage(TOWN, "猫场镇", 6, 5, 1, 1)]
    assert list_coverage(COUNTY, TOWN) == [Coverage(VILLAGE, "凤坪村", 6, 5, 1, 1)]
    groups = list_coverage(COUNTY, GRID)
    assert [(part.households, part.issued, part.installed, part.revoked) for part in groups] == [
        (4, 3, 1, 1),
        (2, 2, 0, 0),
    ]


def test_a_plate_is_installed_once_and_never_when_revoked() -> None:
    first, second, *_ = (plate.code for plate in plates())
    actions.revoke_plate(county=COUNTY, code=second, why="lost", by="axiu", now=NOW)
    assert actions.note_installed(county=COUNTY, written=[first, second, "x"], now=NOW) == 1
    assert actions.note_installed(county=COUNTY, written=[first], now=NOW) == 0
    assert actions.note_installed_within(county=COUNTY, within=VILLAGE, now=NOW) == 4


def test_a_plate_hangs_once_its_grid_worker_scans_it(village: World) -> None:
    plate = plates()[0]

    def scan(who: str) -> bool:
        return actions.note_scan(county=COUNTY, code=plate.code, actor=village.actor(who, NOW), now=NOW)

    assert not actions.note_scan(county=COUNTY, code=plate.code, actor=None, now=NOW)
    assert [scan("axiu"), scan("aduo"), scan("aduo")] == [False, True, False]
    assert get_plate(COUNTY, plate.code).installed_at == NOW


def test_pages_of_a_list_follow_each_other_without_gap_or_double() -> None:
    whole, paged = plates(), list[PlateFacts]()
    while page := list_plates(COUNTY, within=VILLAGE, after=key_of(paged[-1]) if paged else ("", "", ""), many=4):
        paged += page
    assert paged == whole
    assert list(iterate_plates(COUNTY, VILLAGE)) == whole


def test_a_plate_is_found_by_the_beginning_of_its_code_and_by_its_household() -> None:
    plate = plates()[0]
    assert search_plates(COUNTY, codes.show(plate.code)[:15], within=COUNTY) == [plate]
    assert search_plates(COUNTY, plate.household, within=TOWN) == [plate]
    assert search_plates(COUNTY, plate.household, within="520524104") == []
    assert search_plates(COUNTY, " ", within=COUNTY) == []


def test_plates_are_kept_by_the_dispatchers_of_the_place_and_the_system_administrator(village: World) -> None:
    for who in ("axiu", "luolan", "jike"):
        access_plates(village.actor(who, NOW), TOWN)
    for who, place in (("luolan", COUNTY), ("yangguang", TOWN), ("aduo", GRID), ("zhouming", COUNTY)):
        with pytest.raises(Forbidden):
            access_plates(village.actor(who, NOW), place)
    kept = [kept_places(village.actor(who, NOW)) for who in ("axiu", "luolan", "jike", "aduo")]
    assert kept == [(COUNTY,), (TOWN,), (COUNTY,), ()]


def test_the_number_on_the_plate_is_the_households_within_its_group() -> None:
    assert number_of(f"{FIRST}007", FIRST) == "007"
    assert number_of("A-12", FIRST) == "A-12"
    assert number_of("", FIRST) == ""


def test_two_who_issue_at_once_make_one_plate_a_door() -> None:
    doors = actions._unplated(COUNTY, VILLAGE, Holder.HOUSEHOLD)
    assert (actions._insert(COUNTY, doors, "one", NOW), actions._insert(COUNTY, doors, "other", NOW)) == (6, 0)


def test_no_grid_is_left_out_when_it_has_ended() -> None:
    Grid.objects.of(COUNTY).filter(code=GRID).update(valid_to=NOW.date())
    assert issue(holder=Holder.GRID) == 0
