"""What tests know of a page: its route, who opens it, where it is and how many queries it may take.

Each door lists its pages in `tests/doors/<door>/pages.py` as `PAGES: list[Page]`; three tests walk all of them.
"""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.test import Client
from tests.doors.signing import sign_in
from tests.world import World

HERE = Path(__file__).parent
Enter = Callable[[Client, World], Any]
Way = str | Callable[[World], str]


@dataclass(frozen=True, slots=True)
class Page:
    """One address that answers GET.

    `route`: its name in the URL table. `as_`: None for a stranger, the code of one of the cast, or a function of
    (client, world) that lets the client in some other way (a link that is held, a wall's device). `path`: its
    address, or a function of the world that makes what it shows and returns the address. `queries`: exactly how many
    statements it sends once the process is warm. `name` tells two entries of one route apart.
    """

    route: str
    as_: str | Enter | None
    path: Way
    queries: int
    name: str = ""

    def __str__(self) -> str:
        return f"{self.route}-{self.name}" if self.name else self.route

    def at(self, world: World) -> str:
        """Where it is, once what it shows is made."""
        return self.path if isinstance(self.path, str) else self.path(world)

    def let_in(self, client: Client, world: World) -> None:
        """Sign its reader in."""
        if isinstance(self.as_, str):
            sign_in(client, world, self.as_)
        elif self.as_ is not None:
            self.as_(client, world)


def list_doors() -> list[str]:
    """The doors that list pages."""
    return sorted(path.parent.name for path in HERE.glob("*/pages.py"))


def list_pages(*doors: str) -> list[tuple[str, int, Page]]:
    """Door, place in its list, page: of all doors, or of those named."""
    return [
        (door, place, page)
        for door in doors or list_doors()
        if door in list_doors()
        for place, page in enumerate(importlib.import_module(f"tests.doors.{door}.pages").PAGES)
    ]


def labels(pages: list[tuple[str, int, Page]]) -> list[str]:
    """What pytest calls them."""
    return [f"{door}-{page}" for door, _, page in pages]


def visit(world: World, door: str, place: int) -> tuple[str, dict[str, str]]:
    """Called inside the town: make what the page shows; its address, and the cookies of its reader."""
    page = importlib.import_module(f"tests.doors.{door}.pages").PAGES[place]
    client = Client()
    page.let_in(client, world)
    return page.at(world), {name: morsel.value for name, morsel in client.cookies.items()}
