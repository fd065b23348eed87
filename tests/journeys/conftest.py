"""What journeys take along: a photo with a place hidden in it, and the sizes of their screens."""

from pathlib import Path

import pytest
from PIL import Image

GPS, MAKE = 0x8825, 0x010F


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A JPEG as a phone makes it: its maker and a place in its metadata, which nobody but its owner may learn."""
    picture = Image.new("RGB", (1600, 1200), (40, 60, 90))
    picture.paste((250, 220, 120), (700, 200, 900, 420))
    notes = Image.Exif()
    notes[MAKE] = "Telephone"
    notes.get_ifd(GPS).update({1: "N", 2: (26.0, 40.0, 12.0), 3: "E", 4: (105.0, 46.0, 30.0)})
    path = tmp_path / "lamp.jpg"
    picture.save(path, "JPEG", quality=85, exif=notes)
    return path
