"""messages.yaml: what is wrong with it is said with file and line."""

import shutil
from pathlib import Path

import pytest
from tests.world import DEMO

from maplebridge.rulebook.matters.message_texts import REQUIRED, MessageRules
from maplebridge.rulebook.publishing.faults import PackErrors
from maplebridge.rulebook.publishing.folder import load_folder
from maplebridge.rulebook.publishing.storing import body_of, rebuild

FILE = "messages.yaml"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "pack"
    shutil.copytree(DEMO, folder)
    return folder


def line_of(folder: Path, part: str) -> int:
    lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if part in line)


def change(folder: Path, old: str, new: str) -> None:
    text = (folder / FILE).read_text(encoding="utf-8")
    assert old in text
    (folder / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")


def errors(folder: Path) -> list[tuple[int, str]]:
    with pytest.raises(PackErrors) as caught:
        load_folder(folder)
    assert {error.file for error in caught.value.errors} == {FILE}
    return [(error.line, error.text.en) for error in caught.value.errors]


def test_the_demo_words_every_message_that_the_house_sends() -> None:
    pack = load_folder(DEMO, "520524")
    assert set(REQUIRED) <= pack.messages.templates.keys()
    assert rebuild("520524", 1, "", body_of(pack)).messages == pack.messages


def test_a_pack_without_the_file_says_nothing_of_its_own(pack: Path) -> None:
    (pack / FILE).unlink()
    assert load_folder(pack).messages == MessageRules()


def test_an_unknown_placeholder_is_named_with_the_nearest_known(pack: Path) -> None:
    change(pack, "您的登录验证码是 {code}", "您的登录验证码是 {cod}")
    assert errors(pack) == [(line_of(pack, "{cod}"), "“cod” is not known; did you mean “code”?")]


def test_a_group_may_not_be_told_what_a_case_is_about(pack: Path) -> None:
    change(pack, "已登记，编号 {number}。", "已登记{matter}，编号 {number}。")
    ((line, said),) = errors(pack)
    assert (line, "matter" in said) == (line_of(pack, "已登记{matter}"), True)


def test_a_page_has_no_place_for_codes_and_links(pack: Path) -> None:
    change(pack, "zh: 登录验证码已发送到您的手机。", "zh: 登录验证码 {code} 已发送。")
    assert len(errors(pack)) == 1


@pytest.mark.parametrize("braces", ["{number", "number}", "{number!r}", "{number:>9}", "{}"])
def test_odd_braces_are_found(pack: Path, braces: str) -> None:
    change(pack, '"编号 {number}：{state}。"', f'"编号 {braces}：{{state}}。"')
    assert len(errors(pack)) == 1


def test_a_missing_language_is_found(pack: Path) -> None:
    change(pack, "    en: A sign-in code was sent to your phone.\n", "")
    ((_, said),) = errors(pack)
    assert "lacks “en”" in said


def test_a_missing_template_is_found(pack: Path) -> None:
    change(pack, "  missed_call:\n", "  missed_calls:\n")
    assert errors(pack) == [(line_of(pack, "templates:"), "The templates lack “missed_call”.")]


def test_a_text_message_without_its_registered_id_is_found(pack: Path) -> None:
    change(pack, "      zh_id: SMS_100001\n", "")
    ((_, said),) = errors(pack)
    assert "zh_id" in said


def test_a_template_for_text_messages_needs_their_words(pack: Path) -> None:
    change(pack, "  helping:\n    kind: work\n    channels: wecom\n", "  helping:\n    kind: work\n    channels: sms\n")
    ((_, said),) = errors(pack)
    assert "sms" in said


@pytest.mark.parametrize("hours", ["9-8", "21:00", "21:00-24:00", "25:00-08:00"])
def test_odd_quiet_hours_are_found(pack: Path, hours: str) -> None:
    change(pack, '"21:00-08:00"', f'"{hours}"')
    assert errors(pack) == [(line_of(pack, "quiet_hours:"), "quiet_hours should look like 21:00-08:00.")]


def test_unknown_kinds_matters_channels_and_stand_ins_are_found(pack: Path) -> None:
    change(pack, "    kind: sign_in\n", "    kind: signin\n")
    change(pack, "      wage_arrears:\n", "      wages:\n")
    change(pack, "    channels: [wecom, sms]\n", "    channels: [wecom, smss]\n")
    change(pack, "    instead: state_changed\n", "    instead: states_changed\n")
    assert len(errors(pack)) == 4


def test_a_matter_words_only_what_differs(pack: Path) -> None:
    received = load_folder(pack).messages.templates["received"]
    own = received.wording_for("wage_arrears")
    assert "欠薪" in own.app.zh
    assert own.sms == received.wording.sms
    assert received.wording_for("streetlight") == received.wording


def test_codes_are_for_signing_in_alone(pack: Path) -> None:
    change(
        pack, "您反映的事项（编号 {number}）有新进展：{state}。查看：{link}", "验证码 {code}，{number}：{state}。{link}"
    )
    assert [line for line, _ in errors(pack)] == [line_of(pack, "验证码 {code}，{number}")]
