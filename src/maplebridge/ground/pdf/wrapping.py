"""Breaks words into lines as Chinese is printed: no line begins with a stop or ends with an opening mark. Pure."""

import re
from collections.abc import Callable, Iterator

NOT_FIRST = "，。、；：？！）》〉”’】〕」』…·—,.;:?!)%"
NOT_LAST = "（《〈“‘【〔「『(¥￥"
WORDS = re.compile(r" +|[!-~]+|.", re.S)
HAIR = 1e-6

Measure = Callable[[str], float]


def wrap(words: str, width: float, measure: Measure, *, first: float = 0.0) -> list[str]:
    """Lines no wider than `width`, the first of them narrower by `first`; a line feed begins a new one."""
    lines: list[str] = []
    for paragraph in words.replace("\r", "").split("\n"):
        lines += _wrap_one(paragraph, width, measure, 0.0 if lines else first)
    return lines


def _wrap_one(words: str, width: float, measure: Measure, first: float) -> list[str]:
    done, line, room = list[str](), "", width - first
    for piece in _pieces(words):
        if measure(line + piece) <= room + HAIR:
            line += piece
        elif measure(piece.strip()) <= width + HAIR:
            done, line, room = [*done, line.rstrip()], piece.lstrip(), width
        else:
            *whole, line = _cut(line + piece, room, width, measure)
            done, room = done + whole, width if whole else room
    return [each for each in (*done, line.rstrip()) if each]


def _pieces(words: str) -> Iterator[str]:
    """What stays together: a Latin word, or one sign, with the marks that cling to it."""
    held = ""
    for token in WORDS.findall(words):
        if held and not _clings(held, token):
            yield held
            held = ""
        held += token
    if held:
        yield held


def _clings(held: str, token: str) -> bool:
    return held[-1] in NOT_LAST or (token[0] in NOT_FIRST and not held.isspace())


def _cut(words: str, room: float, width: float, measure: Measure) -> list[str]:
    """What no line can hold, cut between any two signs."""
    lines, line = list[str](), ""
    for sign in words:
        if line and measure(line + sign) > room + HAIR:
            lines, line, room = [*lines, line.rstrip()], "", width
        line = (line + sign) if line else sign.lstrip()
    return [*lines, line]
