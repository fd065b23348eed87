"""What a page of figures is asked for: a place or unit, and a period. Not for who may see them: insight says that."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest

from maplebridge.cases.listing import NEWEST
from maplebridge.doors.parts.asking import Visitor
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.services.insight.periods import Period, read_period
from maplebridge.services.insight.queries import access_scope
from maplebridge.services.insight.reading import Scope

USUAL = "30d"
NO_PAGE = Text("没有这一页", "There is no such page")
HERE, BEHIND = "/desk/figures/", "/desk/figures/behind/"


@dataclass(frozen=True, slots=True)
class Asked:
    """A scope and a period, and the addresses of what belongs to them."""

    scope: Scope
    period: Period

    @property
    def query(self) -> dict[str, str]:
        """What an address says of both."""
        whose = {"unit": self.scope.unit} if self.scope.unit else {"place": self.scope.place}
        return {**whose, "period": self.period.name}

    def at(self, **other: str) -> str:
        """The page of another place or period."""
        wanted = {**self.query, **other}
        if "place" in other:
            wanted.pop("unit", None)
        return f"{HERE}?{urlencode(wanted)}"

    def behind(self, measure: str, **part: str) -> str:
        """The cases behind a number."""
        return f"{BEHIND}?{urlencode({**self.query, 'measure': measure, **part})}"


def read_asked(request: HttpRequest, visitor: Visitor) -> Asked:
    """What the address asks for. Raises Missing where it is not the visitor's, Fault on a wrong period."""
    assert visitor.actor is not None
    said = request.GET
    scope = access_scope(visitor.actor, place=said.get("place", ""), unit=said.get("unit", ""))
    first, last = said.get("first", ""), said.get("last", "")
    name = f"{first}..{last}" if first and last else said.get("period", "") or USUAL
    return Asked(scope, read_period(name, visitor.now))


def read_id(text: str) -> UUID:
    """The last case of the page before, as an address names it. Raises Fault."""
    try:
        return UUID(text) if text else NEWEST
    except ValueError:
        raise Fault("no_such_page", NO_PAGE, field="before") from None
