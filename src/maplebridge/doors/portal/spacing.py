"""Writes a case number so that it can be read out: in groups of four. Not for checking it."""

GROUP = 4


def spaced(number: str) -> str:
    """1234 5678 …"""
    return " ".join(number[at : at + GROUP] for at in range(0, len(number), GROUP))
