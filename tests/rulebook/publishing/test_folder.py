"""Loading a folder: all errors at once, each with file, line and what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.rulebook.publishing.conftest import complaints

from maplebridge.rulebook.deadlines.spec import Limit, TimeUnit
from maplebridge.rulebook.publishing.faults import PackErrors
from maplebridge.rulebook.publishing.folder import load_folder

Spoil = Callable[[str, str, str], list[str]]
REQUEST = "workflows/request.yaml"


def line_of(folder: Path, file: str, words: str) -> int:
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_an_unknown_key_names_the_nearest_known_one(folder: Path, spoil: Spoil) -> None:
    line = line_of(folder, REQUEST, "  hand_over:")
    found = spoil(REQUEST, "{zh: 转交, en: Hand over, from:", "{zh: 转交, en: Hand over, form:")
    assert f"{REQUEST}:{line + 1}: “form” is not known; did you mean “from”?" in found
    assert f"{REQUEST}:{line}: 动作 action hand_over lacks “from”." in found


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("roles: dispatcher, marks: accepted", "roles: dispacher, marks: accepted", "did you mean “dispatcher”?"),
        ("guards: second_person", "guards: second_persons", "did you mean “second_person”?"),
        ("effects: set_matter", "effects: set_mater", "did you mean “set_matter”?"),
        ("marks: accepted", "marks: acepted", "did you mean “accepted”?"),
        ("from: [submit, overturn]", "from: [submit, overtrun]", "did you mean “overturn”?"),
        ("on_end: lapse", "on_end: laps", "did you mean “lapse”?"),
        ("to: answered, roles: dispatcher", "to: anwsered, roles: dispatcher", "did you mean “answered”?"),
        ("needs: [result, outcome],", "needs: [result, outcom],", "did you mean “outcome”?"),
        ("desk: centre}", "desk: center}", "did you mean “centre”?"),
        ("limit: 2 h\n", "limit: 2 hours\n", "should be a number and a unit"),
        ("limit: 2 h\n", "limit: 0 h\n", "should be a number and a unit"),
        ("    basis: 首次联系群众不超过 24 小时\n", "", "lacks “basis”"),
        ("en: Dispatch, ", "", "lacks “en”"),
        ("start: received", "start: recieved", "did you mean “received”?"),
        ("raises: yes", "raises: perhaps", "should be yes or no"),
        ('"no": handling', '"maybe": handling', "a state for each of its choices"),
        ("needs: text, effects: set_text", 'needs: "text?", effects: set_text', "without a ?"),
        (
            "extend_to: 5 W, by: leader, needs: [reason]}\n      thirty",
            "extend_to: 1 W, by: leader}\n      thirty",
            "is no longer than 1 W",
        ),
    ],
)
def test_a_slip_in_a_workflow_is_told(spoil: Spoil, old: str, new: str, said: str) -> None:
    assert any(said in each for each in spoil(REQUEST, old, new))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('category: "0405"', 'category: "0499"', "is not known"),
        ('category: "0405"', 'category: "04"', "is not known"),
        ("workflow: request", "workflow: requests", "did you mean “request”?"),
        ("kind: help", "kind: halp", "did you mean “help”?"),
        ("type: text", "type: txt", "did you mean “text”?"),
        ("en: Pole number}", "}", "lacks “en”"),
        ("finish: photo", "finish: foto", "did you mean “photo”?"),
        ("finish: photo", "finnish: photo", "did you mean “finish”?"),
        ("says: [路灯,", "says: [停水,", "has it already"),
        ("says: [路灯,", "says: [灯,", "too short"),
        ("matter: streetlight", "matter: street_light", "should be the file's name"),
        ("evidence:", "class: X\nevidence:", "is not known"),
        ("evidence:", "clocks: {answr: {limit: 2 W, basis: x}}\nevidence:", "did you mean “answer”?"),
        ("evidence:", "clocks: {answer: {limit: 2 W}}\nevidence:", "lacks “basis”"),
        ("evidence:", "clocks: {answer: {limit: 9 W, basis: x}}\nevidence:", "is no longer than 9 W"),
        ("evidence:", "class: S\nevidence:", "write the limit and basis of answer"),
        ("evidence:", "papers: [{paper: id_card}]\nevidence:", "is not in the list of proofs"),
        ("type: text", "type: phone", "must say its purpose"),
        ("type: text", "type: choice", "need “choices”"),
    ],
)
def test_a_slip_in_a_matter_is_told(spoil: Spoil, old: str, new: str, said: str) -> None:
    assert any(said in each for each in spoil("matters/streetlight.yaml", old, new))


def test_a_matter_keeps_the_secrecy_of_its_category(spoil: Spoil) -> None:
    found = spoil("matters/child_in_hardship.yaml", "privacy: case_sealed", "privacy: ordinary")
    assert found == ["matters/child_in_hardship.yaml:9: This category asks for at least case_sealed."]


def test_an_emergency_clock_neither_pauses_nor_extends(spoil: Spoil) -> None:
    found = spoil("workflows/emergency.yaml", "    until: reach\n", "    until: reach\n    pauses: {set_out: reach}\n")
    assert any("An emergency clock has no pauses and no extensions." in each for each in found)


def test_errors_of_all_files_come_together(folder: Path, spoil: Spoil) -> None:
    (folder / "matters" / "noise.yaml").write_text("matter: noise\n", encoding="utf-8")
    (folder / "categories.yaml").unlink()
    found = spoil(REQUEST, "desk: centre}", "desk: center}")
    files = {each.split(":")[0] for each in found}
    assert {"categories.yaml", "matters/noise.yaml", "matters/pothole.yaml", REQUEST} <= files
    assert found == sorted(found, key=lambda each: (each.split(":")[0], int(each.split(":")[1])))


def test_every_error_is_said_in_both_languages(folder: Path) -> None:
    (folder / "matters" / "noise.yaml").write_text("matter: noise\nname: x\n", encoding="utf-8")
    with pytest.raises(PackErrors) as caught:
        load_folder(folder)
    assert all(each.text.zh and each.text.en for each in caught.value.errors)
    assert caught.value.extra["errors"][0]["file"] == "matters/noise.yaml"


def test_an_empty_folder_is_told_not_raised(tmp_path: Path) -> None:
    found = complaints(tmp_path)
    assert {each.split(":")[0] for each in found} == {"pack.yaml", "categories.yaml", "matters", "workflows"}


def test_a_pack_without_routing_routes_by_nothing(folder: Path) -> None:
    (folder / "routing.yaml").unlink(missing_ok=True)
    assert load_folder(folder).routing.rules == ()


def test_routing_rules_are_read_in_their_order(folder: Path) -> None:
    (folder / "routing.yaml").write_text(
        'floor: "0.7"\nrules:\n'
        "  - {rule: lamps, words: [路灯], unit: housing, reason: {zh: 路灯归住建, en: Lamps are housing}}\n"
        '  - {rule: water, words: [水管], category: "0406"}\n',
        encoding="utf-8",
    )
    routing = load_folder(folder).routing
    assert (routing.floor, [rule.name for rule in routing.rules]) == (0.7, ["lamps", "water"])
    assert (routing.rules[1].unit, routing.rules[1].category) == ("", "0406")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("{rule: x, unit: housing}", "at least one condition"),
        ("{rule: x, words: [a]}", "names a unit, or words and the category"),
        ("{rule: x, matter: streetligt, unit: housing}", "did you mean “streetlight”?"),
    ],
)
def test_a_slip_in_a_routing_rule_is_told(folder: Path, rule: str, said: str) -> None:
    (folder / "routing.yaml").write_text(f"rules: [{rule}]\n", encoding="utf-8")
    assert [said in each for each in complaints(folder)] == [True]


def test_a_pack_may_define_fields_of_its_own(folder: Path) -> None:
    own = "- {field: depth, type: integer, label: {zh: 深度, en: Depth}}\n"
    (folder / "fields.yaml").write_text(own, encoding="utf-8")
    (folder / "matters" / "streetlight.yaml").write_text(
        (folder / "matters" / "streetlight.yaml").read_text(encoding="utf-8").replace("form:\n", "form:\n  - depth?\n"),
        encoding="utf-8",
    )
    field = load_folder(folder).matters["streetlight"].form[0]
    assert (field.name, field.required) == ("depth", False)


def test_the_class_of_a_matter_sets_its_clocks_and_its_own_law_comes_last(folder: Path) -> None:
    matters = load_folder(folder).matters
    assert matters["pothole"].limits["answer"].limit == Limit(24, TimeUnit.HOUR)
    assert matters["streetlight"].limits == {}
    misconduct = matters["misconduct"].limits
    assert (misconduct["contact"].limit, misconduct["answer"].limit) == (
        Limit(1, TimeUnit.WORKING_DAY),
        Limit(60, TimeUnit.DAY),
    )
    assert "信访工作条例" in misconduct["answer"].basis


@pytest.mark.parametrize("hours", ["9-12", "12:00-09:00", "09:00-12:00, 11:00-13:00", "09:00-25:00", "09:0-12:00"])
def test_odd_office_hours_are_told(spoil: Spoil, hours: str) -> None:
    found = spoil("pack.yaml", "09:00-12:00, 13:30-17:30", hours)
    assert any(each.startswith("pack.yaml:4: Office hours are written") for each in found)
