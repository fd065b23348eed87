"""Which version of the rules a page shows: the one in force, or an older one that the address names."""

from dataclasses import dataclass

from django.http import HttpRequest

from maplebridge.doors.parts.asking import Visitor
from maplebridge.ground.words.fault import Missing
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.queries import get_current_pack, get_pack

NO_VERSION = Text("没有这个版本。", "There is no such version.")
BIGGEST = 9


@dataclass(frozen=True, slots=True)
class Book:
    """A pack, and whether it is the one in force; `tail` carries an older version on in links."""

    pack: Pack
    current: bool

    @property
    def tail(self) -> str:
        """What addresses of the same version end with."""
        return "" if self.current else f"?version={self.pack.number}"


def read_book(request: HttpRequest, visitor: Visitor) -> Book:
    """The rules that the address asks for. Raises Missing."""
    newest, said = get_current_pack(visitor.county), request.GET.get("version", "")
    if not said or said == str(newest.number):
        return Book(newest, current=True)
    return Book(get_pack(visitor.county, read_number(said)), current=False)


def read_number(said: str) -> int:
    """The number of a version as people write it. Raises Missing."""
    if not (said.isascii() and said.isdigit() and len(said) < BIGGEST):
        raise Missing("no_such_version", NO_VERSION, field="version")
    return int(said)
