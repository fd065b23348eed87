"""Units on the desk: found by name, level and kind; one with its people, its duties and what it is part of."""

import pytest
from django.test import Client
from tests.doors.reading import text
from tests.doors.signing import sign_in
from tests.world import CENTRE, HOUSING, TOWN, TOWN_CENTRE, World


@pytest.fixture
def desk(world: World, client: Client) -> Client:
    sign_in(client, world, "luolan")
    return client


def test_the_countys_units_come_first_and_others_are_found_by_level_and_kind(desk: Client) -> None:
    assert "县住房和城乡建设局" in text(desk, "/desk/units/")
    assert "猫场镇综治中心" not in text(desk, "/desk/units/")
    assert "猫场镇综治中心" in text(desk, "/desk/units/?level=town")
    centres = text(desk, "/desk/units/?kind=centre")
    assert "猫场镇综治中心" in centres
    assert "司法所" not in centres.split("<tbody>")[1]


def test_kinds_are_named_without_their_place(desk: Client) -> None:
    page = text(desk, "/desk/units/?level=town")
    assert '<option value="justice_office">司法所</option>' in page


def test_units_are_found_by_part_of_a_name_and_by_place(desk: Client) -> None:
    assert "县林业局" in text(desk, "/desk/units/?words=林业")
    assert "县林业局" in text(desk, "/desk/units/?words=FORESTRY")
    assert "猫场镇司法所" in text(desk, f"/desk/units/?place={TOWN}")
    assert "没有这样的单位" in text(desk, "/desk/units/?words=nothing")


def test_a_unit_says_what_it_leads_who_is_there_and_what_it_is_part_of(desk: Client, world: World) -> None:
    page = text(desk, f"/desk/units/{HOUSING}/")
    assert 'href="/desk/rulebook/?category=0405"' in page
    assert f'href="/desk/people/{world.ids["yangguang"]}/"' in page
    assert "何芳" in page
    assert "部门负责人" in page
    assert f'href="/desk/units/{CENTRE}/"' in page


def test_a_towns_centre_passes_up_to_the_countys(desk: Client) -> None:
    page = text(desk, f"/desk/units/{TOWN_CENTRE}/")
    assert f'href="/desk/units/{CENTRE}/"' in page
    assert "分流员" in page


def test_institutes_are_found_by_what_they_are_licensed_for(desk: Client) -> None:
    found = text(desk, "/desk/units/?licence=dna").split("<tbody>")[1]
    assert "黔西北物证司法鉴定中心" in found
    assert "乌江司法鉴定中心" not in found
    assert 'href="/desk/units/?licence=toxicology"' in text(desk, "/desk/units/forensic_dna-520524/")


def test_a_unit_that_is_none_is_not_found(desk: Client) -> None:
    assert desk.get("/desk/units/nowhere/").status_code == 404


def test_all_in_english_when_wished(desk: Client) -> None:
    page = text(desk, f"/desk/units/{HOUSING}/?lang=en")
    assert "Head of unit" in page
    assert "主办" not in page
