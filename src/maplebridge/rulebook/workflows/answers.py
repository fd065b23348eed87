"""Answers of a form that a sealed case keeps as words, written so that they can be read back as what they were.
Not for what is an answer of its own field: parsing."""

import json
from typing import Any

from maplebridge.rulebook.workflows.definition import Field, FieldType

FREE = (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.PAPERS, FieldType.FILES)
NOT_TEXT = (FieldType.CHOICES, FieldType.YES_NO, FieldType.INTEGER, FieldType.UNITS)


def is_coded(field: Field) -> bool:
    """Whether an answer is a code, a number or a day rather than words of its own."""
    return not (field.words or field.personal or field.type in FREE)


def write_answer(field: Field, value: Any) -> str:
    """The answer as words."""
    if is_coded(field) and field.type in NOT_TEXT:
        return json.dumps(value, ensure_ascii=False)
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def read_answer(field: Field, text: str) -> Any:
    """The answer that was written so; words stay words."""
    if not is_coded(field) or field.type not in NOT_TEXT:
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text
