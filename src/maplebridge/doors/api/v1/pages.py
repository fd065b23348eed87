"""Where the next page of a list begins, as a word that callers hand back. Not for what is on the page."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from uuid import UUID

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

NO_PAGE = Text("分页标记无效，请从第一页重新开始", "not a page of this list: begin again with the first")


def write_mark(*parts: object) -> str:
    """The word for a place in a list."""
    said = "|".join(part.isoformat() if isinstance(part, datetime) else str(part) for part in parts)
    return urlsafe_b64encode(said.encode()).decode().rstrip("=")


def read_due_mark(text: str) -> tuple[datetime, UUID]:
    """The time and id that a word stands for. Raises Fault."""
    try:
        due, _, row = _decode(text).partition("|")
        at = datetime.fromisoformat(due)
        if at.tzinfo is None:
            raise ValueError
        return at, UUID(row)
    except (ValueError, binascii.Error):
        raise Fault("bad_page", NO_PAGE, field="after") from None


def read_id_mark(text: str) -> UUID:
    """The id that a word stands for. Raises Fault."""
    try:
        return UUID(_decode(text))
    except (ValueError, binascii.Error):
        raise Fault("bad_page", NO_PAGE, field="after") from None


def _decode(text: str) -> str:
    return urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4)).decode()
