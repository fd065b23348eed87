"""Places that people name in free text."""

import pytest

from maplebridge.directory.places.naming import say_path
from maplebridge.directory.places.registry import Registry
from maplebridge.directory.places.rules import Place, level_of, parent_code

NAMES = {
    "520524": "织金县",
    "520524101": "桂果镇",
    "520524101201": "马家屯村村民委员会",
    "520524101202": "新寨村村民委员会",
    "520524202": "大平苗族彝族乡",
    "520524202201": "新寨村村民委员会",
    "520524202202": "上新寨村村民委员会",
    "520524202001": "桂花社区居民委员会",
}
REGISTRY = Registry((Place(code, name, level_of(code), parent_code(code)) for code, name in NAMES.items()), {})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("桂花社区门口的路灯不亮", "520524202001"),
        ("我住桂花社区居民委员会旁边", "520524202001"),
        ("桂果镇新寨村三组没有水", "520524101202"),
        ("大平苗族彝族乡新寨村", "520524202201"),
        ("大平乡新寨村", "520524202201"),
        ("上新寨村的桥断了", "520524202202"),
        ("织金县桂果镇街上", "520524101"),
        ("桂果镇的新寨村和马家屯村争水", "520524101"),
        ("新寨村没有水", None),
        ("从桂果镇到大平乡的路", None),
        ("路灯不亮", None),
        ("", None),
    ],
)
def test_the_longest_name_says_where(text: str, code: str | None) -> None:
    place = REGISTRY.find_in_text(text)
    assert (place and place.code) == code


def test_a_place_is_said_as_people_say_it() -> None:
    names = ("猫场镇", "云峰村村民委员会", "云峰村第二网格")
    assert say_path(names) == "猫场镇云峰村第二网格"
    assert say_path(names[:2]) == "猫场镇云峰村"
    assert say_path(("双堰街道", "星秀社区居民委员会")) == "双堰街道星秀社区"
    assert say_path(("织金县",)) == "织金县"
