"""Where files lie: below one folder, named by the SHA-256 of their content, fanned out. Not for kinds."""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

DIGEST_SHAPE = re.compile(r"[0-9a-f]{64}")
BLOCK_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Shelf:
    """One folder of files by content."""

    root: Path

    def path_of(self, sha256: str) -> Path:
        """Where the file of that digest lies or would lie. Raises ValueError for what is no digest."""
        if not DIGEST_SHAPE.fullmatch(sha256):
            raise ValueError("a SHA-256 digest has 64 small hexadecimal signs")
        return self.root / sha256[:2] / sha256[2:4] / sha256

    def put(self, blocks: Iterable[bytes]) -> tuple[str, int]:
        """Write `blocks` and give (digest, size); whole and on disk afterwards, or not there at all."""
        incoming = self.root / "incoming"
        incoming.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=incoming, delete=False) as draft:
            try:
                digest, size = _copy(blocks, draft.fileno())
                os.fsync(draft.fileno())
                self._move_in(Path(draft.name), digest)
            finally:
                Path(draft.name).unlink(missing_ok=True)
        return digest, size

    def _move_in(self, draft: Path, digest: str) -> None:
        place = self.path_of(digest)
        if place.exists():
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        draft.chmod(0o640)
        draft.rename(place)
        for folder in (place.parent, place.parent.parent, self.root):
            _sync_folder(folder)


def _copy(blocks: Iterable[bytes], handle: int) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for block in blocks:
        digest.update(block)
        size += len(block)
        view = memoryview(block)
        while view:
            view = view[os.write(handle, view) :]
    return digest.hexdigest(), size


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def shelf() -> Shelf:
    """The shelf of this installation: the setting MEDIA_ROOT."""
    from django.conf import settings

    if not settings.MEDIA_ROOT:
        raise RuntimeError("the setting MEDIA_ROOT names no folder for files")
    return Shelf(Path(settings.MEDIA_ROOT))
