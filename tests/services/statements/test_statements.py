"""Statements of responsibility: drawn up between two levels, signed above and then below, once, by the head alone."""

import base64
import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from tests.world import COUNTY, DEMO, World

from maplebridge.directory.units.actions import retire
from maplebridge.directory.units.models import Unit
from maplebridge.ground.vault.signing import export_public_keys, verify_with
from maplebridge.ground.words.fault import Fault, Missing
from maplebridge.rulebook.publishing.actions import publish
from maplebridge.rulebook.publishing.queries import get_current_pack
from maplebridge.services.statements.actions import draw_up, sign
from maplebridge.services.statements.models import Statement
from maplebridge.services.statements.proving import document_of, is_whole, record_of
from maplebridge.services.statements.queries import get_statement, list_tree
from maplebridge.services.statements.rules import digest_for

YEAR = 2026
OFFICE, TOWN_HALL, COMMITTEE = (
    "government_office-520524",
    "town_government-520524103",
    "village_committee-520524103200",
)
LEADER, MAYOR, HEAD, STRANGER = "zhouming", "zouping", "shilei", "yangguang"
OTHER_HEAD = "luyuan"


def drawn(world: World, by: str = LEADER, upper: str = OFFICE) -> UUID:
    draw_up(actor=world.actor(by), upper=upper, year=YEAR, now=world.now)
    (town,) = list_tree(COUNTY, YEAR)
    branch = town if upper == OFFICE else town.below[0]
    assert branch.statement is not None
    return branch.statement.id


def refusal(world: World, statement: UUID, who: str, side: str) -> str:
    with pytest.raises(Fault) as caught:
        sign(actor=world.actor(who), statement_id=statement, side=side, now=world.now)
    return caught.value.code


def signs(world: World, statement: UUID, who: str, side: str) -> str:
    return sign(actor=world.actor(who), statement_id=statement, side=side, now=world.now).state


def test_the_tree_shows_every_town_with_its_villages_and_what_is_not_signed(world: World) -> None:
    (town,) = list_tree(COUNTY, YEAR)
    assert (town.pair.upper.code, town.pair.lower.code) == (OFFICE, TOWN_HALL)
    assert [each.pair.lower.code for each in town.below] == [COMMITTEE]
    assert (town.statement, town.stands, town.gaps) == (None, False, 1)


def test_it_is_signed_above_and_then_below_and_stands(world: World) -> None:
    statement = drawn(world)
    assert get_statement(COUNTY, statement).state == "drawn"
    assert refusal(world, statement, MAYOR, "lower") == "upper_first"
    assert signs(world, statement, LEADER, "upper") == "upper_signed"
    assert signs(world, statement, MAYOR, "lower") == "signed"
    (town,) = list_tree(COUNTY, YEAR)
    assert town.stands
    assert town.statement is not None
    assert town.statement.lower_signed is not None
    assert town.statement.lower_signed.name == "邹平"


def test_nobody_signs_for_a_unit_that_they_do_not_head(world: World) -> None:
    statement = drawn(world)
    assert refusal(world, statement, STRANGER, "upper") == "not_the_head"
    assert refusal(world, statement, MAYOR, "upper") == "not_the_head"
    assert refusal(world, statement, OTHER_HEAD, "upper") == "not_the_head"
    signs(world, statement, LEADER, "upper")
    assert refusal(world, statement, LEADER, "lower") == "not_the_head"
    assert refusal(world, statement, HEAD, "lower") == "not_the_head"
    assert refusal(world, statement, MAYOR, "both") == "no_such_side"
    with pytest.raises(Fault):
        draw_up(actor=world.actor(STRANGER), upper=OFFICE, year=YEAR, now=world.now)
    with pytest.raises(Missing):
        get_statement("520523", statement)


def test_a_town_draws_up_and_signs_with_its_villages(world: World) -> None:
    statement = drawn(world, MAYOR, TOWN_HALL)
    signs(world, statement, MAYOR, "upper")
    assert signs(world, statement, HEAD, "lower") == "signed"
    (town,) = list_tree(COUNTY, YEAR)
    assert (town.statement, town.gaps) == (None, 0)


def test_drawing_up_again_makes_nothing_new_and_signing_again_is_refused(world: World) -> None:
    statement = drawn(world)
    assert draw_up(actor=world.actor(LEADER), upper=OFFICE, year=YEAR, now=world.now) == 0
    assert draw_up(actor=world.actor(LEADER), upper=OFFICE, year=YEAR + 1, now=world.now) == 1
    signs(world, statement, LEADER, "upper")
    assert refusal(world, statement, LEADER, "upper") == "signed_already"


