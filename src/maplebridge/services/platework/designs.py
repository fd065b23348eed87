"""What a door plate looks like: eight to an A4 sheet, or one of 90 × 120 mm. Not for where the words come from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from maplebridge.ground.pdf.lettering import Colour, Sheet
from maplebridge.ground.pdf.signs import draw_qr
from maplebridge.ground.words.text import Text
from maplebridge.services.platework.layouts import Layout
from maplebridge.services.platework.marks import draw_cut_marks, draw_emblem

GREEN: Colour = (7, 104, 52)
PALE: Colour = (232, 243, 236)
WHITE: Colour = (255, 255, 255)
INK: Colour = (24, 30, 27)
GREY: Colour = (84, 92, 88)
MAPLE: Colour = (176, 42, 28)
SLOGAN = "扫码办事 有事找网格"
CALL = Text(
    "手机扫一扫：反映问题、求助、查进度。不用注册。",
    "Scan to report a problem, ask for help or follow a case. No account needed.",
)
NUMBER = Text("门牌号", "No.")
PRIVACY = Text("二维码不含个人信息", "The code holds no personal data")
A4 = (210.0, 297.0)


@dataclass(frozen=True, slots=True)
class Face:
    """The words on one plate."""

    address: str
    code: str
    centre: str
    town: str
    village: str
    spot: str
    number: str


@dataclass(frozen=True, slots=True)
class Design:
    """Sheet of one size and where the plates go on it."""

    width: float
    height: float
    spots: tuple[tuple[float, float], ...]
    draw: Callable[[Sheet, Face, float, float], None]
    cut: Callable[[Sheet], None] = lambda paper: None


LABEL_WIDTH, LABEL_HEIGHT = 94.0, 68.0
LABEL_COLUMNS, LABEL_ROWS = (11.0, 105.0), (12.5, 80.5, 148.5, 216.5)


def draw_label(paper: Sheet, face: Face, x: float, y: float) -> None:
    """A plate of 94 × 68 mm, QR on the left, words on the right."""
    x, y, width, height = x + 2.5, y + 2.5, LABEL_WIDTH - 5, LABEL_HEIGHT - 5
    _frame(paper, x, y, width, height, 2.2)
    paper.set_fill_color(*GREEN)
    paper.rect(x, y, width, 12.5, style="F", round_corners=True, corner_radius=2.2)
    paper.rect(x, y + 6, width, 6.5, style="F")
    draw_emblem(paper, x + 4, y + 8.6, 7, WHITE)
    paper.write_words(SLOGAN, x + 15, y + 1.5, width - 18, size=15, colour=WHITE, bold=True)
    paper.write_words(face.centre, x + 15, y + 8, width - 18, size=7.5, colour=PALE)
    draw_qr(paper, face.address, x + 1.5, y + 13.2, 43)
    right, room = x + 46.5, width - 49
    end = paper.write_words(face.town, right, y + 15.5, room, size=8, colour=GREY)
    end = paper.write_words(face.village, right, end + 0.6, room, size=13.5, colour=INK, bold=True, most=2)
    paper.write_words(face.spot, right, end + 0.6, room, size=9, colour=INK, most=_left(end, y + 28))
    _number(paper, face, right, y + 36, room, size=18)
    paper.write_words(CALL.zh, right, y + 48.4, room, size=6.4, colour=INK, most=2)
    paper.write_words(CALL.en, right, y + 54.4, room, size=5.4, colour=GREY, most=3)
    paper.write_words(face.code, x + 1.5, y + 56.4, 43, size=8, colour=INK, side="middle")


def draw_plate(paper: Sheet, face: Face, x: float, y: float) -> None:
    """A plate of 90 × 120 mm: green ground, white card, the QR sign in the middle, the number below it."""
    paper.set_fill_color(*GREEN)
    paper.rect(x, y, 90, 120, style="F")
    draw_emblem(paper, x + 7, y + 12.6, 10, WHITE)
    paper.write_words(SLOGAN, x + 22, y + 4.4, 63, size=17, colour=WHITE, bold=True)
    paper.write_words(face.centre, x + 22, y + 12.4, 63, size=9, colour=PALE)
    paper.set_fill_color(*WHITE)
    paper.rect(x + 4, y + 19.5, 82, 96.5, style="F", round_corners=True, corner_radius=3)
    draw_qr(paper, face.address, x + 14.5, y + 18, 61)
    paper.write_words(face.code, x + 8, y + 75.6, 74, size=8.6, colour=INK, side="middle")
    paper.set_draw_color(*GREEN)
    paper.set_line_width(0.3)
    paper.line(x + 8, y + 81, x + 82, y + 81)
    end = paper.write_words(face.town, x + 8, y + 83, 46, size=8.5, colour=GREY)
    end = paper.write_words(face.village, x + 8, end + 0.3, 46, size=15, colour=INK, bold=True, most=2)
    paper.write_words(face.spot, x + 8, end + 0.5, 46, size=9.5, colour=INK, most=_left(end, y + 96))
    _number(paper, face, x + 57, y + 84, 25, size=22)
    paper.write_words(CALL.zh, x + 8, y + 104.4, 74, size=8, colour=INK)
    paper.write_words(CALL.en, x + 8, y + 108.6, 74, size=6.2, colour=GREY)
    paper.write_words(PRIVACY.zh + "  " + PRIVACY.en, x + 8, y + 111.6, 74, size=5.6, colour=GREY)


def _left(end: float, tight: float) -> int:
    """How many lines are left for the spot: one where the village's name has taken two."""
    return 1 if end > tight else 2


def _number(paper: Sheet, face: Face, x: float, y: float, room: float, *, size: float) -> None:
    if not face.number:
        return
    paper.write_words(f"{NUMBER.zh} {NUMBER.en}", x, y, room, size=size * 0.38, colour=GREY)
    paper.write_words(face.number, x, y + size * 0.17, room, size=size, colour=MAPLE, bold=True)


def _frame(paper: Sheet, x: float, y: float, width: float, height: float, radius: float) -> None:
    paper.set_draw_color(*GREEN)
    paper.set_line_width(0.4)
    paper.rect(x, y, width, height, style="D", round_corners=True, corner_radius=radius)


def _cut_label_sheet(paper: Sheet) -> None:
    columns = [*LABEL_COLUMNS, LABEL_COLUMNS[-1] + LABEL_WIDTH]
    draw_cut_marks(paper, columns, [*LABEL_ROWS, LABEL_ROWS[-1] + LABEL_HEIGHT], 7)


DESIGNS: Mapping[Layout, Design] = {
    Layout.SHEETS: Design(*A4, tuple((x, y) for y in LABEL_ROWS for x in LABEL_COLUMNS), draw_label, _cut_label_sheet),
    Layout.SINGLE: Design(90.0, 120.0, ((0.0, 0.0),), draw_plate),
}
