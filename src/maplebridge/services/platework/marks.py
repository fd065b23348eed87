"""Draws the county's emblem and cut marks as vectors. Not for words, nor QR signs: ground/pdf/signs.py."""

from maplebridge.ground.pdf.lettering import Colour, Sheet


def draw_emblem(paper: Sheet, x: float, y: float, width: float, colour: Colour) -> None:
    """A bridge with its reflection: two arcs over water, `width` millimetres wide, its foot at `y`."""
    paper.set_draw_color(*colour)
    paper.set_line_width(width * 0.085)
    paper.arc(x=x, y=y - width * 0.5, a=width, b=width, start_angle=180, end_angle=360)
    paper.arc(x=x + width * 0.22, y=y - width * 0.28, a=width * 0.56, b=width * 0.56, start_angle=180, end_angle=360)
    paper.line(x - width * 0.12, y, x + width * 1.12, y)
    paper.set_line_width(width * 0.05)
    paper.line(x + width * 0.1, y + width * 0.14, x + width * 0.9, y + width * 0.14)
    paper.line(x + width * 0.28, y + width * 0.25, x + width * 0.72, y + width * 0.25)


def draw_cut_marks(paper: Sheet, columns: "list[float]", rows: "list[float]", length: float) -> None:
    """Short hairlines at the edge of the sheet that show where to cut."""
    paper.set_draw_color(120, 120, 120)
    paper.set_line_width(0.1)
    for x in columns:
        paper.line(x, 1.5, x, 1.5 + length)
        paper.line(x, paper.h - 1.5, x, paper.h - 1.5 - length)
    for y in rows:
        paper.line(1.5, y, 1.5 + length, y)
        paper.line(paper.w - 1.5, y, paper.w - 1.5 - length, y)
