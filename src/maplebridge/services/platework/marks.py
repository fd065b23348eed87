"""Draws QR signs and the county's emblem as vectors. Not for words."""

import segno

from maplebridge.services.platework.lettering import Colour, Paper

MASK = 2  # always the same one: readers take any, and choosing the prettiest of eight takes five times as long
QUIET = 4  # modules of white around the sign, as the standard wants
POINTS_A_MM = 72 / 25.4


def draw_qr(paper: Paper, address: str, x: float, y: float, side: float) -> None:
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


def draw_emblem(paper: Paper, x: float, y: float, width: float, colour: Colour) -> None:
    """A bridge with its reflection: two arcs over water, `width` millimetres wide, its foot at `y`."""
    paper.set_draw_color(*colour)
    paper.set_line_width(width * 0.085)
    paper.arc(x=x, y=y - width * 0.5, a=width, b=width, start_angle=180, end_angle=360)
    paper.arc(x=x + width * 0.22, y=y - width * 0.28, a=width * 0.56, b=width * 0.56, start_angle=180, end_angle=360)
    paper.line(x - width * 0.12, y, x + width * 1.12, y)
    paper.set_line_width(width * 0.05)
    paper.line(x + width * 0.1, y + width * 0.14, x + width * 0.9, y + width * 0.14)
    paper.line(x + width * 0.28, y + width * 0.25, x + width * 0.72, y + width * 0.25)


def draw_cut_marks(paper: Paper, columns: "list[float]", rows: "list[float]", length: float) -> None:
    """Short hairlines at the edge of the sheet that show where to cut."""
    paper.set_draw_color(120, 120, 120)
    paper.set_line_width(0.1)
    for x in columns:
        paper.line(x, 1.5, x, 1.5 + length)
        paper.line(x, paper.h - 1.5, x, paper.h - 1.5 - length)
    for y in rows:
        paper.line(1.5, y, 1.5 + length, y)
        paper.line(paper.w - 1.5, y, paper.w - 1.5 - length, y)
