"""The ways in which plates are laid out on paper. Apart from their drawing, so that pages may name them cheaply."""

from collections.abc import Mapping
from enum import StrEnum

from maplebridge.ground.words.text import Text


class Layout(StrEnum):
    """How plates are laid out on paper."""

    SHEETS = "sheets"
    SINGLE = "single"


LAYOUTS: Mapping[Layout, Text] = {
    Layout.SHEETS: Text("A4 纸，每张 8 块，可裁切", "A4 sheets, eight to cut from each"),
    Layout.SINGLE: Text("单块 90 × 120 毫米", "Single plates of 90 × 120 mm"),
}
