"""Finds what must not be published: numbers of identity cards, mobile phones and bank cards. Pure. It names the field
and suggests the same with the middle masked; names it cannot know. Not for deciding what must be kept secret."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

IDENTITY = re.compile(r"(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dXx])")
PHONE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")
BANK = re.compile(r"(?<!\d)(?:62|4\d|5[1-5])\d{2}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?:[ -]?\d{1,3})?(?!\d)")
KINDS: Mapping[str, tuple[re.Pattern[str], Text]] = {
    "identity": (IDENTITY, Text("身份证号", "an identity number")),
    "bank": (BANK, Text("银行卡号", "a bank card number")),
    "phone": (PHONE, Text("手机号", "a mobile number")),
}
SHOWN_FIRST, SHOWN_LAST = 3, 4


@dataclass(frozen=True, slots=True)
class Finding:
    """Something personal: of which kind, as it stands, and masked."""

    kind: Text
    found: str
    masked: str


def find_personal(text: str) -> Iterator[Finding]:
    """What is personal in a text, in its order of kinds; nothing twice."""
    rest = text
    for pattern, label in KINDS.values():
        for found in pattern.findall(rest):
            yield Finding(label, found, mask(found))
        rest = pattern.sub(" ", rest)


def mask(number: str) -> str:
    """The same with its middle masked."""
    signs = re.sub(r"[^0-9Xx]", "", number)
    return signs[:SHOWN_FIRST] + "*" * (len(signs) - SHOWN_FIRST - SHOWN_LAST) + signs[-SHOWN_LAST:]


def check_public(fields: Mapping[str, str], rows: Sequence[Sequence[str]] = ()) -> None:
    """Refuses fields and table cells that hold something personal. Raises Fault naming the field and what to write."""
    for name, text in fields.items():
        _refuse(name, "", "", text)
    for number, row in enumerate(rows, start=1):
        for cell in row:
            _refuse("rows", f"第 {number} 行", f"row {number}: ", cell)


def _refuse(field: str, where_zh: str, where_en: str, text: str) -> None:
    found = next(find_personal(text), None)
    if found is None:
        return
    words = Text(
        f"{where_zh}有{found.kind.zh}，不能公开。可以写成 {found.masked}",
        f"{where_en}{found.kind.en} must not be published. Write {found.masked} instead",
    )
    raise Fault("personal", words, field=field)
