"""Tells what a file is from its first bytes, never from its name. Not for reading further than that."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Family = Literal["image", "document", "audio", "video"]
HEAD_BYTES = 64


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that is taken: its media type and the ending that its name gets."""

    family: Family
    mime: str
    ending: str


JPEG = Kind("image", "image/jpeg", ".jpg")
PNG = Kind("image", "image/png", ".png")
WEBP = Kind("image", "image/webp", ".webp")
GIF = Kind("image", "image/gif", ".gif")
PDF = Kind("document", "application/pdf", ".pdf")
MP3 = Kind("audio", "audio/mpeg", ".mp3")
AAC = Kind("audio", "audio/aac", ".aac")
M4A = Kind("audio", "audio/mp4", ".m4a")
OGG = Kind("audio", "audio/ogg", ".ogg")
WAV = Kind("audio", "audio/wav", ".wav")
AMR = Kind("audio", "audio/amr", ".amr")
MP4 = Kind("video", "video/mp4", ".mp4")
WEBM = Kind("video", "video/webm", ".webm")

STARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"%PDF-", PDF),
    (b"ID3", MP3),
    (b"\xff\xfb", MP3),
    (b"\xff\xfa", MP3),
    (b"\xff\xf3", MP3),
    (b"\xff\xf2", MP3),
    (b"\xff\xf1", AAC),
    (b"\xff\xf9", AAC),
    (b"#!AMR", AMR),
)
RIFF_FORMS = {b"WEBP": WEBP, b"WAVE": WAV}
MP4_BRANDS = {
    b"isom",
    b"iso2",
    b"iso4",
    b"iso5",
    b"iso6",
    b"mp41",
    b"mp42",
    b"avc1",
    b"M4V ",
    b"qt  ",
    b"3gp4",
    b"3gp5",
}
M4A_BRANDS = {b"M4A ", b"M4B "}


def recognise(head: bytes) -> Kind | None:
    """The kind of the file that starts with `head` (its first 64 bytes), or None when it is not taken."""
    plain = next((kind for start, kind in STARTS if head.startswith(start)), None)
    return plain or next((kind for look in CONTAINERS if (kind := look(head))), None)


def _riff(head: bytes) -> Kind | None:
    return RIFF_FORMS.get(head[8:12]) if head.startswith(b"RIFF") else None


def _iso_media(head: bytes) -> Kind | None:
    if head[4:8] != b"ftyp":
        return None
    brand = head[8:12]
    return M4A if brand in M4A_BRANDS else MP4 if brand in MP4_BRANDS else None


def _ogg(head: bytes) -> Kind | None:
    heard = b"OpusHead" in head or b"\x01vorbis" in head or b"Speex" in head
    return OGG if head.startswith(b"OggS") and heard else None


def _webm(head: bytes) -> Kind | None:
    return WEBM if head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head else None


CONTAINERS: tuple[Callable[[bytes], Kind | None], ...] = (_riff, _iso_media, _ogg, _webm)