def test_when_its_own_duties_change_a_statement_is_to_be_renewed_and_others_stay(world: World, tmp_path: Path) -> None:
    of_town, of_village = drawn(world), drawn(world, MAYOR, TOWN_HALL)
    signs(world, of_town, LEADER, "upper")
    pack_with(
        tmp_path, 'unit: town_government, level: town, for: ["06"]', 'unit: town_government, level: town, for: ["05"]'
    )
    publish(COUNTY, tmp_path / "pack", by="test", now=world.now)
    (town,) = list_tree(COUNTY, YEAR)
    assert (town.outdated, town.below[0].outdated) == (True, False)
    assert refusal(world, of_town, MAYOR, "lower") == "list_changed"
    assert signs(world, of_village, MAYOR, "upper") == "upper_signed"
    renewed = drawn(world)
    assert renewed != of_town
    assert signs(world, renewed, LEADER, "upper") == "upper_signed"
    # The list comes back to what it was: what was signed for that stands.
    publish(COUNTY, DEMO, by="test", now=world.now)
    (town,) = list_tree(COUNTY, YEAR)
    assert (town.statement and town.statement.id, town.outdated) == (of_town, False)
    assert signs(world, of_town, MAYOR, "lower") == "signed"


def test_the_words_are_those_of_the_version_it_was_drawn_up_with(world: World) -> None:
    words = get_statement(COUNTY, drawn(world)).words
    assert words.zh.startswith("县人民政府办公室与猫场镇人民政府签订2026年度责任状")
    assert "村务公开（主体责任）" in words.zh
    assert "Village affairs disclosure (principal responsibility)" in words.en


def test_what_was_signed_stays_and_is_proved_whatever_becomes_of_the_list_and_of_names(
    world: World, tmp_path: Path
) -> None:
    statement = drawn(world)
    drawn_up = get_statement(COUNTY, statement)
    signs(world, statement, LEADER, "upper")
    signs(world, statement, MAYOR, "lower")
    pack_with(
        tmp_path, 'unit: town_government, level: town, for: ["06"]', 'unit: town_government, level: town, for: ["05"]'
    )
    publish(COUNTY, tmp_path / "pack", by="test", now=world.now)
    Unit.objects.filter(county=COUNTY, code=TOWN_HALL).update(name_zh="改了名的镇政府")
    retire(county=COUNTY, code=TOWN_HALL)
    found = get_statement(COUNTY, statement)
    assert (found.words, found.sha256, found.rules) == (drawn_up.words, drawn_up.sha256, drawn_up.rules)
    assert is_whole(found)
    # As anybody can check it who has the text, the record and the county's key.
    said = {"county": COUNTY, "id": str(statement), "year": YEAR, "upper": OFFICE, "lower": TOWN_HALL}
    said |= {"rules": found.rules, "words": {"zh": found.words.zh, "en": found.words.en}}
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert (document_of(found), sha256(text).hexdigest()) == (text, found.sha256)
    assert found.lower_signed is not None
    record = json.loads(record_of(found, "lower", found.lower_signed))
    assert (record["statement"], record["rules"]) == (found.sha256, found.rules)
    assert (record["side"], record["name"], record["by"]) == ("lower", "邹平", world.ids[MAYOR])
    key_id, _, coded = found.lower_signed.proof.partition(":")
    public = base64.b64decode(export_public_keys()[key_id])
    assert verify_with(public, "statement", record_of(found, "lower", found.lower_signed), coded)


@pytest.mark.parametrize(
    "change",
    [
        {"words": {"zh": "对一切负责", "en": "answers for everything"}},
        {"rules": 99},
        {"upper_name": "别人"},
        {"upper_at": datetime(2026, 1, 1, tzinfo=UTC)},
        {"upper_proof": ""},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_statement_that_was_changed_behind_the_back_is_found_and_signed_by_nobody(
    world: World, change: dict[str, Any]
) -> None:
    statement = drawn(world)
    signs(world, statement, LEADER, "upper")
    assert is_whole(get_statement(COUNTY, statement))
    Statement.objects.of(COUNTY).filter(id=statement).update(**change)
    assert not is_whole(get_statement(COUNTY, statement))
    assert refusal(world, statement, MAYOR, "lower") == "not_whole"


def test_numbers_and_others_duties_make_no_other_digest(world: World) -> None:
    rules = get_current_pack(COUNTY).duties
    (town,) = list_tree(COUNTY, YEAR)
    moved = replace(rules, lines=tuple(replace(line, number=line.number + 1) for line in rules.lines[1:]))
    assert digest_for(moved, town.pair.lower) == digest_for(rules, town.pair.lower)
    assert digest_for(replace(rules, lines=()), town.pair.lower) != digest_for(rules, town.pair.lower)


def pack_with(folder: Path, old: str, new: str) -> None:
    """The demo's pack with one line of its list changed."""
    shutil.copytree(DEMO, folder / "pack")
    path = folder / "pack" / "duties.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
