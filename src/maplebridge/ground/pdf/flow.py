"""Lays words out down the pages of an official A4 paper with the margins and sizes of GB/T 9704: title, paragraphs,
tables, signatures. Not for what a paper says, nor for its signature in the cryptographic sense: sealing.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from PIL import Image

from maplebridge.ground.pdf.lettering import POINT_MM, Colour, Sheet
from maplebridge.ground.pdf.wrapping import wrap

WIDE, HIGH = 210.0, 297.0
TOP, LEFT = 37.0, 28.0
WIDTH, HEIGHT = 156.0, 225.0
BOTTOM = TOP + HEIGHT
TITLE, BODY, SMALL, NOTE = 22.0, 15.8, 11.5, 9.0  # points; 28 signs of the body fill a line
LINE = 9.6  # millimetres from line to line of the body, unless it has to be less
INK: Colour = (20, 20, 20)
GREY: Colour = (110, 110, 110)
PALE: Colour = (228, 228, 228)
INDENT = 2 * BODY * POINT_MM
PADDING = 1.8
SIGN_HIGH, SIGN_WIDE = 17.0, 52.0


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: in which part, and the picture of the handwriting; without one a line is left to sign on."""

    label: str
    picture: bytes | None = None
    day: str = ""


class Flow:
    """One paper while it is being laid out: `y` is where the next thing begins."""

    def __init__(self, title: str, *, made_at: datetime, watermark: str = "", line: float = LINE) -> None:
        self.sheet = Sheet(WIDE, HIGH, "serif", blamed="paper")
        self.sheet.set_title(title)
        self.sheet.set_lang("zh-CN")
        self.sheet.set_creation_date(made_at)
        self.y, self._watermark, self._line = BOTTOM, watermark, line
        self._turn()

    def room(self, height: float) -> float:
        """Begins a new page unless so much is left on this one; where the next thing goes."""
        if self.y + height > BOTTOM + 0.01 and self.y > TOP:
            self._turn()
        return self.y

    def at_top(self, height: float) -> bool:
        """Whether something so high would stand at the top of a page other than the first, with nothing before it."""
        return (self.y <= TOP and self.sheet.page > 1) or self.y + height > BOTTOM + 0.01

    def skip(self, height: float) -> None:
        """Leaves some white."""
        self.y = min(self.y + height, BOTTOM)

    def title(self, words: str, number: str) -> None:
        """The title in the middle, and the number of the paper below it."""
        for line in self._lines(words, WIDTH, TITLE):
            self._middle(line, TITLE, 12.0, bold=True)
        self.skip(1.5)
        if number:
            self._middle(number, 14.0, 8.0)
        self.skip(5.0)

    def heading(self, words: str) -> None:
        """A line of its own, kept with what follows it."""
        self.room(2 * self._line)
        for line in self._lines(words, WIDTH - INDENT, BODY):
            self._put(line, LEFT + INDENT, BODY, self._line, bold=True)

    def paragraph(self, words: str, *, indent: bool = True) -> None:
        """Words in full lines of equal width, the first one indented by two signs."""
        self.sheet.check(words.replace("\n", ""))
        for each in words.split("\n"):
            self._paragraph(each.strip(), INDENT if indent else 0.0)

    def foot(self, words: str) -> None:
        """Small grey words below the text of the page that was begun last."""
        for place, line in enumerate(self._lines(words, WIDTH, NOTE)):
            self._at(line, LEFT, BOTTOM + 2.5 + place * 4.2, NOTE, GREY)

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float]) -> None:
        """Rows under heads that are repeated on each page; `shares` are the parts of the width."""
        widths = [WIDTH * share / sum(shares) for share in shares]
        self.skip(1.5)
        head = self._cells(heads, widths)
        self._row(head, widths, bold=True)
        for row in rows:
            self._long_row(self._cells(row, widths), widths, head)
        self.skip(4.0)

    def signatures(self, signers: Sequence[Signer]) -> None:
        """Two in a row: the part, the handwriting or a line to sign on, the day."""
        self.skip(6.0)
        for start in range(0, len(signers), 2):
            y = self.room(SIGN_HIGH + 16)
            for place, signer in enumerate(signers[start : start + 2]):
                self._signer(signer, LEFT + place * WIDTH / 2, y)
            self.y = y + SIGN_HIGH + 16

    def finish(self) -> bytes:
        """The PDF, with the pages numbered."""
        many = self.sheet.pages_count
        for number in range(1, many + 1):
            self.sheet.page = number
            self._at(f"第 {number} 页 共 {many} 页", LEFT, BOTTOM + 12.0, 10.0, GREY, middle=WIDTH)
        return bytes(self.sheet.output())

    def close(self) -> None:
        """Let go of the file of the typeface."""
        self.sheet.close()

    def _turn(self) -> None:
        self.sheet.add_page()
        self.y = TOP
        if self._watermark:
            with self.sheet.rotation(45, WIDE / 2, HIGH / 2):
                self._at(self._watermark, 0, HIGH / 2 - 12, 66.0, PALE, middle=WIDE)

    def _lines(self, words: str, width: float, size: float, first: float = 0.0) -> list[str]:
        self.sheet.check(words.replace("\n", ""))
        self.sheet.set_font_size(size)
        return wrap(words, width, self.sheet.get_string_width, first=first)

    def _paragraph(self, words: str, indent: float) -> None:
        lines = self._lines(words, WIDTH, BODY, indent)
        for place, line in enumerate(lines):
            start = LEFT if place else LEFT + indent
            last = place == len(lines) - 1
            self._put(line, start, BODY, self._line, fill=0.0 if last else LEFT + WIDTH - start)

    def _middle(self, line: str, size: float, pitch: float, *, bold: bool = False) -> None:
        self.sheet.set_font_size(size)
        self._put(line, LEFT + (WIDTH - self.sheet.get_string_width(line)) / 2, size, pitch, bold=bold)

    def _put(
        self,
        line: str,
        x: float,
        size: float,
        pitch: float,
        *,
        bold: bool = False,
        colour: Colour = INK,
        fill: float = 0.0,
    ) -> None:
        y = self.room(pitch)
        self.sheet.dress(size, colour, bold)
        slack = fill - self.sheet.get_string_width(line) if fill else 0.0
        if 0 < slack < 2 * size * POINT_MM and len(line) > 1:  # a full line: its ends stand flush
            self.sheet.set_char_spacing(slack / (len(line) - 1) / POINT_MM)
        self.sheet.text(x, y + pitch / 2 + size * POINT_MM * 0.36, line)
        self.sheet.set_char_spacing(0)
        self.y = y + pitch

    def _at(self, words: str, x: float, y: float, size: float, colour: Colour, *, middle: float = 0.0) -> None:
        """One line with its top at `y`, wherever that is on the page."""
        self.sheet.check(words)
        self.sheet.dress(size, colour)
        shift = (middle - self.sheet.get_string_width(words)) / 2 if middle else 0.0
        self.sheet.text(x + shift, y + size * POINT_MM * 0.9, words)

    def _cells(self, row: Sequence[str], widths: Sequence[float]) -> list[list[str]]:
        pairs = zip(row, widths, strict=True)
        return [self._lines(cell, width - 2 * PADDING, SMALL) or [""] for cell, width in pairs]

    def _long_row(self, cells: list[list[str]], widths: Sequence[float], head: list[list[str]]) -> None:
        """A row, in as many pieces as pages have to hold it."""
        most = int((HEIGHT - _height(head) - 2 * PADDING) / _pitch())
        for start in range(0, max(len(cell) for cell in cells), most):
            piece = [cell[start : start + most] or [""] for cell in cells]
            if self.y + _height(piece) > BOTTOM:
                self._turn()
                self._row(head, widths, bold=True)
            self._row(piece, widths)

    def _row(self, cells: list[list[str]], widths: Sequence[float], *, bold: bool = False) -> None:
        height = _height(cells)
        y = self.room(height + (2 * self._line if bold else 0))
        x = LEFT
        for cell, width in zip(cells, widths, strict=True):
            self.sheet.set_draw_color(*GREY)
            self.sheet.set_line_width(0.2)
            self.sheet.rect(x, y, width, height)
            self.sheet.dress(SMALL, INK, bold)
            for place, line in enumerate(cell):
                self.sheet.text(x + PADDING, y + PADDING + (place + 0.72) * _pitch(), line)
            x += width
        self.y = y + height

    def _signer(self, signer: Signer, x: float, y: float) -> None:
        width = WIDTH / 2 - 6
        end = self.sheet.write_words(signer.label, x, y + 1, width, size=12.5, colour=INK, most=2)
        if signer.picture:
            self._handwriting(signer.picture, x, end + 1)
        self.sheet.set_draw_color(*GREY)
        self.sheet.set_line_width(0.2)
        self.sheet.line(x, end + SIGN_HIGH + 2, x + SIGN_WIDE, end + SIGN_HIGH + 2)
        self.sheet.write_words(
            signer.day or "　　　　年　　月　　日", x, end + SIGN_HIGH + 3.4, width, size=10.5, colour=INK
        )

    def _handwriting(self, picture: bytes, x: float, y: float) -> None:
        drawn = Image.open(BytesIO(picture))
        scale = min(SIGN_WIDE / drawn.width, SIGN_HIGH / drawn.height)
        self.sheet.image(BytesIO(picture), x=x, y=y, w=drawn.width * scale, h=drawn.height * scale)


def _pitch() -> float:
    return SMALL * POINT_MM * 1.35


def _height(cells: Sequence[Sequence[str]]) -> float:
    return max(len(cell) for cell in cells) * _pitch() + 2 * PADDING
