"""How to call and reach somebody who is to come: sealed for that booking, opened for the unit they come to."""

from dataclasses import dataclass
from uuid import UUID

from maplebridge.ground.vault.cipher import CannotOpen, open_sealed, seal

LONGEST_NAME, LONGEST_PHONE = 60, 40
BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class Caller:
    """How to call and reach somebody who is to come."""

    name: str = ""
    phone: str = ""


NOBODY = Caller()


def seal_caller(county: str, booking: UUID, caller: Caller) -> bytes | None:
    """The two lines sealed; None when nothing was said."""
    name, phone = _line(caller.name, LONGEST_NAME), _line(caller.phone, LONGEST_PHONE)
    return seal(county, f"{name}{BETWEEN}{phone}", _context(booking)) if name or phone else None


def open_caller(county: str, booking: UUID, sealed: bytes | memoryview | None) -> Caller:
    """What was sealed; nothing when it was erased or its key is gone."""
    if sealed is None:
        return Caller()
    try:
        name, _, phone = open_sealed(county, bytes(sealed), _context(booking)).partition(BETWEEN)
    except CannotOpen:
        return Caller()
    return Caller(name, phone)


def _line(text: str, longest: int) -> str:
    return " ".join(text.split())[:longest]


def _context(booking: UUID) -> str:
    return f"booking:{booking}"
