"""Draws QR signs as vectors. Not for words."""

import segno

from maplebridge.ground.pdf.lettering import Sheet

MASK = 2  # always the same one: readers take any, and choosing the prettiest of eight takes five times as long
QUIET = 4  # modules of white around the sign, as the standard wants
POINTS_A_MM = 72 / 25.4


def draw_qr(paper: Sheet, address: str, x: float, y: float, side: float) -> None:
    """A QR sign of `address` with its quiet zone inside the square of `side` millimetres at (x, y)."""
    modules = segno.make(address, error="m", micro=False, mask=MASK).matrix
    scale = side / (len(modules) + 2 * QUIET) * POINTS_A_MM
    left, top = x * POINTS_A_MM + QUIET * scale, (paper.h - y) * POINTS_A_MM - QUIET * scale
    runs = " ".join(_runs(modules))
    # One path in whole modules, turned upside down and scaled: a rectangle each would make files ten times as large.
    paper._out(f"q 0 g {scale:.4f} 0 0 {-scale:.4f} {left:.3f} {top:.3f} cm {runs} f Q")


def _runs(modules: "tuple[bytearray, ...]") -> "list[str]":
    """Every horizontal run of dark modules as a rectangle."""
    found = []
    for row, line in enumerate(modules):
        start = 0
        for column in range(len(line) + 1):
            if column == len(line) or not line[column] & 1:
                if column > start:
                    found.append(f"{start} {row} {column - start} 1 re")
                start = column + 1
    return found
