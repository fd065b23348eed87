"""Categories know their group."""

import pytest

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.matters.category import Category


@pytest.mark.parametrize(("code", "group"), [("0405", "04"), ("04", "04"), ("0901", "09")])
def test_a_category_belongs_to_the_group_of_its_first_two_digits(code: str, group: str) -> None:
    assert Category(code, Text("名", "name")).group == group
