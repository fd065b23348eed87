"""Draws a paper from its template and content as a PDF. Not for numbers or signatures."""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from maplebridge.ground.clock.time import day_of
from maplebridge.ground.pdf.flow import LEFT, LINE, WIDTH, Flow
from maplebridge.ground.pdf.lettering import Colour
from maplebridge.ground.pdf.signs import draw_qr
from maplebridge.rulebook.papers.placeholders import fill_in
from maplebridge.rulebook.papers.template import PaperTemplate, Section
from maplebridge.services.papers.content import TABLES, Content, chinese_day, said, shown_sections

BLOCK_HIGH, SIGN_SIDE = 46.0, 30.0
FRAME_WIDE, FRAME_HIGH = 74.0, 31.0
SEAL_RED: Colour = (196, 30, 30)
CLOSER = (LINE, 9.0, 8.4, 7.9)  # millimetres from line to line
GAP = 6.0
NO_TEXT = "（此页无正文）"
WATERMARK = "样张 SAMPLE"


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the paper says of itself: its number, whose it is, when, where it can be checked; empty for a preview."""

    number: str
    unit: str
    at: datetime
    address: str = ""
    code: str = ""
    fingerprint: str = ""


class _SealAlone(Exception):
    """The seal would stand on a page of its own, where a text could be put before it."""


def draw_paper(template: PaperTemplate, content: Content, imprint: Imprint) -> bytes:
    """The PDF, unsigned; its lines a little closer where that keeps the seal with the text. Raises Fault when a value
    is missing or a sign cannot be printed."""
    for line in CLOSER:
        try:
            return _lay_out(template, content, imprint, line, alone=False)
        except _SealAlone:
            continue
    return _lay_out(template, content, imprint, CLOSER[0], alone=True)


def _lay_out(template: PaperTemplate, content: Content, imprint: Imprint, line: float, *, alone: bool) -> bytes:
    mark = "" if imprint.address else WATERMARK
    with closing(Flow(template.title.zh, watermark=mark, made_at=imprint.at, line=line)) as flow:
        flow.title(template.title.zh, imprint.number)
        for section in shown_sections(template, content):
            if section.kind == "seal":
                _keep_with_text(flow, alone)
            _draw(flow, section, content, imprint)
        flow.foot(f"依据：{fill_in(template.basis, said(template.basis, content))}")
        return flow.finish()


def _keep_with_text(flow: Flow, alone: bool) -> None:
    flow.skip(GAP)
    if flow.at_top(BLOCK_HIGH):
        if not alone:
            raise _SealAlone
        flow.room(BLOCK_HIGH)
        flow.paragraph(NO_TEXT)


def _draw(flow: Flow, section: Section, content: Content, imprint: Imprint) -> None:
    match section.kind:
        case "heading":
            flow.heading(fill_in(section.text, said(section.text, content)))
        case "paragraph":
            words = fill_in(section.text, said(section.text, content))
            flow.paragraph(words, indent=not words.endswith("：") or len(words) > len("某某某某某某某某某某："))
        case "table":
            for name in section.names:
                heads, shares = TABLES[name]
                flow.table(heads, content.tables.get(name, ()), shares)
        case "signatures":
            flow.signatures([signer for name in section.names for signer in content.signers.get(name, ())])
        case "seal":
            _draw_seal(flow, imprint)


def _draw_seal(flow: Flow, imprint: Imprint) -> None:
    """On the right whose paper it is and when, in a frame; on the left the QR sign."""
    y = flow.room(BLOCK_HIGH)
    if imprint.address:
        draw_qr(flow.sheet, imprint.address, LEFT - 3, y, SIGN_SIDE + 6)
        _small(flow, "扫码核验真伪", LEFT, y + SIGN_SIDE + 6.5)
        _small(flow, imprint.code, LEFT, y + SIGN_SIDE + 10.5)
    x = LEFT + WIDTH - FRAME_WIDE
    _frame(flow, x, y + 2, imprint)
    flow.y = y + BLOCK_HIGH


def _frame(flow: Flow, x: float, y: float, imprint: Imprint) -> None:
    sheet = flow.sheet
    sheet.set_draw_color(*SEAL_RED)
    sheet.set_line_width(0.5)
    sheet.rect(x, y, FRAME_WIDE, FRAME_HIGH, style="D", round_corners=True, corner_radius=2.5)
    room = FRAME_WIDE - 6
    end = sheet.write_words(imprint.unit, x + 3, y + 4, room, size=15, colour=SEAL_RED, most=2, side="middle")
    day = chinese_day(day_of(imprint.at))
    end = sheet.write_words(day, x + 3, max(end + 1, y + 12), room, size=13, colour=(20, 20, 20), side="middle")
    mark = f"电子签章 {imprint.fingerprint[:16].upper()}" if imprint.fingerprint else "（此处加盖电子签章）"
    sheet.write_words(mark, x + 3, y + FRAME_HIGH - 6.5, room, size=8.5, colour=SEAL_RED, side="middle")


def _small(flow: Flow, words: str, x: float, y: float) -> None:
    flow.sheet.write_words(words, x - 3, y, SIGN_SIDE + 6, size=8.5, colour=(90, 90, 90), side="middle")
