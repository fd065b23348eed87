"""What is wrong with an input, said so that the reader can mend it. Not for bugs: those raise as Python raises."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from maplebridge.ground.words.text import Text


class Fault(Exception):
    """An input or an act that cannot be accepted.

    `code` is stable and machine-readable (snake_case); `field` is the dotted name of the field at fault ("" when the
    whole request is); `text` is the sentence for people; `extra` goes into the answer as it is (for a stale version:
    the current state); `retry_after` says when to ask again, as HTTP writes it, "" where that would not help.
    """

    status = 422
    retry_after = ""

    def __init__(self, code: str, text: Text, *, field: str = "", extra: Mapping[str, Any] | None = None) -> None:
        super().__init__(f"{code} [{field}]: {text.en}")
        self.code = code
        self.text = text
        self.field = field
        self.extra = dict(extra or {})


class Passing(Fault):
    """Nothing is wrong with what was asked: asked again a little later it may well go through."""

    status = 503
    retry_after = "5"


class TooOften(Fault):
    """Asked for more often than is allowed; `until` when."""

    status = 429

    def __init__(self, code: str, text: Text, *, until: datetime, field: str = "") -> None:
        super().__init__(code, text, field=field)
        self.retry_after = format_datetime(until.astimezone(UTC), usegmt=True)


class Missing(Fault):
    """Nothing of that name that this reader may know of: absent and forbidden look the same."""

    status = 404


class Forbidden(Fault):
    """The actor is known and may see the thing, but may not do this to it."""

    status = 403


class Unknown(Fault):
    """Who is asking could not be established."""

    status = 401


class Conflict(Fault):
    """The thing has changed since the actor saw it, or the same key came with another body."""

    status = 409


class TooLarge(Fault):
    """The body is larger than what is taken here."""

    status = 413
