"""Draws a picture anew, so that nothing of its file but the picture is kept. Not for other kinds of files."""

import io
import struct

from PIL import Image, ImageOps

from maplebridge.ground.files import faults
from maplebridge.ground.files.kinds import JPEG, PNG, WEBP, Kind

MEGAPIXELS = 25
MEGAPIXELS_HALVED = 85  # a JPEG can be decoded at half its width and height, so memory stays bounded
GPS_TAG = 0x8825
QUALITY = 88
FORMATS = {"JPEG": JPEG, "PNG": PNG, "WEBP": WEBP, "GIF": PNG}
MODES = {JPEG: {"RGB", "L"}, WEBP: {"RGB", "RGBA"}, PNG: {"RGB", "RGBA", "L", "LA", "1", "P"}}


def draw_anew(content: bytes, *, field: str, keep_position: bool = False) -> tuple[bytes, Kind]:
    """The picture upright, its first frame only, without metadata but, if wanted, where it was taken.

    The same bytes always give the same bytes. Raises Fault for a damaged picture or one of too many points.
    """
    try:
        return _redraw(_opened(content, field), keep_position)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise faults.picture_too_wide(field, MEGAPIXELS_HALVED) from None
    except (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, struct.error):
        raise faults.broken_picture(field) from None


def _opened(content: bytes, field: str) -> Image.Image:
    picture = Image.open(io.BytesIO(content), formats=tuple(FORMATS))
    halved = picture.format == "JPEG" and "progressive" not in picture.info
    most = MEGAPIXELS_HALVED if halved else MEGAPIXELS
    if picture.width * picture.height > most * 1_000_000:
        raise faults.picture_too_wide(field, most)
    if picture.width * picture.height > MEGAPIXELS * 1_000_000:
        picture.draft(picture.mode, (picture.width // 2, picture.height // 2))
    picture.load()
    return picture


def _redraw(picture: Image.Image, keep_position: bool) -> tuple[bytes, Kind]:
    kind = FORMATS[picture.format or ""]
    position = _position_of(picture) if keep_position else b""
    ImageOps.exif_transpose(picture, in_place=True)
    bare = _in_plain_mode(picture, kind)
    out = io.BytesIO()
    bare.save(out, format=kind.mime.removeprefix("image/"), exif=position, quality=QUALITY)
    return out.getvalue(), kind


def _in_plain_mode(picture: Image.Image, kind: Kind) -> Image.Image:
    mode = picture.mode if picture.mode in MODES[kind] else "RGBA" if picture.has_transparency_data else "RGB"
    wanted = "RGB" if kind == JPEG and mode == "RGBA" else mode
    plain = picture if picture.mode == wanted else picture.convert(wanted)
    plain.info = {key: value for key, value in plain.info.items() if key == "transparency"}
    return plain


def _position_of(picture: Image.Image) -> bytes:
    kept = Image.Exif()
    gps = picture.getexif().get_ifd(GPS_TAG)
    if not gps:
        return b""
    kept[GPS_TAG] = dict(gps)
    return kept.tobytes()
