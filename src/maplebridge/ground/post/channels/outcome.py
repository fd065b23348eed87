"""How an attempt to send something ends, whatever the channel. Not for when to try again."""

from dataclasses import dataclass
from typing import Literal

Arrival = Literal["waiting", "delivered", "failed", "unknown"]


class NotSent(Exception):
    """A channel did not take a message; `code` is the provider's own word for why. It never holds whom it was for."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class TryLater(NotSent):
    """The provider is away or busy: it may go through later; `unsure` is when it may have gone already."""

    def __init__(self, code: str, *, unsure: bool = False) -> None:
        super().__init__(code)
        self.unsure = unsure


class Refused(NotSent):
    """The provider will never take this message: the number is none, the template is not registered."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a provider knows of one message; `unknown` when it never had it."""

    arrival: Arrival
    code: str = ""
