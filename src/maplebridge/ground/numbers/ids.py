"""Identifiers made by the application: time-ordered, so that tables stay in order on any number of machines."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A new UUIDv7."""
    return uuid7()
