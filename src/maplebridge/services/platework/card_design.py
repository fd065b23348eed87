"""What a supervision card of 105 × 148.5 mm looks like. Not for where its words come from, nor for door plates."""

from collections.abc import Mapping

from maplebridge.directory.units.rules import UnitFacts
from maplebridge.ground.pdf.lettering import Sheet
from maplebridge.ground.pdf.signs import draw_qr
from maplebridge.ground.words.text import Text
from maplebridge.services.platework.designs import GREEN, GREY, INK, PALE, WHITE
from maplebridge.services.platework.marks import draw_emblem

WIDTH, HEIGHT = 105.0, 148.5
SHEETS: Mapping[bool, tuple[float, float, tuple[tuple[float, float], ...]]] = {
    True: (210.0, 297.0, ((0.0, 0.0), (WIDTH, 0.0), (0.0, HEIGHT), (WIDTH, HEIGHT))),
    False: (WIDTH, HEIGHT, ((0.0, 0.0),)),
}
"""Width and height of the paper, and where the cards stand on it; True: four on A4."""
TITLE = Text("监督卡", "Supervision card")
PROMISES = (
    Text("首问负责：找错了门，也告诉您该找谁", "Shows you to the right door"),
    Text("材料一次说清，写明依据", "Says once which papers are needed, and why"),
    Text("该公开的按时公开", "Publishes on time what must be public"),
)
CALL = Text("扫一扫：看公开了什么，有意见告诉县里", "Scan: see what it publishes, or complain to the county")
SEALED = Text("本单位看不到、也不经办；您的身份保密", "This unit neither sees nor handles it; who you are is sealed")


def draw_card(paper: Sheet, unit: UnitFacts, address: str, x: float, y: float) -> None:
    """One card with its top left corner at (x, y)."""
    left, top, room = x + 5, y + 5, WIDTH - 10
    paper.set_draw_color(*GREEN)
    paper.set_line_width(0.4)
    paper.rect(left, top, room, HEIGHT - 10, style="D", round_corners=True, corner_radius=2.5)
    paper.set_fill_color(*GREEN)
    paper.rect(left, top, room, 16, style="F", round_corners=True, corner_radius=2.5)
    paper.rect(left, top + 8, room, 8, style="F")
    draw_emblem(paper, left + 5, top + 11.5, 9, WHITE)
    paper.write_words(TITLE.zh, left + 19, top + 2, room - 22, size=18, colour=WHITE, bold=True)
    paper.write_words(TITLE.en, left + 19, top + 10, room - 22, size=8, colour=PALE)
    paper.set_fill_color(*WHITE)  # bold words in the colour of the last fill would leave all after them bold
    end = paper.write_words(
        unit.name.zh, left + 4, top + 19, room - 8, size=15, colour=INK, bold=True, most=2, side="middle"
    )
    end = paper.write_words(unit.name.en, left + 4, end + 0.5, room - 8, size=8, colour=GREY, most=2, side="middle")
    draw_qr(paper, address, x + (WIDTH - 56) / 2, top + 40, 56)
    paper.write_words(CALL.zh, left + 3, top + 97, room - 6, size=10.5, colour=INK, bold=True, side="middle")
    paper.write_words(CALL.en, left + 3, top + 102, room - 6, size=7, colour=GREY, side="middle")
    line = top + 107
    for promise in PROMISES:
        line = paper.write_words(f"· {promise.zh}", left + 6, line, room - 12, size=9, colour=INK)
        line = paper.write_words(promise.en, left + 8.2, line, room - 14, size=6.4, colour=GREY) + 0.4
    paper.write_words(SEALED.zh, left + 3, top + 129.5, room - 6, size=8.6, colour=GREEN, bold=True, side="middle")
    paper.write_words(SEALED.en, left + 3, top + 133.7, room - 6, size=6.2, colour=GREY, side="middle")
