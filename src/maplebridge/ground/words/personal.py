"""Finds numbers of persons in words that are meant for everybody: identity, phone and bank card numbers. Not for names,
which no pattern can tell from other words: somebody has to read what is published."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from maplebridge.ground.words.text import Text

ASCII = {ord(wide): str(digit) for digit, wide in enumerate("０１２３４５６７８９")} | {ord("Ｘ"): "X", ord("－"): "-"}
RUN = re.compile(r"(?<![0-9A-Za-z])[0-9](?:[ \-–]?[0-9]){10,}[Xx]?(?![0-9A-Za-z])")
PART = re.compile(r"[0-9]+[Xx]?")
IDENTITY = re.compile(r"[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]")
MOBILE = re.compile(r"(?:86)?1[3-9]\d{9}")
BANK_CARD = re.compile(r"62\d{14,17}")
CARD = Text("银行卡号", "a bank card number")
KINDS = (
    (IDENTITY, Text("身份证号", "an identity number")),
    (MOBILE, Text("手机号", "a mobile number")),
    (BANK_CARD, CARD),
)
SHOWN, LONGEST = 3, 19


@dataclass(frozen=True, slots=True)
class Found:
    """A number of a person: what it is, where it stands, and how it may be written instead."""

    kind: Text
    start: int
    end: int
    masked: str


def find_personal(text: str) -> list[Found]:
    """The numbers of persons in `text`, in order. Digits are read through blanks and dashes, also where another number
    stands beside; those of double width are digits, too."""
    return [found for run in RUN.finditer(text.translate(ASCII)) for found in _in_run(run)]


def _in_run(run: re.Match[str]) -> Iterator[Found]:
    """The longest stretches of whole parts that are a number of a person, from the left, none overlapping."""
    parts, at = list(PART.finditer(run[0])), 0
    while at < len(parts):
        ends = range(min(len(parts), at + LONGEST), at, -1)
        end, found = next(((end, each) for end in ends if (each := _read(run, parts[at:end]))), (at + 1, None))
        if found is not None:
            yield found
        at = end


def _read(run: re.Match[str], parts: Sequence[re.Match[str]]) -> Found | None:
    digits = "".join(part[0] for part in parts)
    kind = next((label for pattern, label in KINDS if pattern.fullmatch(digits)), None)
    if kind is None or (kind is CARD and not _adds_up(digits)):
        return None
    masked = digits[:SHOWN] + "*" * (len(digits) - SHOWN - 2) + digits[-2:]
    return Found(kind, run.start() + parts[0].start(), run.start() + parts[-1].end(), masked)


def _adds_up(digits: str) -> bool:
    """The check digit of ISO/IEC 7812 (Luhn), which tells a card from a number of a case."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
