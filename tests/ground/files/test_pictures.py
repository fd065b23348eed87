"""Pictures are drawn anew: metadata gone, upright, bounded."""

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image

from maplebridge.ground.files import actions, pictures, queries
from maplebridge.ground.words.fault import Fault

MIB = 1024 * 1024
GPS = 0x8825
LATITUDE = {1: "N", 2: (27.0, 7.0, 30.0), 3: "E", 4: (105.0, 46.0, 12.0)}


def picture(form: str = "JPEG", mode: str = "RGB", size: tuple[int, int] = (60, 40), **how: Any) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 90).save(out, format=form, **how)
    return out.getvalue()


def phone_photo() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Phone of 阿秀"
    exif[0x0112] = 6
    exif[GPS] = LATITUDE
    return picture(exif=exif.tobytes(), comment=b"taken at home")


def reopened(sha256: str) -> Image.Image:
    with queries.open_file(sha256) as content:
        return Image.open(io.BytesIO(content.read()))


def test_metadata_and_position_are_gone_and_the_picture_is_upright() -> None:
    kept = reopened(actions.store(phone_photo(), longest=MIB).sha256)
    assert kept.size == (40, 60)
    assert dict(kept.getexif()) == {}
    assert "comment" not in kept.info


def test_position_stays_when_wanted_and_nothing_else_does() -> None:
    exif = reopened(actions.store(phone_photo(), longest=MIB, keep_position=True).sha256).getexif()
    assert exif.get_ifd(GPS)[2] == (27.0, 7.0, 30.0)
    assert set(exif) == {GPS}


def test_position_asked_for_but_absent_is_no_fault() -> None:
    assert dict(reopened(actions.store(picture(), longest=MIB, keep_position=True).sha256).getexif()) == {}


@pytest.mark.parametrize(
    ("form", "mode", "mime"),
    [
        ("JPEG", "RGB", "image/jpeg"),
        ("JPEG", "L", "image/jpeg"),
        ("JPEG", "CMYK", "image/jpeg"),
        ("PNG", "RGBA", "image/png"),
        ("PNG", "P", "image/png"),
        ("PNG", "I;16", "image/png"),
        ("WEBP", "RGBA", "image/webp"),
        ("GIF", "P", "image/png"),
    ],
)
def test_every_form_and_mode_is_drawn_anew(form: str, mode: str, mime: str) -> None:
    stored = actions.store(picture(form, mode), longest=MIB, name="照片.xyz")
    assert stored.mime == mime
    assert reopened(stored.sha256).size == (60, 40)


def test_the_same_photo_sent_twice_is_one_file() -> None:
    photo = phone_photo()
    assert actions.store(photo, longest=MIB) == actions.store(photo, longest=MIB)


def test_text_hidden_behind_the_picture_is_gone() -> None:
    stored = actions.store(phone_photo() + b"<?php system('x'); ?>", longest=MIB)
    with queries.open_file(stored.sha256) as content:
        assert b"php" not in content.read()


@pytest.mark.parametrize("cut", [20, 200, 500])
def test_a_damaged_picture_is_refused(cut: int) -> None:
    with pytest.raises(Fault) as caught:
        actions.store(phone_photo()[:cut], longest=MIB, field="photo")
    assert (caught.value.code, caught.value.field) == ("picture_broken", "photo")


def png_header(width: int, height: int) -> bytes:
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"IDAT" + zlib.compress(b"")
    chunks = (struct.pack(">I", len(each) - 4) + each + struct.pack(">I", zlib.crc32(each)) for each in (body, data))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def test_a_large_photo_is_halved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MEGAPIXELS", 0.01)
    stored = actions.store(picture(size=(200, 100)), longest=MIB)
    assert reopened(stored.sha256).size == (100, 50)


@pytest.mark.parametrize("how", [{"form": "PNG"}, {"form": "WEBP"}, {"progressive": True}])
def test_a_large_picture_that_cannot_be_decoded_halved_is_refused(
    how: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "MEGAPIXELS", 0.01)
    with pytest.raises(Fault) as caught:
        actions.store(picture(size=(200, 100), **how), longest=MIB)
    assert caught.value.code == "picture_too_large"


@pytest.mark.parametrize("size", [(6000, 6000), (9000, 9000), (11000, 11000), (60000, 60000)])
def test_a_small_file_that_unfolds_into_a_huge_picture_is_refused_unread(size: tuple[int, int]) -> None:
    with pytest.raises(Fault) as caught:
        actions.store(png_header(*size), longest=MIB, field="photo")
    assert caught.value.code == "picture_too_large"
