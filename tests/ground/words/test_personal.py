"""Numbers of persons are found in words meant for everybody, and other numbers are left alone."""

import pytest

from maplebridge.ground.words.personal import find_personal


@pytest.mark.parametrize(
    ("text", "kind", "masked"),
    [
        ("联系人电话13900000018。", "手机号", "139******18"),
        ("请打 139-0000-0018", "手机号", "139******18"),
        ("身份证 522425198804120023 已核", "身份证号", "522*************23"),
        ("身份证52242519880412002x", "身份证号", "522*************2x"),
        ("2026-05-01 13900000018 找老王", "手机号", "139******18"),
        ("２０２６年 １３９００００００１８", "手机号", "139******18"),
        ("卡号 6222 0212 3456 7890 128", "银行卡号", "622**************28"),
    ],
)
def test_a_number_of_a_person_is_found_however_it_is_spaced(text: str, kind: str, masked: str) -> None:
    (found,) = find_personal(text)
    assert (found.kind.zh, found.masked) == (kind, masked)
    assert text[found.start].isdigit()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "案件 5205242611220012 已办结",
        "总投入 12345678901.50 元",
        "咨询热线 0857-7621234",
        "统一社会信用代码 91520524MA6DL0000X",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert find_personal(text) == []
