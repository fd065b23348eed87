"""Sets Chinese and English words in a PDF: fits them into a width, refuses signs the typeface lacks. Not for layout."""

from typing import Literal

import pylopdf_fonts_zh_cn
from fpdf import FPDF
from fpdf.enums import TextMode
from fpdf.fonts import TTFFont

from maplebridge.ground.pdf.wrapping import wrap
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

POINT_MM = 25.4 / 72
STEP = 0.5  # points by which letters shrink until the words fit
LEADING = 1.22
BOLD_STROKE = 0.035  # of the letter size: the typeface comes in one weight
Colour = tuple[int, int, int]
Side = Literal["left", "middle"]
Typeface = Literal["sans", "serif"]
FILES = {"sans": pylopdf_fonts_zh_cn.sans_path, "serif": pylopdf_fonts_zh_cn.serif_path}


class Sheet(FPDF):
    """A PDF of one page size that writes in one typeface; sizes in millimetres, letters in points."""

    def __init__(self, width: float, height: float, typeface: Typeface = "sans", blamed: str = "place") -> None:
        """`blamed` is the field that a fault names when a sign cannot be printed."""
        super().__init__(unit="mm", format=(width, height))
        self.set_auto_page_break(auto=False)
        self.set_margin(0)
        self.add_font(typeface, fname=str(FILES[typeface]()))
        self.set_font(typeface, size=10)
        font = self.fonts[typeface]
        assert isinstance(font, TTFFont)
        self._font_file = font.ttfont
        self._font_file.recalcBBoxes = False  # each sign fits the box of the whole typeface; measuring them takes long
        self._known = frozenset(font.cmap)
        self._blamed = blamed
        self._fitted: dict[tuple[str, float, float, int], tuple[tuple[str, ...], float]] = {}

    def close(self) -> None:
        """Let go of the file of the typeface, which is read from until the end."""
        self._font_file.close()

    def check(self, words: str) -> None:
        """Fault `missing_glyph` naming the first sign that the typeface has not."""
        for sign in words:
            if ord(sign) not in self._known:
                raise missing(sign, self._blamed)

    def write_words(
        self,
        words: str,
        x: float,
        y: float,
        width: float,
        *,
        size: float,
        colour: Colour,
        bold: bool = False,
        most: int = 1,
        side: Side = "left",
    ) -> float:
        """Writes words with their top at `y`, smaller if they need it to fit into `most` lines; where they end."""
        lines, fitting = self._fit(words, width, size, most)
        self.dress(fitting, colour, bold)
        for line in lines:
            shift = (width - self.get_string_width(line)) / 2 if side == "middle" else 0
            self.text(x + shift, y + fitting * POINT_MM * 0.9, line)
            y += fitting * POINT_MM * LEADING
        return y

    def _fit(self, words: str, width: float, size: float, most: int) -> tuple[tuple[str, ...], float]:
        key = (words, width, size, most)
        if key not in self._fitted:
            self.check(words)
            self._fitted[key] = self._try_sizes(words, width, size, most)
        return self._fitted[key]

    def _try_sizes(self, words: str, width: float, size: float, most: int) -> tuple[tuple[str, ...], float]:
        while True:
            self.set_font_size(size)
            lines = tuple(self._wrap(words, width))
            if len(lines) <= most or size <= STEP * 2:
                return lines, size
            size -= STEP

    def _wrap(self, words: str, width: float) -> list[str]:
        return wrap(words, width, self.get_string_width)

    def dress(self, size: float, colour: Colour, bold: bool = False) -> None:
        """Letters of that size, colour and weight from now on."""
        self.set_font_size(size)
        self.set_text_color(*colour)
        self.text_mode = TextMode.FILL_STROKE if bold else TextMode.FILL
        if bold:
            self.set_draw_color(*colour)
            self.set_line_width(size * POINT_MM * BOLD_STROKE)


def missing(sign: str, field: str = "place") -> Fault:
    """What is said of a sign that cannot be printed."""
    return Fault(
        "missing_glyph",
        Text(
            f"字体中没有“{sign}”字（U+{ord(sign):04X}），无法打印；请改用通用字。",
            f"The typeface has no “{sign}” (U+{ord(sign):04X}), so it cannot be printed; write another character.",
        ),
        field=field,
    )
