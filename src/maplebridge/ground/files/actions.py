"""Takes a file in: knows it by content, draws pictures anew, shelves it. Not for who may send it."""

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from maplebridge.ground.files import faults
from maplebridge.ground.files.kinds import HEAD_BYTES, Family, Kind, recognise
from maplebridge.ground.files.pictures import draw_anew
from maplebridge.ground.files.shelf import BLOCK_BYTES, shelf

MIB = 1024 * 1024
LONGEST: dict[Family, int] = {"image": 20 * MIB, "document": 50 * MIB, "audio": 30 * MIB, "video": 300 * MIB}
NAME_SIGNS = 80


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file on the shelf. `size` in bytes; `name_hint` is a safe name to offer when somebody saves it."""

    sha256: str
    size: int
    mime: str
    name_hint: str


def store(
    source: bytes | BinaryIO,
    *,
    longest: int,
    field: str = "file",
    name: str = "",
    keep_position: bool = False,
) -> StoredFile:
    """Put a file on the shelf and say what it is; sending the same again changes nothing.

    At most `longest` bytes are taken, fewer for kinds that have a limit of their own. Pictures lose their
    metadata; where they were taken stays when `keep_position`. Raises Fault or TooLarge naming `field`.
    """
    stream = io.BytesIO(source) if isinstance(source, bytes) else source
    head = _read_head(stream)
    if not head:
        raise faults.empty(field)
    kind = recognise(head)
    if kind is None:
        raise faults.refused(field)
    blocks = _limited(head, stream, min(longest, LONGEST[kind.family]), field)
    if kind.family == "image":
        content, kind = draw_anew(b"".join(blocks), field=field, keep_position=keep_position)
        blocks = iter((content,))
    sha256, size = shelf().put(blocks)
    return StoredFile(sha256, size, kind.mime, _name_hint(name, kind))


def remove(sha256: str) -> bool:
    """Take a file off the shelf for good; whether it was there. Nothing may refer to it any more."""
    try:
        shelf().path_of(sha256).unlink()
    except FileNotFoundError:
        return False
    return True


def _read_head(stream: BinaryIO) -> bytes:
    head = b""
    while len(head) < HEAD_BYTES and (more := stream.read(HEAD_BYTES - len(head))):
        head += more
    return head


def _limited(head: bytes, stream: BinaryIO, longest: int, field: str) -> Iterator[bytes]:
    block, read = head, 0
    while block:
        read += len(block)
        if read > longest:
            raise faults.too_large(field, longest)
        yield block
        block = stream.read(BLOCK_BYTES)


def _name_hint(name: str, kind: Kind) -> str:
    plain = unicodedata.normalize("NFC", PurePath(name.replace("\\", "/")).name)
    stem = re.sub(r"[^\w\-. ()（）]", "", PurePath(plain).stem).strip(" .")
    return (stem[:NAME_SIGNS] or "file") + kind.ending
