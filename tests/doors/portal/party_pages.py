"""A party's pages of a mediation, with who opens them and how many queries they take."""

from collections.abc import Callable

from django.test import Client
from tests.doors.page import Page
from tests.services.mediation.quarrels import add_neighbour, agreed, bring_quarrel, drafted, settle_around
from tests.world import COUNTY, World

from maplebridge.cases.scenes import make_party_secret
from maplebridge.rulebook.workflows.facts import CaseFacts

MET: dict[str, str] = {}


def party_link(case: CaseFacts, number: int = 2) -> str:
    """The secret link of a party."""
    return f"/p/{case.number}/{number}/{make_party_secret(COUNTY, case.id, number)}"


def meet(make: Callable[[World], CaseFacts]) -> Callable[[Client, World], None]:
    """Let a browser hold the other neighbour's link to a case."""

    def enter(client: Client, world: World) -> None:
        settle_around(world)
        case = make(world)
        client.get(party_link(case))
        MET["number"] = case.number

    return enter


def asked(world: World) -> CaseFacts:
    """Both neighbours are named, the other one has not been heard."""
    return add_neighbour(world, bring_quarrel(world))


def link(world: World) -> str:
    settle_around(world)
    return party_link(asked(world))


def at(path: str) -> Callable[[World], str]:
    """An address of the case that the browser holds."""
    return lambda world: path.format(number=MET["number"])


PAGES = [
    Page("portal_party_link", None, link, 5),
    Page("portal_party", meet(asked), at("/party/{number}/"), 11, "asked"),
    Page("portal_party", meet(drafted), at("/party/{number}/"), 6, "to-sign"),
    Page("portal_party", meet(agreed), at("/party/{number}/"), 6, "agreed"),
    Page("portal_party_sign", meet(drafted), at("/party/{number}/sign/"), 6),
    Page("portal_party_agreement", meet(drafted), at("/party/{number}/agreement/"), 6),
]
