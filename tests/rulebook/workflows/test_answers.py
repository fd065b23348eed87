"""Answers of a form that a sealed case keeps as words are read back as what they were."""

from typing import Any

import pytest

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.answers import read_answer, write_answer
from maplebridge.rulebook.workflows.definition import Field, FieldType

LABEL = Text("问题", "Question")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FieldType.CHOICE, "discipline"),
        (FieldType.CHOICES, ["discipline", "inaction"]),
        (FieldType.YES_NO, False),
        (FieldType.INTEGER, -3),
        (FieldType.UNITS, ["housing-520524"]),
        (FieldType.DATE, "2026-09-18"),
        (FieldType.YUAN, "12.50"),
        (FieldType.TEXT, "[不是代码]"),
    ],
)
def test_an_answer_is_read_back_as_it_was(kind: FieldType, value: Any) -> None:
    field = Field("asked", kind, LABEL)
    assert read_answer(field, write_answer(field, value)) == value


def test_papers_stay_words() -> None:
    field = Field("papers", FieldType.PAPERS, LABEL, words=True)
    assert write_answer(field, ["身份证", "户口簿"]) == "身份证、户口簿"
