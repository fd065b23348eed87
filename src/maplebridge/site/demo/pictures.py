"""Draws the photos that the demo's handlers hand in: plain shapes, plainly no real place. Not for real evidence."""

import io
from functools import cache

from PIL import Image, ImageDraw

from maplebridge.directory.places.generating.dice import fraction
from maplebridge.ground.files.actions import StoredFile, store

SIZE, HORIZON = (640, 480), 260
LONGEST = 1024 * 1024


@cache
def photo(matter: str) -> StoredFile:
    """The one picture for a matter, on the shelf."""
    image = Image.new("RGB", SIZE, (190, 214, 235))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, HORIZON, *SIZE), fill=(122, 136, 120))
    for n in range(7):
        left = int(fraction(matter, "x", n) * 600)
        height = 40 + int(fraction(matter, "h", n) * 150)
        shade = 90 + int(fraction(matter, "c", n) * 110)
        draw.rectangle((left, HORIZON - height, left + 70, HORIZON + 10), fill=(shade, shade - 10, shade - 30))
    draw.polygon([(280, HORIZON), (360, HORIZON), (560, 480), (80, 480)], fill=(92, 94, 98))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80)
    return store(out.getvalue(), longest=LONGEST, name=f"{matter}.jpg")
