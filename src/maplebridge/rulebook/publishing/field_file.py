"""Reads fields: names of standard ones (a ? makes one optional) and definitions of a pack's own. Not their values."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, cast

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.faults import Findings
from maplebridge.rulebook.publishing.nodes import Node
from maplebridge.rulebook.publishing.reading import Record, add_unknown, items
from maplebridge.rulebook.workflows.definition import Choice, Field, FieldType
from maplebridge.rulebook.workflows.names import AUDIENCES

_MAY = ("required", "choices", "words", "personal", "seen_by", "longest", "purpose")
_CHOOSING = (FieldType.CHOICE, FieldType.CHOICES)
_ABOUT_A_PERSON = (FieldType.PHONE, FieldType.ID_NUMBER, FieldType.PERSON_NAME, FieldType.ADDRESS)


def read_fields(node: Node, findings: Findings, known: Mapping[str, Field]) -> tuple[Field, ...]:
    """Fields from a list of names and definitions, each name once."""
    found: dict[str, Field] = {}
    for each in items(node, findings):
        one = _named(each, findings, known) if isinstance(each.value, str) else read_field(each, findings)
        if one is None:
            continue
        if one.name in found:
            findings.add(each.where, f"“{one.name}”写了两次。", f"“{one.name}” is written twice.")
        found[one.name] = one
    return tuple(found.values())


def read_field(node: Node, findings: Findings) -> Field:
    """One field defined in the pack."""
    row = Record(node, findings, needs=("field", "type", "label"), may=_MAY, what="字段 field")
    kind = FieldType(row.one_of("type", [each.value for each in FieldType]) or "text")
    personal = row.flag("personal", kind in _ABOUT_A_PERSON)
    if personal and not row.has("purpose"):
        row.fail("个人信息字段要写明用途 purpose。", "A personal field must say its purpose.")
    return Field(
        name=row.string("field"),
        type=kind,
        label=row.text("label"),
        required=row.flag("required", True),
        choices=_choices(row, kind),
        words=row.flag("words", personal or kind is FieldType.LONG_TEXT),
        personal=personal,
        seen_by=_seen_by(row),
        longest=row.whole("longest", 2000),
        purpose=row.text("purpose") if row.has("purpose") else None,
    )


def _named(node: Node, findings: Findings, known: Mapping[str, Field]) -> Field | None:
    word = str(node.value)
    name = word.removesuffix("?")
    if name not in known:
        add_unknown(findings, node.where, name, known)
        return None
    return known[name] if name == word else _optional(known[name])


def _optional(field: Field) -> Field:
    return replace(field, required=False)


def _choices(row: Record, kind: FieldType) -> tuple[Choice, ...]:
    if (kind in _CHOOSING) != row.has("choices"):
        row.fail(
            "choice 和 choices 类型要写 choices，其他类型不写。",
            "Types choice and choices need “choices”; other types have none.",
            "choices",
        )
    return tuple(Choice(name, _label(node, row.findings)) for name, node in row.each("choices"))


def _label(node: Node, findings: Findings) -> Text:
    return Record(node, findings, needs=("zh", "en"), what="选项 choice").words()


def _seen_by(row: Record) -> tuple[Literal["resident", "staff", "circle"], ...]:
    names = row.names("seen_by", AUDIENCES) or ("resident", "staff")
    return cast("tuple[Literal['resident', 'staff', 'circle'], ...]", names)
