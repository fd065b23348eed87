"""Amounts in the capital numerals of Chinese papers, which cannot be altered with a stroke. Pure."""

from decimal import Decimal

DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿", "万亿")
MOST = Decimal(10) ** 13


def in_capitals(yuan: Decimal) -> str:
    """`人民币叁仟元整` for 3000. Raises ValueError below 0, from 10^13 on, or for less than a fen."""
    fen = yuan * 100
    if not 0 <= yuan < MOST or fen != int(fen):
        raise ValueError(f"no amount of money: {yuan}")
    whole, rest = divmod(int(fen), 100)
    jiao, last = divmod(rest, 10)
    if not whole and rest:
        return "人民币" + _small(jiao, last, gap=False)
    return f"人民币{_whole(whole)}元" + (_small(jiao, last, gap=True) or "整")


def _small(jiao: int, fen: int, *, gap: bool) -> str:
    if not (jiao or fen):
        return ""
    tens = f"{DIGITS[jiao]}角" if jiao else "零" if gap else ""
    return tens + (f"{DIGITS[fen]}分" if fen else "整")


def _whole(number: int) -> str:
    if not number:
        return DIGITS[0]
    said, gap = "", False
    for place in reversed(range(len(GROUPS))):
        group = number // 10_000**place % 10_000
        if not group:
            gap = bool(said)
            continue
        said += DIGITS[0] if said and (gap or group < 1000) else ""
        said += _group(group) + _unit(place, number)
        gap = False
    return said


def _unit(place: int, number: int) -> str:
    """What follows a group of four digits: `万亿` ends in `万` where the group of `亿` has something of its own."""
    return "万" if place == 3 and number // 10_000**2 % 10_000 else GROUPS[place]


def _group(group: int) -> str:
    said, gap = "", False
    for place in reversed(range(4)):
        digit = group // 10**place % 10
        if not digit:
            gap = bool(said)
            continue
        said += (DIGITS[0] if gap else "") + DIGITS[digit] + PLACES[place]
        gap = False
    return said
