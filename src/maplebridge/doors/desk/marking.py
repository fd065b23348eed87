"""Where the next page of a list begins, as a word in its address. Not for what is on the page."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from uuid import UUID

from maplebridge.cases.listing import FIRST, Cursor


def write_mark(cursor: Cursor) -> str:
    """The word for a place in a list ordered by time and id."""
    return urlsafe_b64encode(f"{cursor[0].isoformat()}|{cursor[1]}".encode()).decode().rstrip("=")


def read_mark(text: str, start: Cursor = FIRST) -> Cursor:
    """The place that a word stands for; the beginning of the list for a word that means nothing."""
    try:
        at, _, row = urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4)).decode().partition("|")
        moment = datetime.fromisoformat(at)
        return (moment, UUID(row)) if moment.tzinfo else start
    except (ValueError, binascii.Error):
        return start
