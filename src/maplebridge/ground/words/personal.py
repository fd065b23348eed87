"""Finds numbers of persons in words that are meant for everybody: identity, phone and bank card numbers. Not for names,
which no pattern can tell from other words: somebody has to read what is published."""

import re
from dataclasses import dataclass

from maplebridge.ground.words.text import Text

RUN = re.compile(r"(?<![0-9A-Za-z])[0-9](?:[ \-–]?[0-9]){10,18}[Xx]?(?![0-9A-Za-z])")
PARTS = re.compile(r"[ \-–]")
IDENTITY = re.compile(r"[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]")
MOBILE = re.compile(r"(?:86)?1[3-9]\d{9}")
BANK_CARD = re.compile(r"62\d{14,17}")
CARD = Text("银行卡号", "a bank card number")
KINDS = (
    (IDENTITY, Text("身份证号", "an identity number")),
    (MOBILE, Text("手机号", "a mobile number")),
    (BANK_CARD, CARD),
)
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A number of a person: what it is, where it stands, and how it may be written instead."""

    kind: Text
    start: int
    end: int
    masked: str


def find_personal(text: str) -> list[Found]:
    """The numbers of persons in `text`, in order. Runs of digits are read through blanks and dashes."""
    found = []
    for run in RUN.finditer(text):
        digits = PARTS.sub("", run[0])
        kind = next((label for pattern, label in KINDS if pattern.fullmatch(digits)), None)
        if kind is CARD and not _adds_up(digits):
            kind = None
        if kind is not None:
            masked = digits[:SHOWN] + "*" * (len(digits) - SHOWN - 2) + digits[-2:]
            found.append(Found(kind, run.start(), run.end(), masked))
    return found


def _adds_up(digits: str) -> bool:
    """The check digit of ISO/IEC 7812 (Luhn), which tells a card from a number of a case."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
