"""Reads fields: names of standard ones (a ? makes one optional) and definitions of a pack's own. Not their values."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, cast

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.faults import Findings
from maplebridge.rulebook.publishing.nodes import Node
from maplebridge.rulebook.publishing.reading import Record, add_unknown, items
from maplebridge.rulebook.workflows.definition import Bound, Choice, Field, FieldType
from maplebridge.rulebook.workflows.names import AUDIENCES

_MAY = ("required", "choices", "words", "personal", "seen_by", "longest", "purpose", "most", "sum")
_CHOOSING = (FieldType.CHOICE, FieldType.CHOICES)
_NUMBERS = (FieldType.INTEGER, FieldType.DECIMAL, FieldType.YUAN)
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
    _check_bounds(node, found, findings)
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
        most=_most(row, kind) if row.has("most") else None,
        sum=_sum(row, kind) if row.has("sum") else (),
    )


def _most(row: Record, kind: FieldType) -> Bound:
    if kind not in _NUMBERS:
        row.fail("只有数字和金额可以写 most。", "Only numbers and money have a “most”.", "most")
    if not isinstance(row.node("most").value, Mapping):
        return Bound(row.whole("most", 0))
    bound = Record(row.node("most"), row.findings, may=("field", "earlier", "times"), what="上限 most")
    if bound.has("field") == bound.has("earlier"):
        bound.fail(
            "写 field（同一步的字段）或 earlier（前面步骤的字段），写一个。",
            "Write “field” (of the same step) or “earlier” (of an earlier one): one of the two.",
        )
    return Bound(bound.whole("times", 1), bound.string("field") or bound.string("earlier"), bound.has("earlier"))


def _sum(row: Record, kind: FieldType) -> tuple[str, ...]:
    if kind not in _NUMBERS:
        row.fail("只有数字和金额可以写 sum。", "Only numbers and money have a “sum”.", "sum")
    return row.names("sum")


def _check_bounds(node: Node, found: Mapping[str, Field], findings: Findings) -> None:
    numbers = [name for name, field in found.items() if field.type in _NUMBERS and field.required]
    for field in found.values():
        bound = field.most.of if field.most and not field.most.earlier else ""
        for name in (*filter(None, [bound]), *field.sum):
            if name not in numbers:
                add_unknown(findings, node.where, name, numbers)


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
