"""A village of two groups with thirty households each, their plates made, and eyes that read QR signs."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pypdfium2
import pytest
import zxingcpp
from tests.directory.plates.conftest import FIRST, NOW, SECOND, lay_households
from tests.world import COUNTY, VILLAGE, World, found_county

from maplebridge.directory.plates.actions import issue_plates
from maplebridge.ground.pdf.lettering import POINT_MM

DOTS_A_POINT = 2.5


@pytest.fixture
def village(db: None) -> World:
    """Sixty doors with a plate each."""
    world = found_county(NOW)
    lay_households({FIRST: 30, SECOND: 30})
    issue_plates(county=COUNTY, within=VILLAGE, by="axiu", now=NOW)
    return world


@dataclass(frozen=True, slots=True)
class Seen:
    """A printed page as eyes and a reader of QR signs see it: its words, its signs, its size in millimetres."""

    words: str
    signs: list[str]
    size: tuple[int, int]


def pages_of(content: bytes) -> Iterator[Seen]:
    """The pages of a PDF, one after the other."""
    with closing(pypdfium2.PdfDocument(content)) as document:
        for page in document:
            width, height = (round(side * POINT_MM) for side in page.get_size())
            words = "".join(page.get_textpage().get_text_bounded().split())
            picture = page.render(scale=DOTS_A_POINT).to_pil()
            yield Seen(words, [found.text for found in zxingcpp.read_barcodes(picture)], (width, height))


def first_page(content: bytes) -> Seen:
    """The first page alone."""
    with closing(pages_of(content)) as pages:
        return next(pages)
