"""Identifiers made by the application: time-ordered, so that tables stay in order on any number of machines."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A new UUIDv7."""
    return uuid7()


def read_id(text: str) -> UUID | None:
    """An id as an address or a form carries it; None when it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None
